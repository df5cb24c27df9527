import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { projectFolder } from '../support/folders.ts'
import { besiege, refusals } from './victim.ts'

const { victim, attack } = besiege({ responseCache: { maxEntries: 20 } })

let ada: { authorization: string }
let eve: { authorization: string }
beforeAll(async () => {
  ada = await victim.key('ada')
  eve = await victim.key('eve')
  await victim.post({ query: 'mutation { simulate(input: { horizonYears: 1 }) { __typename } }' }, ada)
})

const preflight = { 'apollo-require-preflight': '1' }
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  victim.send(`/graphql?${new URLSearchParams(parameters)}`, { headers: { ...preflight, ...headers } })

const india = '{ country(iso3: "IND") { name } }'

attack('an answer that depends on headers which no cache knows of', async () => {
  const plain = await get({ query: india })
  for (const headers of [
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'http' },
    { 'x-forwarded-prefix': '/evil' },
    { 'x-original-url': '/evil' },
    { 'x-rewrite-url': '/evil' },
    { forwarded: 'host=evil.example' },
    { 'x-host': 'evil.example' },
    { 'accept-language': 'de' },
    { 'x-http-method-override': 'DELETE' },
    { range: 'bytes=0-3' },
  ]) {
    const poisoned = await get({ query: india }, headers as Record<string, string>)
    const cost = /"cost":\{[^}]*\}/
    expect([poisoned.status, poisoned.text.replace(cost, '')]).toEqual([200, plain.text.replace(cost, '')])
    expect(poisoned.headers.get('etag')).toBe(plain.headers.get('etag'))
    expect([...poisoned.headers.values()].join(' ')).not.toContain('evil')
  }
})

attack('another host in an answer or in where it leads', async () => {
  for (const path of ['/', '/docs', '/graphql?query={__typename}', '/healthz']) {
    const answer = await victim.raw(
      `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nApollo-Require-Preflight: 1\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).not.toContain('evil.example')
  }
})

attack('having another text stored under the id of a trusted document', async () => {
  const manifest = JSON.parse(readFileSync(join(projectFolder, 'schema/persisted-documents.json'), 'utf8'))
  const [id] = Object.keys(manifest)
  for (const body of [
    { documentId: id, query: india },
    { query: india, extensions: { persistedQuery: { version: 1, sha256Hash: id!.replace('sha256:', '') } } },
    { documentId: id, extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
    { documentId: [id] },
    { query: india, extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } },
  ]) {
    const reply = await victim.post(body)
    expect([reply.status, refusals(reply)[0]!.code], JSON.stringify(body)).toEqual([400, 'BAD_REQUEST'])
  }
})

attack('registering a document of one’s own by its right hash, to be run by others', async () => {
  const sha256Hash = createHash('sha256').update(india).digest('hex')
  const persistedQuery = { version: 1, sha256Hash }
  expect((await victim.post({ query: india, extensions: { persistedQuery } })).status).toBe(200)
  for (const body of [{ extensions: { persistedQuery } }, { documentId: `sha256:${sha256Hash}` }]) {
    const reply = await victim.post(body)
    expect([reply.status, refusals(reply)[0]!.code]).toEqual([400, 'PERSISTED_DOCUMENT_NOT_FOUND'])
  }
})

attack('getting the answer to another operation of the same document', async () => {
  const document = 'query A { country(iso3: "IND") { name } } query B { country(iso3: "JPN") { name } }'
  const names = []
  for (const operationName of ['A', 'B', 'A']) {
    names.push((await victim.post({ query: document, operationName })).body.data.country.name)
  }
  expect(names).toEqual(['India', 'Japan', 'India'])
})

attack('getting the answer to other variables, to null, or to a default', async () => {
  const query =
    'query ($c: String! = "IND", $n: Boolean = false) { country(iso3: $c) { name @skip(if: $n) iso3 } }'
  const ask = async (variables: object) => (await victim.post({ query, variables })).body.data.country
  for (let round = 0; round < 2; round++) {
    expect(await ask({})).toEqual({ name: 'India', iso3: 'IND' })
    expect(await ask({ c: 'JPN' })).toEqual({ name: 'Japan', iso3: 'JPN' })
    expect(await ask({ n: true })).toEqual({ iso3: 'IND' })
    expect(await ask({ c: '["IND"]' })).toBeNull()
  }
})

attack('reading what another caller was answered, from the cache of the server', async () => {
  for (const query of [
    '{ simulations { totalCount } }',
    '{ viewer { name } country(iso3: "IND") { name } }',
  ]) {
    const mine = await get({ query }, ada)
    const theirs = await get({ query }, eve)
    expect(theirs.body.data).not.toEqual(mine.body.data)
    expect(mine.headers.get('cache-control')).toBe('no-store')
    expect(mine.headers.get('vary')).toBe('accept, authorization, origin')
  }
})

attack('probing by validators what another caller was answered', async () => {
  const query = '{ simulations { totalCount } viewer { name } }'
  const tag = (await get({ query }, ada)).headers.get('etag')!
  for (const given of [tag, tag.replace('W/', ''), `"x", ${tag}`]) {
    const reply = await get({ query }, { ...eve, 'if-none-match': given })
    expect([reply.status, reply.body.data.viewer.name]).toEqual([200, 'eve'])
  }
})

attack('having an error or a refusal kept in the place of an answer', async () => {
  const query = '{ companies(first: 2) { nodes { name } } }'
  const refused = await get({ query }, { authorization: 'Bearer nobody' })
  expect([refused.status, refused.headers.get('cache-control')]).toEqual([401, 'no-store'])
  const unready = await victim.send(`/graphql?${new URLSearchParams({ query })}`)
  expect([unready.status, unready.headers.get('cache-control'), unready.headers.get('etag')]).toEqual([
    403,
    'no-store',
    null,
  ])
  const wrong = await get({ query: '{ companies(first: 0) { nodes { name } } }' })
  expect([wrong.headers.get('cache-control'), wrong.headers.get('etag')]).toEqual(['no-store', null])
  expect((await get({ query })).body.data.companies.nodes).toHaveLength(2)
})

attack('filling the cache with answers that nobody else asks for', async () => {
  const ask = (index: number) => victim.post({ query: `{ a${index}: country(iso3: "IND") { name } }` })
  await ask(0)
  await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index + 1)))
  // The first answer had to make room, and is asked of the database again.
  victim.server.statements.length = 0
  expect((await ask(0)).body.data).toEqual({ a0: { name: 'India' } })
  expect(victim.server.statements.length).toBeGreaterThan(1)
})

attack('sharing an answer between callers of different rights', async () => {
  const none = await victim.key('nothing', ['SIMULATE'])
  await victim.prepared()
  expect((await victim.post({ query: india }, ada)).body.data.country.name).toBe('India')
  const reply = await victim.post({ query: india }, none)
  expect([refusals(reply)[0]!.code, reply.body.data?.country ?? null]).toEqual(['FORBIDDEN', null])
})

attack('loading the page of GraphiQL whole, again and again', async () => {
  // Past the look for leaks: the script of the page is a library's, and says what it likes.
  const get = (headers: Record<string, string>) =>
    fetch(`${victim.server.url}/graphql`, { headers: { accept: 'text/html', ...headers } })
  const page = await get({ 'accept-encoding': 'gzip' })
  expect([page.status, page.headers.get('content-encoding')]).toEqual([200, 'gzip'])
  const etag = page.headers.get('etag')
  expect(etag).not.toBeNull()
  const again = await get({ 'accept-encoding': 'gzip', 'if-none-match': etag! })
  expect([again.status, await again.text()]).toEqual([304, ''])
})
