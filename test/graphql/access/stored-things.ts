import { expect } from 'vitest'
import type { PrismaClient } from '../../../src/store/generated/client.ts'
import type { Ask } from './roles.ts'

/** Ids of one thing of each type that somebody owns. */
export interface OwnedIds {
  readonly Scenario: string
  readonly ScenarioChange: string
  readonly Simulation: string
  readonly Comparison: string
  readonly Attribution: string
  readonly Sensitivity: string
  readonly Recommendation: string
  readonly ApiKey: string
}

/** Types of which a thing can be shared. */
export const shareable = [
  'Scenario',
  'Simulation',
  'Comparison',
  'Attribution',
  'Sensitivity',
  'Recommendation',
] as const satisfies readonly (keyof OwnedIds)[]

/** Owned things by id and slug, and things of the data set by the keys that root fields take. */
export type ThingKeys = OwnedIds & Readonly<Record<'slug' | ReferenceKind, string>>

type ReferenceKind =
  | 'company'
  | 'country'
  | 'facility'
  | 'material'
  | 'parameter'
  | 'policyMeasure'
  | 'productionTarget'
  | 'sector'
  | 'source'
  | 'tradeAgreement'

/** What the scenario of {@link storeEverything} says. A shared run that started from it does not tell these. */
export const scenarioSecrets = ['secret-slug', 'Secret title', 'Secret words', '88.765432'] as const

/** What the runs say: levers, and names that the requests gave. A shared run tells them. */
export const runSecrets = ['77.123457', 'secret policy', 'secret group'] as const

/** Finds words of an owner in what others were answered. */
export function secretsIn(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => text.includes(secret))
}

const from = 'scenario: "secret-slug"'
const policies = 'policies: [{ label: "secret policy 1" }, { label: "secret policy 2", japan: null }]'
const groups = 'groups: [{ name: "secret group", symbols: ["h", "m"] }]'
const search = 'search: { lever: PUBLIC_STOCK_DAYS, measure: MEAN, threshold: 1e15 }'

/** Mutations that store a run or a study from the scenario, by the type of what is stored. */
const makes = {
  Simulation: `simulate(input: { ${from}, uncertainty: { runs: 64 } })`,
  Comparison: `compare(input: { ${from}, uncertainty: { runs: 64 }, ${policies} })`,
  Attribution: `attribute(input: { ${from}, uncertainty: { runs: 64 } })`,
  Sensitivity: `sensitivity(input: { ${from}, samples: 16, shapleySamples: 0, ${groups} })`,
  Recommendation: `recommend(input: { ${from}, runs: 64, ${policies}, ${groups}, ${search} })`,
}

/** Stores one private thing of each kind. Each run started from the scenario, which has changed since. */
export async function storeEverything(ask: Ask): Promise<OwnedIds> {
  const { made } = await dataOf(
    ask,
    `mutation { made: createScenario(input: {
      slug: "secret-slug", title: "Secret title", description: "Secret words",
      run: { horizonYears: 2, startYear: 2027, japan: { publicStockDays: 77.123457 }, parameters: [{ symbol: "kappa", value: 0.33 }] } }) {
      __typename ... on Scenario { id } ... on InvalidInputError { issues { path message } } } }`,
  )
  const ids: Record<string, string> = { Scenario: made.id }
  const { scenarioChanges } = await dataOf(ask, '{ scenarioChanges(first: 1) { nodes { id } } }')
  ids.ScenarioChange = scenarioChanges.nodes[0].id
  for (const [type, make] of Object.entries(makes)) {
    const data = await dataOf(
      ask,
      `mutation { made: ${make} {
      __typename ... on ${type} { id } ... on InvalidInputError { issues { path message } } } }`,
    )
    expect(data.made, type).toEqual({ __typename: type, id: expect.any(String) })
    ids[type] = data.made.id
  }
  await dataOf(
    ask,
    `mutation { updateScenario(input: { id: "${ids.Scenario}", version: 1, run: {
      horizonYears: 2, startYear: 2027, japan: { publicStockDays: 88.765432 }, parameters: [{ symbol: "kappa", value: 0.34 }] } }) {
      __typename } }`,
  )
  const { made: key } = await dataOf(
    ask,
    `mutation { made: createApiKey(input: { name: "Secret title", owner: "secret-owner", scopes: [READ] }) {
      ... on CreatedApiKey { apiKey { id } } } }`,
  )
  ids.ApiKey = key.apiKey.id
  return ids as unknown as OwnedIds
}

