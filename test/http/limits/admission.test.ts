import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAdmission } from '../../../src/http/limits/admission.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

const caller = { destroyed: false }

describe('a process that is busy', () => {
  test('has so many requests under way, and refuses who has waited in vain', async () => {
    const { enter } = createAdmission({ maximum: 9, whileBusy: 2, busy: () => true })
    const [first, second, third] = await Promise.all([enter(caller), enter(caller), enter(caller)])
    expect([first, second, third]).toEqual([expect.any(Function), expect.any(Function), undefined])
  })

  test('lets in who waits as soon as another leaves, and counts him once however often he does', async () => {
    const { enter } = createAdmission({ maximum: 9, whileBusy: 1, busy: () => true })
    const leave = (await enter(caller))!
    const [waiting, behind] = [enter(caller), enter(caller)]
    leave()
    leave()
    expect(await waiting).toEqual(expect.any(Function))
    expect(await behind).toBeUndefined()
  })

  test('gives no place to who has gone while he waited', async () => {
    const { enter } = createAdmission({ maximum: 9, whileBusy: 1, busy: () => true })
    const leave = (await enter(caller))!
    const gone = { destroyed: false }
    const [left, waiting] = [enter(gone), enter(caller)]
    gone.destroyed = true
    leave()
    expect(await left).toBeUndefined()
    expect(await waiting).toEqual(expect.any(Function))
  })
})

test('a process that has time to spare takes more, up to its maximum', async () => {
  const { enter } = createAdmission({ maximum: 3, whileBusy: 1, busy: () => false })
  const entered = await Promise.all(Array.from({ length: 4 }, () => enter(caller)))
  expect(entered.map((leave) => leave !== undefined)).toEqual([true, true, true, false])
})

describe('a server at its maximum', () => {
  let release: (text: string) => void
  let held: Promise<string>
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        held: { type: GraphQLString, resolve: () => held },
        quick: { type: GraphQLString, resolve: () => 'done' },
      },
    }),
  })

  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ schema, limits: { maxRequestsUnderWay: 1 } })
  })
  beforeEach(() => {
    ;({ promise: held, resolve: release } = Promise.withResolvers<string>())
  })
  afterAll(() => server.close())

  test('refuses with 503 and the time to come again, counts nothing, and answers those who operate it', async () => {
    const first = server.execute('{ held }')
    const refused = await server.execute('{ quick }')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(refused.body).toEqual({
      errors: [
        {
          message:
            'The server has more to do than it can at the moment. Nothing was done: ask again in a second.',
          extensions: { code: 'SERVICE_UNAVAILABLE', requestId: expect.any(String) },
        },
      ],
    })
    const file = await fetch(`${server.url}/export/observations.csv`)
    expect([file.status, (await file.json()).errors[0].extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE'])
    for (const path of ['/healthz', '/readyz', '/docs'])
      expect((await fetch(`${server.url}${path}`)).status, path).toBe(200)
    release('at last')
    expect((await first).body.data).toEqual({ held: 'at last' })
    expect((await server.execute('{ quick }')).body.data).toEqual({ quick: 'done' })
  })
})
