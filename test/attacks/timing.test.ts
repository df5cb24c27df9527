import { expect } from 'vitest'
import { besiege, idOf } from './victim.ts'

const { victim, attack } = besiege()

const samples = 60
const nobodys = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

/**
 * That none of these requests takes noticeably longer than another. They take turns, and the shortest time of each is
 * compared: that is what a busy machine disturbs least. The bound is wide, since it is to find a statement more or a slow
 * hash, not a microsecond.
 */
async function expectAlike(requests: Record<string, () => Promise<unknown>>): Promise<void> {
  const names = Object.keys(requests)
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -10; round < samples; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + names.length * samples) % names.length]!
      const start = performance.now()
      await requests[name]!()
      // What is compiled and cached by the first ones is no secret.
      if (round >= 0) times.get(name)!.push(performance.now() - start)
    }
  }
  const least = names.map((name) => Math.min(...times.get(name)!))
  const told = names.map((name, index) => `${name}: ${least[index]!.toFixed(2)} ms`).join(', ')
  expect(Math.max(...least) / Math.min(...least), told).toBeLessThan(1.5)
}

attack('measuring whether the id of a run is that of a private run or of nothing', async () => {
  const [ada, eve] = [await victim.key('ada'), await victim.key('eve')]
  const { body } = await victim.post(
    { query: 'mutation { simulate(input: { horizonYears: 2 }) { ... on Simulation { id } } }' },
    ada,
  )
  await victim.prepared()
  const look = (id: string) => async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } simulation(id: $id) { id createdAt } }'
    const answer = await victim.post({ query, variables: { id } }, eve)
    expect(answer.body.data).toEqual({ node: null, simulation: null })
  }
  await expectAlike({
    'a private run': look(body.data.simulate.id),
    nothing: look(idOf('Simulation', nobodys)),
  })
})

const refused = (key: string, message: string) => async () => {
  const { status, body } = await victim.post({ query: '{ __typename }' }, { authorization: `Bearer ${key}` })
  expect([status, body.errors[0].message]).toEqual([401, message])
}
const invalid = 'The API key is not valid.'

/** A key by its visible and its secret part. */
const partsOf = async (owner: string): Promise<[string, string]> => {
  const key = (await victim.key(owner)).authorization.slice('Bearer '.length)
  return [key.slice(0, 17), key.slice(17)]
}
/** Another character of the alphabet of secrets. */
const other = (character: string) => (character === 'A' ? 'B' : 'A')

attack('measuring whether a key is known: revoked, right up to its secret, or of mere form', async () => {
  const [ended, endedSecret] = await partsOf('carol')
  const [known, secret] = await partsOf('ada')
  await victim.server.database.client.apiKey.updateMany({
    where: { owner: 'carol' },
    data: { revokedAt: new Date(0) },
  })
  await victim.prepared()
  await expectAlike({
    revoked: refused(ended + endedSecret, 'The API key was revoked.'),
    'of a known prefix': refused(`${known}${other(secret[0]!)}${secret.slice(1)}`, invalid),
    'of no known prefix': refused(`mzk_${'0'.repeat(12)}_${'A'.repeat(43)}`, invalid),
  })
})

attack('measuring how much of a guessed key is right', async () => {
  const [prefix, secret] = await partsOf('ada')
  await victim.prepared()
  await expectAlike({
    'all but its last character': refused(`${prefix}${secret.slice(0, -1)}${other(secret.at(-1)!)}`, invalid),
    'half of it': refused(`${prefix}${secret.slice(0, 21)}${'A'.repeat(22)}`, invalid),
    'none of its secret': refused(`${prefix}${other(secret[0]!).repeat(43)}`, invalid),
    'not even its prefix': refused(`mzk_${'z'.repeat(12)}_${secret}`, invalid),
  })
})
