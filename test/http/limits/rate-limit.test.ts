import { randomBytes, randomUUID } from 'node:crypto'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { anonymousViewer } from '../../../src/graphql/context.ts'
import type { LimitOptions } from '../../../src/http/limits/limit-options.ts'
import { createServer, type Server } from '../../../src/http/server.ts'
import { StoredStudies } from '../../../src/jobs/stored/stored-studies.ts'
import { createStudyRunner } from '../../../src/jobs/study-runner.ts'
import type { Log } from '../../../src/log.ts'
import { connect } from '../../../src/store/connect.ts'
import { type Coordination, createCoordination } from '../../../src/store/coordination.ts'
import { createRateLimiter, type RateLimiter } from '../../../src/store/rate-limiter.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { silentLog } from '../../support/silent-log.ts'

const schema = buildSchema('type Query { self: Query, many: [Query!], a: Int }')
let called = 0
schema.getQueryType()!.getFields().a!.resolve = () => ++called
schema.getQueryType()!.getFields().many!.resolve = () => [{}, {}]
schema.getQueryType()!.getFields().self!.resolve = () => ({})

const studies = createStudyRunner({ threads: 1, log: silentLog })
let database: TestDatabase
let coordination: Coordination
let jobs: StoredStudies
const opened: { server: Server; rateLimiter: RateLimiter }[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  coordination = createCoordination({ url: database.url, log: silentLog })
  jobs = new StoredStudies({ db: database.client, coordination, studiesPerOwner: 1, readersPerOwner: 1 })
})
beforeEach(async () => {
  called = 0
  for (const { server, rateLimiter } of opened.splice(0)) {
    await server.close()
    await rateLimiter.close()
  }
  await database.client.rateLimit.deleteMany()
})
afterAll(async () => {
  for (const { server, rateLimiter } of opened) {
    await server.close()
    await rateLimiter.close()
  }
  await studies.close()
  await coordination.close()
  await database.close()
})

/** A server process' worth of objects over the one database. */
async function serve(limits: Partial<LimitOptions>, log: Log = silentLog) {
  const rateLimiter = createRateLimiter({
    url: database.url,
    windowSeconds: limits.budgetWindowSeconds ?? 600,
    log,
  })
  const server = createServer({
    schema,
    database,
    studies,
    jobs,
    rateLimiter,
    limits: { trustedProxies: 1, ...limits },
    log: silentLog,
    now: () => new Date('2026-01-15T12:00:00Z'),
    newId: randomUUID,
    randomBytes,
    authenticate: async () => anonymousViewer([]),
  })
  opened.push({ server, rateLimiter })
  const url = await server.listen({ port: 0 })
  return async (query: string, address = '192.0.2.1') => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ query }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
    return { status: response.status, headers: response.headers, body: (await response.json()) as any }
  }
}

const spent = async () => (await database.client.rateLimit.findFirst())?.points

describe('a budget', () => {
  test('is spent at the minimum of a request, and then everything is refused before it runs', async () => {
    const ask = await serve({ anonymousBudget: 30, minimumCost: 10 })
    for (const available of [20, 10, 0]) {
      const { status, body } = await ask('{ a }')
      expect(status).toBe(200)
      expect(body.extensions).toEqual({ cost: { requested: 1, actual: 1, available } })
    }
    const refused = await ask('{ a }')
    expect(refused.status).toBe(429)
    expect(called).toBe(3)
    const wait = Number(refused.headers.get('retry-after'))
    expect(Number.isInteger(wait)).toBe(true)
    expect(wait).toBeGreaterThanOrEqual(1)
    expect(wait).toBeLessThanOrEqual(600)
    expect(refused.body).toEqual({
      errors: [
        {
          message: `The request costs 10 points and 0 are left. All are there again in ${wait} seconds.`,
          extensions: { code: 'RATE_LIMITED', cost: 10, available: 0, retryAfterSeconds: wait },
        },
      ],
    })
  })

  test('is whole again when its window has ended', async () => {
    const ask = await serve({ anonymousBudget: 10, budgetWindowSeconds: 1 })
    expect((await ask('{ a }')).status).toBe(200)
    await vi.waitFor(async () => expect((await ask('{ a }')).status).toBe(200), { timeout: 10_000 })
  })

  test('is shared by all processes over one database', async () => {
    const limits = { anonymousBudget: 40, minimumCost: 10 }
    const [first, second] = [await serve(limits), await serve(limits)]
    expect((await first('{ a }')).body.extensions.cost.available).toBe(30)
    expect((await second('{ a }')).body.extensions.cost.available).toBe(20)
    expect((await first('{ a }')).body.extensions.cost.available).toBe(10)
    expect((await second('{ a }')).body.extensions.cost.available).toBe(0)
    expect((await first('{ a }')).status).toBe(429)
    expect((await second('{ a }')).status).toBe(429)
    expect(called).toBe(4)
  })

  test('cannot be raced: requests at once get no more than it holds', async () => {
    const limits = { anonymousBudget: 100, minimumCost: 10 }
    const [first, second] = [await serve(limits), await serve(limits)]
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? first : second)('{ a }')),
    )
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(10)
    expect(called).toBeLessThanOrEqual(10)
  })

  test('belongs to one address, which a caller cannot choose', async () => {
    const ask = await serve({ anonymousBudget: 10 })
    expect((await ask('{ a }')).status).toBe(200)
    expect((await ask('{ a }')).status).toBe(429)
    expect((await ask('{ a }', '203.0.113.9, 192.0.2.1')).status).toBe(429)
    expect((await ask('{ a }', '198.51.100.7')).status).toBe(200)
  })

  test('is one for a network of IPv6', async () => {
    const ask = await serve({ anonymousBudget: 10 })
    expect((await ask('{ a }', '2001:db8:1:2::1')).status).toBe(200)
    expect((await ask('{ a }', '2001:db8:1:2::2')).status).toBe(429)
    expect((await ask('{ a }', '2001:db8:1:3::1')).status).toBe(200)
  })
})

