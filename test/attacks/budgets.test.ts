import { expect } from 'vitest'
import { besiege, refusals } from './victim.ts'

const limits = {
  anonymousBudget: 100,
  viewerBudget: 100,
  minimumCost: 10,
  maxCost: 100,
  budgetWindowSeconds: 600,
}
const { victim, attack } = besiege({ limits, anonymousScopes: ['READ'] })
const behindProxy = besiege({ limits: { ...limits, trustedProxies: 1 }, anonymousScopes: ['READ'] })

const query = { query: '{ __typename }' }

/** How many of these requests were let through, and that the rest was refused in the one way. */
async function passed(
  replies: Promise<{ status: number; headers: Headers; body: never }>[],
): Promise<number> {
  let count = 0
  for (const reply of await Promise.all(replies)) {
    if (reply.status !== 429) count++
    else {
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(refusals(reply as never)[0]!.code).toBe('RATE_LIMITED')
    }
  }
  return count
}

const burst = (count: number, ask: (index: number) => ReturnType<typeof victim.post>) =>
  passed(Array.from({ length: count }, (_, index) => ask(index)) as never)

attack('a burst at once from one owner gets no more than its budget', async () => {
  const key = await victim.key('burst')
  await victim.prepared()
  expect(await burst(40, () => victim.post(query, key))).toBe(10)
})

attack('a fresh key for every request: keys of one owner share its budget', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => victim.key('rotation')))
  await victim.prepared()
  expect(await burst(20, (index) => victim.post(query, keys[index]!))).toBe(10)
})

attack('requests that are wrong, so that nothing runs', async () => {
  const key = await victim.key('wrong')
  await victim.prepared()
  const bodies = [
    '',
    '{',
    '[]',
    '{}',
    { query: '{' },
    { query: '{ nothing }' },
    { query: '{ countries(first: 0) { totalCount } }' },
    { documentId: 'x' },
  ]
  expect(await burst(32, (index) => victim.post(bodies[index % bodies.length], key))).toBe(10)
})

attack('answers that are not sent again: 304 costs as well', async () => {
  const key = await victim.key('validator')
  await victim.prepared()
  const ask = () =>
    victim.send('/graphql?query={__typename}', {
      headers: { ...key, 'apollo-require-preflight': '1', 'if-none-match': '*' },
    })
  expect((await ask()).status).toBe(304)
  expect(await burst(20, ask)).toBe(9)
})

attack('files, of which the first takes more than there is', async () => {
  const key = await victim.key('files')
  await victim.prepared()
  const ask = () => victim.send('/export/observations.csv', { headers: key })
  const reply = await ask()
  expect([reply.status, refusals(reply)[0]!.code]).toEqual([429, 'RATE_LIMITED'])
  expect(await burst(20, ask)).toBe(0)
  expect((await victim.post(query, key)).status).toBe(429)
})

attack('operations that cost nothing of themselves, by conditions', async () => {
  const key = await victim.key('nothing')
  await victim.prepared()
  const skipped = { query: '{ countries @skip(if: true) { totalCount } }' }
  // What they may cost is taken until they are done: at once, still fewer get through.
  expect(await burst(20, () => victim.post(skipped, key))).toBeLessThanOrEqual(10)
  expect((await victim.post(query, key)).status).toBe(429)
})

behindProxy.attack('an address of one’s own invention before that of the proxy', async () => {
  const ask = (index: number) =>
    behindProxy.victim.post(query, { 'x-forwarded-for': `10.0.0.${index}, 198.51.100.7` })
  expect(await burst(30, ask)).toBe(10)
})

behindProxy.attack('another address of the same network of IPv6 for every request', async () => {
  const ask = (index: number) => {
    const spelling = ['2001:db8:1:2::', '2001:DB8:1:2:0:0:0:', '2001:0db8:0001:0002:ffff::'][index % 3]
    return behindProxy.victim.post(query, { 'x-forwarded-for': `${spelling}${(index + 1).toString(16)}` })
  }
  expect(await burst(30, ask)).toBe(10)
})

behindProxy.attack('one address of IPv4 in the ways in which it can be written', async () => {
  const spellings = [
    '203.0.113.9',
    '::ffff:203.0.113.9',
    '203.0.113.9:4711',
    '[::ffff:203.0.113.9]:1',
    '::FFFF:203.0.113.9',
    '0:0:0:0:0:ffff:203.0.113.9',
  ]
  const ask = (index: number) =>
    behindProxy.victim.post(query, { 'x-forwarded-for': spellings[index % spellings.length]! })
  expect(await burst(30, ask)).toBe(10)
})

attack('other headers that some servers take for the address of a caller', async () => {
  const names = [
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'x-client-ip',
    'true-client-ip',
    'cf-connecting-ip',
    'via',
  ]
  // The address of the tests themselves has spent what there was of it, and is refused by whatever name.
  await burst(11, () => victim.post(query))
  expect(
    await burst(21, (index) => victim.post(query, { [names[index % names.length]!]: `192.0.2.${index}` })),
  ).toBe(0)
})

const charging = besiege({ limits: { viewerBudget: 100_000, minimumCost: 10 } })

charging.attack('an image of another site, or a form that it posts, in place of a file', async () => {
  const key = await charging.victim.key('looking')
  await charging.victim.prepared()
  const remaining = async (): Promise<number> =>
    (await charging.victim.post({ query: '{ rateLimit { remaining } }' }, key)).body.data.rateLimit.remaining
  let before = await remaining()
  for (const method of ['GET', 'POST']) {
    const headers = { ...key, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }
    const reply = await charging.victim.send('/export/observations.csv', { method, headers })
    expect([403, 405]).toContain(reply.status)
    const after = await remaining()
    // The question itself is one request, the file at most another.
    expect(before - after, method).toBeLessThanOrEqual(20)
    before = after
  }
})
