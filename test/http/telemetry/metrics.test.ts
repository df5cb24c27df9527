import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, GraphQLError } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createJobMetrics } from '../../../src/telemetry/job-metrics.ts'
import { observeLoad } from '../../../src/telemetry/load-metrics.ts'
import { createTelemetry, type Telemetry } from '../../../src/telemetry/telemetry.ts'
import { projectFolder } from '../../support/folders.ts'
import { keepLog } from '../../support/log-lines.ts'
import { readPrometheus } from '../../support/prometheus.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { silentLog } from '../../support/silent-log.ts'

const schema = buildSchema(`
  type Query { a: Int, broken: Int, coded(code: String!): Int }
  type Mutation { set: Int }
  type Subscription { tick: Int }
`)
const fields = schema.getQueryType()!.getFields()
fields.broken!.resolve = () => {
  throw new TypeError('a detail')
}
fields.coded!.resolve = (_, { code }: { code: string }) => {
  throw new GraphQLError('coded', { extensions: { code } })
}
schema.getSubscriptionType()!.getFields().tick!.subscribe = async function* () {
  yield { tick: 1 }
}

const trusted = 'query Known { a }'
const folder = mkdtempSync(join(tmpdir(), 'monazite-metrics-'))
const logged = keepLog()
let telemetry: Telemetry
let server: TestServer
beforeAll(async () => {
  const manifest = join(folder, 'manifest.json')
  const id = `sha256:${createHash('sha256').update(trusted).digest('hex')}`
  writeFileSync(manifest, JSON.stringify({ [id]: trusted }))
  telemetry = await createTelemetry({
    role: 'gateway',
    version: '1.2.3',
    instanceId: 'one',
    metrics: true,
    freshMillis: 0,
    log: silentLog,
  })
  server = await startTestServer({ schema, telemetry, trustedManifests: [manifest], log: logged.log })
})
afterAll(async () => {
  await server.close()
  await telemetry.close()
  rmSync(folder, { recursive: true })
})

const read = async () => readPrometheus(await telemetry.prometheusText!())

/** Asks, and waits until the request has ended on the server's side as well. */
async function ask(query: string, headers?: Record<string, string>) {
  const answer = await server.execute(query, {}, headers)
  await logged.next('request')
  return answer
}

