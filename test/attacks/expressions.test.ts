import { expect } from 'vitest'
import { besiege, refusals } from './victim.ts'

// Without introspection, messages are searched for suggestions as well.
const { victim, attack } = besiege({ limits: { introspection: false } })
// The reference is served where the schema describes itself.
const open = besiege()

/** CPU time of this process, server included, in ms: the least of several, since others share the machine. */
async function cpuMillis(run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

/**
 * Text of eight times the length may take little more than eight times as long; a square would be 64 times. What a
 * request takes in any case only makes the ratio smaller, and what is hard to measure is let pass.
 */
async function expectLinear(ask: (length: number) => Promise<unknown>, length: number): Promise<void> {
  await ask(length / 8)
  const short = await cpuMillis(() => ask(length / 8))
  const long = await cpuMillis(() => ask(length))
  expect(long, `${short} ms for an eighth`).toBeLessThan(24 * Math.max(short, 10))
}

const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length)

attack('a text that is quoted in a message and begins a suggestion at every word', () =>
  expectLinear(async (length) => {
    const reply = await victim.post({
      query: 'query ($n: Int) { countries(first: $n) { totalCount } }',
      variables: { n: `${fill(' Did you mean ', length)}?!` },
    })
    expect(reply.status).toBe(400)
  }, 400_000),
)

attack('a path whose every dot could begin an address, where the log looks for passwords', () =>
  expectLinear(async (length) => {
    for (let round = 0; round < 20; round++)
      expect((await victim.send(`/${fill('a.', length)}`)).status).toBe(404)
  }, 14_000),
)

attack('a path of colons and slashes, where the log looks for passwords', () =>
  expectLinear(async (length) => {
    for (const part of ['a://', 'a://b:', '://:', 'a:/', 'Bearer%20'])
      expect((await victim.send(`/${fill(part, length)}`)).status).toBe(404)
  }, 14_000),
)

attack('credentials that match to the last character', () =>
  expectLinear(async (length) => {
    for (const text of [
      `${fill('=', length)}!`,
      `${fill('a=', length)}`,
      `${fill('a', length)} `,
      `${fill('.', length)}\u00e9`,
    ]) {
      const { status } = await victim.post({ query: '{ __typename }' }, { authorization: `Bearer ${text}` })
      expect(status).toBe(401)
    }
  }, 14_000),
)

attack('lists of media types and of tags without an end', () =>
  expectLinear(async (length) => {
    const accept = await victim.post(
      { query: '{ __typename }' },
      { accept: fill('text/x;charset=utf-8;q=0.', length) },
    )
    expect(accept.status).toBe(406)
    const tags = await victim.send('/graphql?query={__typename}', {
      headers: { 'apollo-require-preflight': '1', 'if-none-match': fill('W/"a",', length) },
    })
    expect(tags.status).toBe(200)
    const docs = await open.victim.send('/docs', {
      headers: {
        'if-none-match': fill('W/', length),
        'accept-encoding': `gzip;q=0.${fill('0', length / 2)}x`,
      },
    })
    expect(docs.status).toBe(200)
  }, 8_000),
)

attack('media types of a body that begin like the right one', () =>
  expectLinear(async (length) => {
    for (const type of [
      `${fill('application/', length)}`,
      `application/json${fill('n', length)}`,
      `multipart/${fill(';=', length)}`,
    ]) {
      const reply = await victim.post('{"query":"{ __typename }"}', { 'content-type': type })
      expect([reply.status, refusals(reply)[0]!.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    }
  }, 14_000),
)

attack('slugs, months, dates, owners and symbols that are right up to the last character', async () => {
  const key = await victim.key('ada')
  await victim.prepared()
  await expectLinear(async (length) => {
    for (const text of [`${fill('a-', length)}-`, `${fill('a', length)}!`, `${fill('0', length)}-`]) {
      const scenario = await victim.post(
        {
          query:
            'mutation ($t: String!) { it: createScenario(input: { slug: $t, title: $t, description: $t, run: {} }) { __typename } }',
          variables: { t: text },
        },
        key,
      )
      expect(scenario.body.data.it.__typename).toBe('InvalidInputError')
      const owner = await victim.post(
        {
          query:
            'mutation ($t: String!) { it: createApiKey(input: { name: $t, owner: $t, scopes: [READ] }) { __typename } }',
          variables: { t: text },
        },
        key,
      )
      expect(owner.body.data.it.__typename).toBe('InvalidInputError')
      const parameters = Array.from({ length: 20 }, () => ({ symbol: text, value: 1 }))
      const symbols = await victim.post({
        query: 'query ($p: [ParameterInput!]) { it: preview(input: { parameters: $p }) { __typename } }',
        variables: { p: parameters },
      })
      expect(symbols.body.data.it.__typename).toBe('InvalidInputError')
    }
  }, 9_600)
})

attack('ids and cursors that decode to the same letter ten thousand times', () =>
  expectLinear(async (length) => {
    for (const text of [fill(':', length), fill('GPC:S:', length), fill('Country:', length)]) {
      const id = Buffer.from(text).toString('base64')
      for (const field of [`node(id: "${id}") { id }`, `countries(after: "${id}") { totalCount }`]) {
        expect([200, 400]).toContain((await victim.post({ query: `{ ${field} }` })).status)
      }
    }
  }, 7_000),
)

attack('addresses of proxies, where one is trusted, that are made of brackets and dots', () =>
  expectLinear(async (length) => {
    for (const text of [fill('[', length), fill('1.', length), fill('::ffff:', length), fill(',', length)]) {
      const { status } = await victim.post({ query: '{ __typename }' }, { 'x-forwarded-for': text })
      expect(status).toBe(200)
    }
  }, 14_000),
)

attack('parameters of a file that are right up to the last character', () =>
  expectLinear(async (length) => {
    for (const text of [`${fill('1', length)}x`, fill('a', length), fill('%25', length)]) {
      expect(
        (await victim.send(`/export/observations.csv?yearFrom=${text}&material=${text.slice(0, length / 2)}`))
          .status,
      ).toBe(400)
      expect((await victim.send(`/export/simulations/${text}`)).status).toBe(404)
    }
  }, 9_000),
)
