import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

const schema = buildSchema('type Query { a(n: Int): Int, list(of: [Int]): Int }')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema })
})
afterAll(() => server.close())

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

const send = (query: string, variables: string) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  })

const refusal = (message: RegExp) => ({
  errors: [
    { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT', variable: 'x' } },
  ],
})

test.each([
  ['a number', 'query ($x: Int) { a(n: $x) }'],
  ['a list', 'query ($x: [Int]) { list(of: $x) }'],
  ['nothing', '{ a }'],
])('a variable nested 100,000 levels deep where %s is declared is refused', async (_name, query) => {
  const response = await send(query, `{"x":${nested(100_000)}}`)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual(refusal(/nested too deeply: at most 32/))
})

test('32 levels are read, 33 are not, in lists as in objects', async () => {
  expect((await send('{ a }', `{"x":${nested(32)}}`)).status).toBe(200)
  expect((await send('{ a }', `{"x":${nested(33)}}`)).status).toBe(400)
  const objects = `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`
  expect((await send('{ a }', `{"x":${objects}}`)).status).toBe(400)
})

test.each([
  ['in one list', (count: number) => `{"x":[${Array(count - 1).fill(0)}]}`],
  [
    'in lists of lists',
    (count: number) => `{"x":[${Array(Math.ceil(count / 100)).fill(`[${Array(99).fill(0)}]`)}]}`,
  ],
  [
    'in the keys of an object',
    (count: number) => `{"x":{${Array.from({ length: count - 1 }, (_, n) => `"k${n}":0`)}}}`,
  ],
])('10,000 values are read %s, and no more', async (_name, variables) => {
  expect((await send('{ a }', variables(9_900))).status).toBe(200)
  const response = await send('query ($x: [Int]) { list(of: $x) }', variables(10_200))
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual(refusal(/more than 10000 values/))
})

test('values spread over many variables are counted together', async () => {
  const variables = Object.fromEntries(
    Array.from({ length: 200 }, (_, n) => [`v${n}`, Array(100).fill(0)] as const),
  )
  expect((await send('{ a }', JSON.stringify(variables))).status).toBe(400)
})

test('variables by GET are held to the same', async () => {
  const ask = (levels: number) =>
    fetch(`${server.url}/graphql?query={a}&variables={"x":${nested(levels)}}`, {
      headers: { accept: 'application/graphql-response+json', 'graphql-require-preflight': '1' },
    })
  expect((await ask(32)).status).toBe(200)
  expect((await ask(33)).status).toBe(400)
})
