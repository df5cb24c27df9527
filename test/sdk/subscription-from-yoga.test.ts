import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, createClient, GraphQLRequestError, TypedDocumentString } from '../../src/sdk/index.ts'
import { caught } from './caught.ts'
import { collected } from './collected.ts'
import { startYogaServer, type YogaServer } from './yoga-server.ts'

const Count = new TypedDocumentString<{ count: number }, { to: number }>(
  'subscription Count($to: Int!) { count(to: $to) }',
)

let server: YogaServer
let client: Client
beforeEach(async () => {
  server = await startYogaServer()
  client = createClient({ url: server.url })
})
afterEach(() => server.close())

test('gives its values in their order and ends', async () => {
  const values = client.subscribe(Count, { to: 300 })
  expect((await collected(values)).map(({ count }) => count)).toEqual(
    Array.from({ length: 300 }, (_, index) => index + 1),
  )
  expect(await values.next()).toEqual({ done: true, value: undefined })
})

test('may be text, and may hold letters of any kind', async () => {
  const values = client.subscribe('subscription { names }')
  expect(await collected(values)).toEqual([{ names: ['釹', 'néodyme', '🧲\r\n\u2028'] }])
})

test('is left by leaving the loop, and the server notices', async () => {
  for await (const value of client.subscribe('subscription { wait }')) {
    expect(value).toEqual({ wait: 1 })
    break
  }
  await server.left
})

test('is closed by return while a value is awaited, which then is the end', async () => {
  const values = client.subscribe('subscription { wait }')
  await values.next()
  const awaited = values.next()
  expect(await values.return!()).toEqual({ done: true, value: undefined })
  expect(await awaited).toEqual({ done: true, value: undefined })
  expect(await values.next()).toEqual({ done: true, value: undefined })
  await server.left
})

test('is cancelled by its signal, with its reason, and the server notices', async () => {
  const controller = new AbortController()
  const reason = new Error('changed my mind')
  const values = client.subscribe('subscription { wait }', {}, { signal: controller.signal })
  await values.next()
  const awaited = caught(values.next())
  controller.abort(reason)
  expect(await awaited).toBe(reason)
  expect(await values.next()).toEqual({ done: true, value: undefined })
  await server.left
})

test.each([
  ['a document that is wrong', 'subscription { nothing }', /"nothing"/],
  ['a subscription that is refused', 'subscription { refuse }', /Unexpected error/],
  ['a value that fails', 'subscription { break }', /Unexpected error/],
])('%s is a GraphQLRequestError', async (_, document, message) => {
  const error = await caught(collected(client.subscribe(document)))
  expect(error).toBeInstanceOf(GraphQLRequestError)
  expect(error).toMatchObject({ message: expect.stringMatching(message), data: null })
})

test('may be a query, whose answer is its one value', async () => {
  expect(await collected(client.subscribe('{ name }'))).toEqual([{ name: 'neodymium' }])
})
