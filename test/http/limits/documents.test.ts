import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

const schema = buildSchema('type Query { self: Query, a(n: Int): Int, s(text: String): Int }')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema })
})
afterAll(() => server.close())

const status = async (query: string, variables?: object) => (await server.execute(query, variables)).status

const tooLarge = async (query: string, message: string) => {
  const { status, body } = await server.execute(query)
  expect(status).toBe(400)
  expect(body).toEqual({
    errors: [
      expect.objectContaining({
        message: expect.stringContaining(message),
        extensions: expect.objectContaining({ code: 'DOCUMENT_TOO_LARGE' }),
      }),
    ],
  })
}

const repeated = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')

describe('aliases', () => {
  test('100 are allowed, and no more', async () => {
    expect(await status(`{ ${repeated(100, (n) => `x${n}: a`)} }`)).toBe(200)
    await tooLarge(`{ ${repeated(101, (n) => `x${n}: a`)} }`, 'too many aliases')
  })

  test('are counted over levels, fragments and operations', async () => {
    await tooLarge(
      `query A { ${repeated(34, (n) => `x${n}: a`)} self { ${repeated(34, (n) => `y${n}: a`)} ...F } }
       fragment F on Query { ${repeated(34, (n) => `z${n}: a`)} }`,
      'too many aliases',
    )
  })

  test('that fragments multiply count in the cost', async () => {
    const fragments = repeated(
      10,
      (n) => `fragment F${n} on Query { a: self { ...F${n + 1} } b: self { ...F${n + 1} } }`,
    )
    const wide = repeated(
      4,
      (n) => `fragment F1${n} on Query { a: self { ...F1${n + 1} } b: self { ...F1${n + 1} } }`,
    )
    const { body } = await server.execute(`{ ...F0 } ${fragments} ${wide} fragment F14 on Query { a }`)
    expect(body.errors?.[0]?.extensions.code).toMatch(/QUERY_TOO_(DEEP|COSTLY)|DOCUMENT_TOO_LARGE/)
  })
})

describe('directives', () => {
  test('50 are allowed, and no more', async () => {
    expect(await status(`{ ${repeated(50, (n) => `x${n}: a @skip(if: false)`)} }`)).toBe(200)
    await tooLarge(`{ ${repeated(51, (n) => `x${n}: a @skip(if: false)`)} }`, 'too many directives')
  })

  test('no more than 5 stand at one place, known or not', async () => {
    await tooLarge(`{ a ${'@unknown '.repeat(6)} }`, '6 directives at one place')
    await tooLarge(`query ${'@unknown '.repeat(6)} { a }`, '6 directives at one place')
    await tooLarge(
      `{ a ...F ${'@unknown '.repeat(6)} } fragment F on Query { a }`,
      '6 directives at one place',
    )
  })
})

test('100 definitions are allowed, and no more', async () => {
  const fragments = (count: number) =>
    `{ ${repeated(count, (n) => `...F${n}`)} } ${repeated(count, (n) => `fragment F${n} on Query { a }`)}`
  expect(await status(fragments(99))).toBe(200)
  await tooLarge(fragments(100), '101 operations and fragments')
})

test('100 variables are allowed, and no more', async () => {
  const query = (count: number) => `query (${repeated(count, (n) => `$v${n}: Int`)}) { a(n: 1) }`
  const { body } = await server.execute(query(100))
  expect(body.errors?.[0]?.message).toMatch(/never used/)
  await tooLarge(query(101), '101 variables')
})

test('names have at most 200 characters', async () => {
  expect(await status(`query ${'n'.repeat(200)} { a }`)).toBe(200)
  await tooLarge(`query ${'n'.repeat(201)} { a }`, 'a name with too many characters')
  await tooLarge(`{ ${'n'.repeat(201)}: a }`, 'a name with too many characters')
})

test('an address has at most 20 parameters', async () => {
  const ask = async (count: number) =>
    (
      await fetch(
        `${server.url}/graphql?query={a}&${Array(count - 1)
          .fill('operationName=')
          .join('&')}`,
        { headers: { 'graphql-require-preflight': '1' } },
      )
    ).status
  expect(await ask(20)).toBe(200)
  expect(await ask(21)).toBe(400)
})

test('fragments that spread themselves are refused, not followed', async () => {
  expect(
    await status('{ ...A } fragment A on Query { self { ...B } } fragment B on Query { self { ...A } }'),
  ).toBe(400)
})

describe('fields of one name at one place', () => {
  test('100 are allowed, 101 are not', async () => {
    expect(await status(`{ ${repeated(100, () => 'a')} }`)).toBe(200)
    await tooLarge(`{ ${repeated(101, () => 'a')} }`, 'repeats fields too often')
  })

  test('are counted through fragments, over levels, and in fragments that spread themselves', async () => {
    const inline = repeated(101, () => '... { a }')
    await tooLarge(`{ ${inline} }`, 'repeats fields too often')
    const named = repeated(60, (n) => `fragment F${n} on Query { self { a } self { a } }`)
    await tooLarge(`{ ${repeated(60, (n) => `...F${n}`)} } ${named}`, 'repeats fields too often')
    await tooLarge(`{ ${repeated(12, () => `self { ${repeated(12, () => 'self { a }')} }`)} }`, 'repeats')
    const { body } = await server.execute('{ ...F } fragment F on Query { self { ...F } }')
    expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test('at different places are another matter', async () => {
    const fields = repeated(50, (n) => `x${n}: self { a s }`)
    expect(await status(`{ ${fields} }`)).toBe(200)
  })
})