test('Prometheus reads the metrics at /metrics, where nothing else is done', async () => {
  await ask('{ a }')
  const before = (await read()).value('monazite_points_charged_total')
  const response = await fetch(`${server.url}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const { types, value } = readPrometheus(await response.text())
  expect(types).toMatchObject({
    http_server_request_duration_seconds: 'histogram',
    http_server_active_requests: 'gauge',
    nodejs_eventloop_delay_seconds: 'gauge',
    nodejs_eventloop_time_seconds_total: 'counter',
    process_cpu_seconds_total: 'counter',
    process_memory_bytes: 'gauge',
  })
  expect(value('target_info')).toBe(1)
  expect(value('nodejs_version_info', { version: process.version })).toBe(1)
  expect(value('process_memory_bytes', { kind: 'rss' })).toBeGreaterThan(1e7)
  const head = await fetch(`${server.url}/metrics`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const post = await fetch(`${server.url}/metrics`, { method: 'POST', body: 'x' })
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await read()).value('monazite_points_charged_total')).toBe(before)
  for (const _ of [1, 2, 3]) await logged.next('request')
})

test.each([
  ['a query', '{ a }', { type: 'query', name: 'other', outcome: 'ok', code: 'none' }],
  ['a trusted document', trusted, { type: 'query', name: 'Known', outcome: 'ok', code: 'none' }],
  [
    'a document that only has the name of a trusted one',
    'query Known { a __typename }',
    { type: 'query', name: 'other', outcome: 'ok', code: 'none' },
  ],
  ['a mutation', 'mutation Mine { set }', { type: 'mutation', name: 'other', outcome: 'ok', code: 'none' }],
  [
    'what the schema does not have',
    '{ b }',
    { type: 'unknown', name: 'other', outcome: 'user_error', code: 'GRAPHQL_VALIDATION_FAILED' },
  ],
  [
    'what is no GraphQL',
    '{',
    { type: 'unknown', name: 'other', outcome: 'user_error', code: 'GRAPHQL_PARSE_FAILED' },
  ],
  [
    "the server's own fault",
    '{ broken }',
    { type: 'query', name: 'other', outcome: 'failed', code: 'INTERNAL_SERVER_ERROR' },
  ],
  [
    'what is forbidden',
    '{ coded(code: "FORBIDDEN") }',
    { type: 'query', name: 'other', outcome: 'refused', code: 'FORBIDDEN' },
  ],
  [
    'an error with an unknown code',
    '{ coded(code: "of its own") }',
    { type: 'query', name: 'other', outcome: 'user_error', code: 'other' },
  ],
  [
    'what is too large',
    `{ ${'x:a '.repeat(2_000)} }`,
    { type: 'unknown', name: 'other', outcome: 'refused', code: 'DOCUMENT_TOO_LARGE' },
  ],
])('%s is counted by its kind and its end', async (_, query, labels) => {
  const count = async () => (await read()).value('monazite_graphql_operations_total', labels) ?? 0
  const before = await count()
  await ask(query)
  expect(await count()).toBe(before + 1)
})

test('an operation that streams counts when it begins, and its request not among the durations', async () => {
  const requests = async () => {
    const { series } = await read()
    return series
      .filter(({ name, labels }) => /_seconds_count$/.test(name) && labels.http_route === '/graphql')
      .reduce((sum, { value }) => sum + value, 0)
  }
  const before = await requests()
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { tick }' }),
  })
  expect(await response.text()).toContain('{"data":{"tick":1}}')
  await logged.next('request')
  const { value } = await read()
  expect(value('monazite_graphql_operations_total', { type: 'subscription', outcome: 'ok' })).toBe(1)
  expect(await requests()).toBe(before)
  expect(value('http_server_active_requests', { http_route: '/graphql', http_request_method: 'POST' })).toBe(
    0,
  )
})

test('points are counted as they are taken, given back and refused', async () => {
  const limits = { anonymousBudget: 60, minimumCost: 10 }
  const poor = await startTestServer({ schema, telemetry, limits })
  const points = async () => {
    const { value } = await read()
    return ['charged', 'returned', 'refused'].map((what) => value(`monazite_points_${what}_total`) ?? 0)
  }
  const before = await points()
  const many = Array.from({ length: 55 }, (_, index) => `a${index}: a`).join(' ')
  const skipped = Array.from({ length: 30 }, (_, index) => `a${index}: a @skip(if: true)`).join(' ')
  const statuses = []
  for (const query of ['{ a }', `{ ${many} }`, `{ ${skipped} a }`])
    statuses.push((await poor.execute(query)).status)
  await poor.close()
  expect(statuses).toEqual([200, 429, 200])
  // What is refused costs the least.
  expect((await points()).map((count, index) => count - before[index]!)).toEqual([51, 21, 55])
  expect(
    (await read()).value('monazite_graphql_operations_total', { outcome: 'refused', code: 'RATE_LIMITED' }),
  ).toBe(1)
})

test('however odd requests are, the series stay few, and hold nothing that callers wrote', async () => {
  const odd = () => `zz${randomBytes(6).toString('hex')}`
  const methods = ['GET', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'OPTIONS', 'POST', 'HEAD']
  const paths = ['/', '/export/', '/graphql/', '/graphql?', '/metrics?']
  const requests = Array.from({ length: 300 }, (_, index) => async () => {
    const turn = Math.floor(index / 3)
    if (index % 3 === 0) await server.execute(`query ${odd()} { coded(code: "${odd()}") }`)
    else if (index % 3 === 1)
      await server.execute(`mutation ${odd()} { set(${odd()}: 1) }`, {}, { [odd()]: odd() })
    else await send(methods[turn % methods.length]!, paths[turn % paths.length]! + odd())
  })
  const lanes = Array.from({ length: 8 }, async () => {
    for (let next = requests.pop(); next; next = requests.pop()) await next()
  })
  await Promise.all(lanes)
  const text = await telemetry.prometheusText!()
  const { series } = readPrometheus(text)
  const distinct = (pattern: RegExp) => series.filter(({ name }) => pattern.test(name)).length
  expect(text).not.toMatch(/zz[\da-f]{12}/)
  expect(distinct(/^monazite_graphql_operations_total$/)).toBeLessThan(20)
  expect(distinct(/^http_server_request_duration_seconds_count$/)).toBeLessThan(40)
  const values = (label: string) => new Set(series.flatMap(({ labels }) => labels[label] ?? []))
  expect([...values('http_request_method')].sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST', '_OTHER'])
  expect([...values('name')].sort()).toEqual(['Known', 'other'])
})

function send(method: string, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    httpRequest(server.url + path, { method }, (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end()
  })
}

test('README has every metric, and no other', async () => {
  observeLoad(telemetry.meter, {
    studies: () => 0,
    connections: () => server.database.connections(),
  })
  const jobs = createJobMetrics(telemetry.meter)
  jobs.observeJobs(async () => ({ waiting: 0, running: 0 }))
  jobs.chunkEnded({ kind: 'ensemble', outcome: 'done', seconds: 1 })
  const { types } = await read()
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8')
  const rows = readme.split('| metric | type | labels | meaning |')[1]!.split('\n\n', 1)[0]!
  const listed = rows.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)])
  expect(listed.map(([, name]) => name).sort()).toEqual(Object.keys(types).sort())
})

test('where metrics are off there is no such page, and everything else is as it was', async () => {
  const off = await createTelemetry({
    role: 'gateway',
    version: '1.2.3',
    instanceId: 'two',
    metrics: false,
    log: silentLog,
  })
  const without = await startTestServer({ schema, telemetry: off })
  expect((await fetch(`${without.url}/metrics`)).status).toBe(404)
  expect((await without.execute('{ a }')).status).toBe(200)
  await without.close()
  await off.close()
})
