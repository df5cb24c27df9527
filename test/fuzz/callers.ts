import type { TestServer } from '../support/server.ts'

export interface Caller {
  readonly name: string
  readonly headers: Record<string, string>
  /** Text in what it has stored and not shared: nobody else may ever be told. */
  readonly secret?: string
  readonly key?: string
}

/** Who sends requests; `keeper` only has things stored. */
export interface Callers {
  readonly senders: readonly Caller[]
  readonly all: readonly Caller[]
  /** Ids of what is stored, by type. `Shareable` are those that callers may share. */
  readonly ids: Record<string, string[]>
  readonly secretIds: readonly string[]
}

const short = { horizonYears: 3, china: { oxide: { severityByYear: [0.5, 0.25] } } }
const draws = { ...short, uncertainty: { runs: 64 } }

/** Gives four owners scenarios, runs and studies that carry their secrets, and two of them things that they may share. */
export async function createCallers(server: TestServer): Promise<Callers> {
  const ids: Record<string, string[]> = { Shareable: [] }
  const secretIds: string[] = []
  const headersOf = new Map<string, Record<string, string>>()
  const storing = ['owner', 'other', 'admin', 'keeper']
  for (const name of storing) {
    const scopes = name === 'admin' ? undefined : (['READ', 'SIMULATE', 'ANALYSE'] as const)
    headersOf.set(name, await server.authorization(`${name}-name`, scopes))
  }
  headersOf.set('reader', await server.authorization('reader-name', ['READ']))

  const store = async (name: string, mutation: string, input: object, shareable = false) => {
    const operation = `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { __typename ... on Node { id } ... on Error { message } }
    }`
    const { body } = await server.execute(operation, { input }, headersOf.get(name))
    const { __typename: type, id } = body.data?.[mutation] ?? {}
    if (id === undefined) throw new Error(`${mutation} of ${name}: ${JSON.stringify(body)}`)
    ids[type] = [...(ids[type] ?? []), id]
    if (shareable || name === 'keeper') ids.Shareable!.push(id)
    else secretIds.push(id)
    return id as string
  }

  for (const name of storing) {
    const secret = secretOf(name)
    for (const number of [1, 2, 3]) {
      const texts = { slug: `${secret}-${number}`, title: `Of ${secret}`, description: secret }
      const scenario = await store(name, 'createScenario', { ...texts, run: short })
      await store(name, 'simulate', { scenario, horizonYears: 2 + number })
    }
    const policies = [1, 2].map((number) => ({
      label: `${secret} ${number}`,
      japan: { releaseShare: number / 2 },
    }))
    const groups = [{ name: secret, symbols: ['m', 'h'] }]
    await store(name, 'compare', { ...draws, policies })
    await store(name, 'attribute', draws)
    await store(name, 'sensitivity', { ...short, samples: 16, shapleySamples: 16, groups })
    await store(name, 'recommend', { ...short, runs: 64, policies, groups })
  }
  for (const name of ['owner', 'other']) {
    const scenario = { slug: `open-${name}`, title: 'Open', run: short }
    await store(name, 'createScenario', scenario, true)
    await store(name, 'simulate', { ...draws, startYear: 2030 }, true)
    await store(name, 'attribute', { ...draws, startYear: 2031 }, true)
  }
  for (const number of [1, 2]) await createKey(server, `victim-${number}`, headersOf.get('admin')!, ids)

  const caller = (name: string): Caller => {
    const headers = headersOf.get(name)!
    const key = headers.authorization!.slice('Bearer '.length)
    return storing.includes(name) ? { name, headers, key, secret: secretOf(name) } : { name, headers, key }
  }
  const known = [...storing, 'reader'].map(caller)
  const anonymous = { name: 'anonymous', headers: {} }
  return {
    senders: [anonymous, ...known.filter(({ name }) => name !== 'keeper')],
    all: [anonymous, ...known],
    ids,
    secretIds,
  }
}

/** Keys that requests may revoke without ending the callers' own. */
async function createKey(
  server: TestServer,
  owner: string,
  headers: Record<string, string>,
  ids: Record<string, string[]>,
): Promise<void> {
  const { body } = await server.execute(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on CreatedApiKey { apiKey { id } } } }`,
    { input: { name: 'victim', owner, scopes: ['READ'] } },
    headers,
  )
  const { id } = body.data.createApiKey.apiKey
  ids.ApiKey = [...(ids.ApiKey ?? []), id]
}

function secretOf(name: string): string {
  return `secret-of-${name}-7f3a`
}
