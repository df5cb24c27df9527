import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('every audit of GraphQL over HTTP passes: MUST, SHOULD and MAY', async () => {
  const fetchFn = (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('graphql-require-preflight', '1')
    return fetch(url, { ...init, headers })
  }
  const results = await auditServer({ url: `${server.url}/graphql`, fetchFn })
  const failed = results.filter((result) => result.status !== 'ok')
  expect(failed.map((result) => `${result.name}: ${'reason' in result ? result.reason : ''}`)).toEqual([])
  expect(results.length).toBeGreaterThan(50)
})
