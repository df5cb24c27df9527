import { once } from 'node:events'
import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { subscribe } from '../support/event-stream.ts'
import { ask, idIn, simulate, startGateway } from './gateway.ts'

/** Begins a request whose head the server has by the time this resolves; `finish` sends the rest and gives the id of the run. */
async function begin(url: string, query: string) {
  const headers = { 'content-type': 'application/json', expect: '100-continue' }
  const sent = request(`${url}/graphql`, { method: 'POST', headers })
  const answered = once(sent, 'response')
  sent.flushHeaders()
  await once(sent, 'continue')
  return {
    async finish(): Promise<string> {
      sent.end(JSON.stringify({ query }))
      const [response] = await answered
      expect(response.statusCode).toBe(200)
      const { data } = (await json(response)) as { data: { simulate: { id: string } } }
      return data.simulate.id
    },
  }
}

test('SIGTERM under load: requests under way are answered, subscriptions end with `complete`, the process with 0', async () => {
  const database = await createTestDatabase()
  const gateway = await startGateway({ DATABASE_URL: database.url, SHUTDOWN_SECONDS: '30' })
  const long = simulate(0, ', wait: false, uncertainty: { runs: 1000000 }')
  const id = idIn(await ask(gateway, long))
  const streams = await Promise.all(
    Array.from({ length: 3 }, () =>
      subscribe(gateway.url, 'subscription ($id: ID!) { simulationProgress(id: $id) { state } }', { id }),
    ),
  )
  for (const stream of streams) expect((await stream.next())?.event).toBe('next')

  // As many as a busy server takes at once.
  const numbers = Array.from({ length: 9 }, (_, index) => index + 1)
  const underWay = await Promise.all(
    numbers.map((number) => begin(gateway.url, simulate(number, ', uncertainty: { runs: 4096 }'))),
  )
  const [first, ...others] = underWay
  const ids = [await first!.finish()]
  const answers = others.map(({ finish }) => finish())
  gateway.kill('SIGTERM')
  for (const stream of streams) expect((await stream.rest()).at(-1)).toEqual({ event: 'complete' })
  ids.push(...(await Promise.all(answers)))
  // Had it waited in vain it would be 1, and the signal's name had it been ended by it.
  expect(await gateway.ended).toBe(0)
  expect((await ask(gateway, '{ __typename }')).status).toBe('cut')

  const stored = await database.client.simulation.findMany({ where: { ensembleFingerprint: { not: null } } })
  const globalId = (run: { id: string }) => Buffer.from(`Simulation:${run.id}`).toString('base64')
  expect(stored.map(globalId)).toEqual(expect.arrayContaining(ids))
  await database.close()
}, 120_000)
