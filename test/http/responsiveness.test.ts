import { expect, test, vi } from 'vitest'
import { startTestServer } from '../support/server.ts'

/** Draws × arms × years near the most that is allowed, cut into hundreds of tasks: a minute of a core. */
const longStudy = `{
  preview(input: {
    china: { oxide: { severityByYear: [0.5, 0.8] } }, horizonYears: 25, uncertainty: { runs: 10000000 }
  }) { ... on Preview { uncertainty { fingerprint } } }
}`

test('requests are answered while the threads compute: nothing of a study holds up the event loop', async () => {
  const server = await startTestServer()
  const caller = new AbortController()
  const study = expect(
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: longStudy }),
      signal: caller.signal,
    }),
  ).rejects.toThrow('over')
  await vi.waitFor(() => expect(server.studies.studies).toBe(1), { timeout: 20_000, interval: 5 })
  for (let query = 0; query < 100; query++) {
    expect((await server.execute('{ __typename }')).body.data).toEqual({ __typename: 'Query' })
    const country = await server.execute('{ country(iso3: "IND") { name } }')
    expect(country.body.data).toEqual({ country: { name: 'India' } })
  }
  expect(server.studies.studies).toBe(1)
  caller.abort(new Error('over'))
  await study
  await server.close()
})