/** Stores a small scenario, run and study of each kind, with these seeds and slug. */
export async function storeSmall(ask: Ask, { slug, seed }: { slug: string; seed: number }): Promise<void> {
  const run = `horizonYears: 1, seed: ${seed}`
  const made = await dataOf(
    ask,
    `mutation {
      createScenario(input: { slug: "${slug}", title: "Other", run: { horizonYears: 1 } }) { __typename }
      simulate(input: { ${run}, uncertainty: { runs: 64 } }) { __typename }
      compare(input: { ${run}, uncertainty: { runs: 64 }, policies: [{ label: "a" }, { label: "b" }] }) { __typename }
      attribute(input: { ${run}, uncertainty: { runs: 64 } }) { __typename }
      sensitivity(input: { ${run}, samples: 16, shapleySamples: 0 }) { __typename }
      recommend(input: { ${run}, runs: 64, policies: [{ label: "a" }, { label: "b" }] }) { __typename }
    }`,
  )
  expect(Object.values(made).map((one) => (one as { __typename: string }).__typename)).toEqual(shareable)
}

/** Keys by which something of the data set is found. */
export async function referenceKeys(db: PrismaClient): Promise<Record<ReferenceKind, string>> {
  const first = { select: { slug: true }, orderBy: { slug: 'asc' } } as const
  return {
    company: (await db.company.findFirstOrThrow(first)).slug,
    country: 'IND',
    facility: (await db.facility.findFirstOrThrow(first)).slug,
    material: (await db.material.findFirstOrThrow(first)).slug,
    parameter: 'kappa',
    policyMeasure: (await db.policyMeasure.findFirstOrThrow(first)).slug,
    productionTarget: (await db.productionTarget.findFirstOrThrow(first)).slug,
    sector: (await db.sector.findFirstOrThrow(first)).slug,
    source: (await db.source.findFirstOrThrow({ select: { id: true }, orderBy: { id: 'asc' } })).id,
    tradeAgreement: (await db.tradeAgreement.findFirstOrThrow(first)).slug,
  }
}

/** Stores something that a mutation may change or delete. */
export async function storeOne(ask: Ask, type: keyof OwnedIds, serial: number): Promise<string> {
  const make: Partial<Record<keyof OwnedIds, string>> = {
    Scenario: `createScenario(input: { slug: "one-${serial}", title: "One", run: {} }) { ... on Scenario { id } }`,
    Simulation: `simulate(input: { parameters: [{ symbol: "kappa", value: ${0.25 + serial / 10_000} }] }) { ... on Simulation { id } }`,
    Comparison: `compare(input: { horizonYears: 1, seed: ${serial}, uncertainty: { runs: 64 }, policies: [{ label: "a" }, { label: "b" }] }) { ... on Comparison { id } }`,
    ApiKey: `createApiKey(input: { name: "n", owner: "o", scopes: [READ] }) { ... on CreatedApiKey { apiKey { id } } }`,
  }
  const { made } = await dataOf(ask, `mutation { made: ${make[type]} }`)
  return made.id ?? made.apiKey.id
}

/** Type of a thing by its id. */
export function typeOf(id: string): string {
  return Buffer.from(id, 'base64').toString().split(':', 1)[0]!
}

/** Key of a thing within its type. */
export function keyOf(id: string): string {
  return Buffer.from(id, 'base64')
    .toString()
    .slice(typeOf(id).length + 1)
}

/** An id that nothing has, alike but for its end: what quotes only the beginning of an id quotes the same. */
export function missingLike(id: string): string {
  const key = keyOf(id)
  const other = key.endsWith('0000') ? 'ffff' : '0000'
  return Buffer.from(`${typeOf(id)}:${key.slice(0, -other.length)}${other}`).toString('base64')
}

async function dataOf(ask: Ask, query: string) {
  const { body } = await ask(query)
  expect(body.errors).toBeUndefined()
  // A mutation that is refused answers with an error as data.
  expect(JSON.stringify(body.data)).not.toMatch(/"__typename":"\w+Error"/)
  return body.data
}