describe('a request', () => {
  test('takes what it may cost and gives back what its answer did not need', async () => {
    const ask = await serve({ anonymousBudget: 1_000, minimumCost: 1 })
    const { body } = await ask('{ many { many { a } } }')
    // Reckoned with ten entries a list, answered with two.
    expect(body.extensions.cost).toEqual({
      requested: 1 + 10 * (1 + 10),
      actual: 1 + 2 * (1 + 2),
      available: 993,
    })
    await vi.waitFor(async () => expect(await spent()).toBe(7))
  })

  test('that took the whole budget for a short answer leaves the rest of it to the next', async () => {
    const ask = await serve({ anonymousBudget: 111, minimumCost: 10 })
    expect((await ask('{ many { many { a } } }')).body.extensions.cost.available).toBe(101)
    await vi.waitFor(async () => expect(await spent()).toBe(10))
    expect((await ask('{ a }')).status).toBe(200)
  })

  test('that the rest of the budget does not cover is refused, and leaves the rest', async () => {
    const ask = await serve({ anonymousBudget: 100, minimumCost: 10 })
    const refused = await ask('{ many { many { a } } }')
    expect(refused.status).toBe(429)
    expect(refused.body.errors[0].extensions).toMatchObject({ cost: 111, available: 90 })
    expect(await spent()).toBe(10)
    expect((await ask('{ a }')).status).toBe(200)
  })

  test.each([
    ['does not parse', '{ a'],
    ['is not valid', '{ b }'],
    ['is too deep', '{ self { self { self { a } } } }'],
    ['names no operation', 'query A { a } query B { a }'],
    ['lacks a variable', 'query ($n: Int!) { a @include(if: true) ... @skip(if: false) { a } }'],
  ])('that %s costs the minimum, and runs nothing', async (_name, query) => {
    const ask = await serve({ anonymousBudget: 20, minimumCost: 10, maxDepth: 3 })
    expect((await ask(query)).status).toBe(400)
    expect((await ask(query)).status).toBe(400)
    expect((await ask(query)).status).toBe(429)
    expect(called).toBe(0)
  })
})

describe('without its table', () => {
  const rename = async (from: string, to: string) => {
    const client = await connect(database.url, 'test')
    await client.query(`ALTER TABLE "${from}" RENAME TO "${to}"`)
    await client.end()
  }

  test('limits go on in each process from what it last knew, and the log says so once', async () => {
    const warn = vi.fn()
    const log = { ...silentLog, warn, info: () => undefined } as unknown as Log
    const ask = await serve({ anonymousBudget: 30, minimumCost: 10 }, log)
    expect((await ask('{ a }')).status).toBe(200)
    await rename('RateLimit', 'Elsewhere')
    try {
      const statuses = []
      for (let request = 0; request < 4; request++) statuses.push((await ask('{ a }')).status)
      expect(statuses).toEqual([200, 200, 429, 429])
      expect(called).toBe(3)
      expect(warn.mock.calls.map(([, message]) => message)).toEqual([
        'the database does not answer: each process keeps rate limits for itself',
      ])
    } finally {
      await rename('Elsewhere', 'RateLimit')
    }
  })
})
