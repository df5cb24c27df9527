import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

const readme = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8')
/** The calls of the README's worked questions, each with the answer that is printed below it. */
const questions = [...readme.matchAll(/```graphql\n(.*?)```\n+```json\n(.*?)```/gs)].map(
  ([, query, answer]) => ({
    name: /\w+ (\w+)/.exec(query!)![1]!,
    query: query!,
    answer: JSON.parse(answer!),
  }),
)

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Numbers as the README prints them: to four digits. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(4))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]))
}

describe('the worked questions of the engine’s README', () => {
  test('are three', () => {
    expect(questions.map(({ name }) => name)).toEqual([
      'DoesTheSuspensionMatter',
      'FortyTwoOrOneHundredAndEightyDays',
      'WhatToMeasureBetter',
    ])
  })

  test.each(questions)('$name has the answer that is printed', async ({ query, answer }) => {
    const { body } = await server.execute(query)
    expect(body.errors).toBeUndefined()
    expect(rounded(body.data)).toEqual(answer)
  })
})
