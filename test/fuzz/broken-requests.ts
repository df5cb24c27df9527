import { gzipSync } from 'node:zlib'
import type { Draw } from './draw.ts'

/** A request as `fetch` takes it. */
export interface HttpRequest {
  readonly how: string
  readonly path: string
  readonly init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }
}

const json = { 'content-type': 'application/json' }
const good = '{"query":"{ __typename }"}'

const bodies = [
  '',
  ' ',
  'null',
  'true',
  '1',
  '"{ __typename }"',
  '[]',
  `[${good},${good}]`,
  '{}',
  '{"query":null}',
  '{"query":1}',
  '{"query":["{ __typename }"]}',
  '{"query":{"a":1}}',
  '{"query":""}',
  '{"query":"\\u0000"}',
  '{"query":"\\ud800"}',
  '{"query":"{ __typename }","query":5}',
  '{"query":"{ __typename }","variables":"text"}',
  '{"query":"{ __typename }","variables":[1]}',
  '{"query":"{ __typename }","variables":1}',
  '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}',
  '{"query":"{ __typename }","extensions":"text"}',
  '{"query":"{ __typename }","extensions":[1]}',
  '{"query":"{ __typename }","extensions":{"persistedQuery":5}}',
  '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":"1","sha256Hash":{}}}}',
  '{"query":"{ __typename }","operationName":{}}',
  '{"query":"{ __typename }","operationName":"Nobody"}',
  '{"query":"{ __typename }","unknown":1}',
  '{"documentId":"sha256:00"}',
  '{"documentId":5}',
  '{"documentId":{"toString":"x"}}',
  '{"documentId":"sha256:00","query":"{ __typename }"}',
  '{"__proto__":{"query":"{ __typename }"}}',
  '{"query":NaN}',
  '{"query":"{ __typename }","variables":{"a":1e999}}',
  `\ufeff${good}`,
  `{"variables":${'['.repeat(5_000)}${']'.repeat(5_000)},"query":"{ __typename }"}`,
  `{"variables":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)},"query":"{ __typename }"}`,
  '['.repeat(50_000),
  `{"query":"${'x'.repeat(1_000_001)}"}`,
]

const contentTypes = [
  '',
  'text/plain',
  'application/graphql',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/xml',
  'a/b; c=d; e',
  'application/json, text/plain',
]

const accepts = [
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'text/html',
  'text/event-stream',
  'multipart/mixed',
  'image/png',
  'application/json; charset=latin1',
  '',
  ';;;',
  'application/*;q=0',
]

const authorizations = [
  'Bearer',
  'Bearer ',
  'Bearer mzk_',
  'Bearer mzk_aaaaaaaaaaaa_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
  'Basic YTpi',
  'Bearer a.b.c',
  'Bearer eyJhbGciOiJub25lIn0.e30.',
  `Bearer ${'x'.repeat(5_000)}`,
]

const paths = [
  '/graphql?query=%7B__typename%7D',
  '/graphql?query=',
  '/graphql?query=%ff',
  '/graphql?query=%7B__typename%7D&variables=%7B',
  '/graphql?query=%7B__typename%7D&variables=null&extensions=5',
  '/graphql?query=mutation%7B__typename%7D',
  '/graphql?documentId=sha256:00',
  `/graphql?${'a=1&'.repeat(30)}`,
  '/graphql/',
  '/graphql/..%2f..%2fetc%2fpasswd',
  '/nothing',
  '/%00',
  '/export/observations.csv?yearFrom=NaN',
  '/export/observations.csv?countryIso3=IND&countryIso3=JPN',
  '/export/simulations/x.csv',
  '/export/',
  '/healthz',
]

const makers: ((draw: Draw) => Omit<HttpRequest, 'how'>)[] = [
  function oddBody(draw) {
    return { path: '/graphql', init: { method: 'POST', headers: json, body: draw.pick(bodies) } }
  },
  function spoiledBody(draw) {
    const body = '{"query":"query ($n: Int) { countries(first: $n) { totalCount } }","variables":{"n":5}}'
    const at = draw.int(0, body.length - 1)
    const spoiled = draw.pick([
      body.slice(0, at),
      body.slice(0, at) + draw.text() + body.slice(at),
      body.slice(0, at) + body.slice(at + 1),
    ])
    return { path: '/graphql', init: { method: 'POST', headers: json, body: spoiled } }
  },
  function randomJson(draw) {
    const body = JSON.stringify({ query: draw.json(), variables: draw.json(), extensions: draw.json() })
    return { path: '/graphql', init: { method: 'POST', headers: json, body } }
  },
  function randomBytes(draw) {
    const body = new Uint8Array(Array.from({ length: draw.int(1, 40) }, () => draw.int(0, 255)))
    return { path: '/graphql', init: { method: 'POST', headers: json, body } }
  },
  function contentType(draw) {
    const headers = { 'content-type': draw.pick(contentTypes) }
    return { path: '/graphql', init: { method: 'POST', headers, body: good } }
  },
  function encoding(draw) {
    const headers = { ...json, 'content-encoding': draw.pick(['gzip', 'br', 'identity', 'x', 'gzip, gzip']) }
    return { path: '/graphql', init: { method: 'POST', headers, body: new Uint8Array(gzipSync(good)) } }
  },
  function accept(draw) {
    const headers = { ...json, accept: draw.pick(accepts) }
    return { path: '/graphql', init: { method: 'POST', headers, body: good } }
  },
  function authorization(draw) {
    const headers = { ...json, authorization: draw.pick(authorizations) }
    return { path: '/graphql', init: { method: 'POST', headers, body: good } }
  },
  function strangeHeader(draw) {
    const value = draw.pick(['x'.repeat(20_000), 'x'.repeat(64), '%00', '"; DROP TABLE', '\u00ff', '-1'])
    const name = draw.pick(['x-request-id', 'origin', 'x-forwarded-for', 'if-none-match', 'sec-fetch-site'])
    return { path: '/graphql', init: { method: 'POST', headers: { ...json, [name]: value }, body: good } }
  },
  function method(draw) {
    const headers = { 'x-graphql-yoga-csrf': '1' }
    return {
      path: '/graphql',
      init: { method: draw.pick(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']), headers },
    }
  },
  function address(draw) {
    const headers: Record<string, string> = draw.chance(70) ? { 'x-graphql-yoga-csrf': '1' } : {}
    return { path: draw.pick(paths), init: { method: draw.pick(['GET', 'GET', 'POST']), headers } }
  },
]

export const makerNames: readonly string[] = makers.map(({ name }) => name)

/** An HTTP request that carries no sound GraphQL, or carries it in an odd way. */
export function drawBrokenRequest(draw: Draw): HttpRequest {
  const make = draw.pick(makers)
  return { how: make.name, ...make(draw) }
}
