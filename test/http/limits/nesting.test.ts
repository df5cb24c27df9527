import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { startProcess } from '../../support/process.ts'

const nested = (levels: number, open: string, inner: string, close: string) =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`

/** Ways to go deep: each descends other functions of the parser. */
const forms: Record<string, (levels: number) => string> = {
  lists: (levels) => `{ observations(filter: ${nested(levels, '[', '', ']')}) { totalCount } }`,
  objects: (levels) => `{ observations(filter: ${nested(levels, '{a:', '1', '}')}) { totalCount } }`,
  selections: (levels) => nested(levels, '{self', '{a}', '}'),
  types: (levels) => `query ($x: ${nested(levels, '[', 'Int', ']')}) { __typename }`,
}

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

// A process of its own for each: code that has not run yet takes more of the stack than it does later.
describe('the first request of a process', () => {
  test.each(Object.keys(forms))('may nest %s too deeply: a request error', async (form) => {
    const server = startProcess('src/main.ts', { DATABASE_URL: database.url, PORT: '0' })
    try {
      const url = (await server.printed(/GraphQL {4}(http\S+)/))[1]!
      for (const levels of [10_000, 5_000, 700]) {
        const { status, body } = await ask(url, forms[form]!(levels))
        expect(body.errors).toMatchObject([
          {
            message: 'The document is nested too deeply: at most 100 brackets may be open at once.',
            extensions: { code: 'DOCUMENT_TOO_LARGE', maximum: 100 },
          },
        ])
        expect(status).toBe(400)
      }
      expect(await ask(url, '{ __typename }')).toMatchObject({
        status: 200,
        body: { data: { __typename: 'Query' } },
      })
    } finally {
      server.kill('SIGTERM')
      await server.ended
    }
  })
})

async function ask(url: string, query: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, body: (await response.json()) as { errors?: unknown[] } }
}
