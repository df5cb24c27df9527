import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GraphQLContext } from '../../../src/graphql/context.ts'
import { createTelemetry } from '../../../src/telemetry/telemetry.ts'
import { type CollectedSpan, startCollector } from '../../support/collector.ts'
import { keepLog } from '../../support/log-lines.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { silentLog } from '../../support/silent-log.ts'

const schema = buildSchema(`
  type Query { country(iso3: String!): String, broken: Int }
  type Subscription { tick: Int }
`)
const fields = schema.getQueryType()!.getFields()
fields.country!.resolve = async (_, { iso3 }: { iso3: string }, { db, log }: GraphQLContext) => {
  log.info('within')
  return (await db.country.findUnique({ where: { iso3 } }))?.name
}
fields.broken!.resolve = () => {
  throw new TypeError('a detail')
}

const logged = keepLog()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema, log: logged.log })
})
afterAll(() => server.close())

const foreign = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const traceparent = `00-${foreign.traceId}-${foreign.spanId}-01`

/** What a collector is told of while requests are made. */
async function collectedOf(requests: () => Promise<unknown>) {
  const collector = await startCollector()
  const telemetry = await createTelemetry({
    role: 'gateway',
    version: '1.2.3',
    instanceId: 'one',
    metrics: false,
    collectorUrl: collector.url,
    log: silentLog,
  })
  try {
    await requests()
  } finally {
    await telemetry.close()
    await collector.close()
  }
  const one = (name: string): CollectedSpan => {
    const found = collector.spans.filter((span) => span.name === name)
    expect(found, `spans ${name} of ${collector.spans.map((span) => span.name)}`).toHaveLength(1)
    return found[0]!
  }
  return { collector, one }
}

/** Asks, and waits until the request has ended on the server's side as well. */
async function ask(query: string, variables?: object, headers?: Record<string, string>) {
  const answer = await server.execute(query, variables, headers)
  const line = await logged.next('request')
  return { answer, line }
}

test('a request is a trace from HTTP over the operation to its SQL, below the span of its caller', async () => {
  const query = 'query Mine($iso3: String!) { country(iso3: $iso3) }'
  const { collector, one } = await collectedOf(() => ask(query, { iso3: 'IND' }, { traceparent }))
  const http = one('POST /graphql')
  const operation = one('query')
  const asked = one('prisma:client:operation')
  const sql = one('prisma:client:db_query')
  expect(http).toMatchObject({
    traceId: foreign.traceId,
    parentSpanId: foreign.spanId,
    kind: 2,
    failed: false,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
    },
  })
  expect(operation).toMatchObject({
    parentSpanId: http.spanId,
    attributes: { 'graphql.operation.type': 'query', 'monazite.outcome': 'ok' },
  })
  expect(asked.parentSpanId).toBe(operation.spanId)
  expect(sql).toMatchObject({ parentSpanId: asked.spanId, attributes: { 'db.system.name': 'postgresql' } })
  expect(sql.attributes['db.query.text']).toMatch(/^SELECT .* WHERE .*\$1/)
  expect(one('charge points').parentSpanId).toBe(http.spanId)
  expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([foreign.traceId]))
})

test('no span carries what callers wrote: values, names, documents', async () => {
  const { collector } = await collectedOf(async () => {
    await ask('query Zaphod($iso3: String!) { country(iso3: $iso3) }', { iso3: 'Beeblebrox' })
    await ask('{ trillian: country(iso3: "Marvin") }')
    await ask('query Ford { broken }')
    await fetch(`${server.url}/graphql/arthur?dent=1`, { headers: { 'user-agent': 'slartibartfast' } })
    await logged.next('request')
  })
  expect(collector.spans.length).toBeGreaterThan(6)
  expect(collector.text).not.toMatch(/zaphod|beeblebrox|trillian|marvin|ford|arthur|dent|slartibartfast/i)
})

test('what the server does wrong marks its operation, without its text', async () => {
  const { collector, one } = await collectedOf(() => ask('{ broken }'))
  expect(one('query')).toMatchObject({ failed: true, attributes: { 'monazite.outcome': 'failed' } })
  expect(collector.text).not.toContain('a detail')
})

test('only requests that do work are traced', async () => {
  const { collector } = await collectedOf(async () => {
    for (const path of ['/healthz', '/readyz', '/', '/nowhere']) {
      await fetch(server.url + path, { redirect: 'manual' })
      await logged.next('request')
    }
    const response = await fetch(`${server.url}/export/observations.csv?series=nothing`)
    await response.text()
    await logged.next('request')
  })
  const names = collector.spans.filter(({ kind }) => kind === 2).map(({ name }) => name)
  expect(names).toEqual(['GET /export'])
})

test('log lines name the request, and its trace and span while something is traced', async () => {
  const { one } = await collectedOf(async () => {
    await ask('{ country(iso3: "IND") }', {}, { 'x-request-id': 'mine' })
  })
  const span = one('POST /graphql')
  const ids = { requestId: 'mine', traceId: span.traceId, spanId: span.spanId }
  expect(span.attributes['monazite.request.id']).toBe('mine')
  expect(
    await logged.next('within').then(() => logged.lines.filter((line) => line.requestId === 'mine')),
  ).toMatchObject([
    { msg: 'within', ...ids },
    { msg: 'request', ...ids },
  ])
})

test('untraced, log lines still name the trace of a caller that is in one', async () => {
  const plain = await ask('{ __typename }')
  expect(plain.line.traceId).toBeUndefined()
  expect(plain.line.spanId).toBeUndefined()
  const inTrace = await ask('{ __typename }', {}, { traceparent })
  expect(inTrace.line.traceId).toBe(foreign.traceId)
  expect(inTrace.line.spanId).toBeUndefined()
  const wrong = await ask('{ __typename }', {}, { traceparent: `${traceparent}, ${traceparent}` })
  expect(wrong.line.traceId).toBeUndefined()
  expect(wrong.answer.body.data).toEqual({ __typename: 'Query' })
})
