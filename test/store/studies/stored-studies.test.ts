import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  MODEL_VERSION,
  type RecommendationResult,
  runStudy,
  type StudyResults,
} from '../../../src/engine/index.ts'
import { type ModelParameters, resolveParameters } from '../../../src/store/model-parameters.ts'
import { type StoredRun, staleReason } from '../../../src/store/stale.ts'
import type { AnalysisKind } from '../../../src/store/studies/analysis-kinds.ts'
import { prepareStudy } from '../../../src/store/studies/prepare-study.ts'
import { storingAnalysis } from '../../../src/store/studies/store-analysis.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { cases } from '../../support/size.ts'
import { small, smallest, stampOf } from './study-requests.ts'

let database: TestDatabase
let parameters: Promise<ModelParameters>
beforeAll(async () => {
  database = await createTestDatabase()
  parameters = resolveParameters(database.client)
})
afterAll(() => database.close())
afterEach(async () => {
  const { client } = database
  await client.analysis.deleteMany()
  await client.analysisResult.deleteMany()
})

function prepare<Kind extends AnalysisKind>(kind: Kind, request: object = {}) {
  return prepareStudy(
    { db: database.client, viewerId: 'anonymous' },
    kind,
    { ...smallest[kind], ...small, ...request },
    parameters,
  )
}

/** Studies by kind with few draws. */
const studies: [AnalysisKind, object][] = [
  ['COMPARISON', { uncertainty: { runs: 64 } }],
  ['ATTRIBUTION', { uncertainty: { runs: 64 } }],
  ['SENSITIVITY', { samples: 16, shapleySamples: 16, groups: [{ name: 'demand', symbols: ['D0', 'g'] }] }],
  ['RECOMMENDATION', { runs: 64, groups: [] }],
]

async function storedResult(fingerprint: string): Promise<unknown> {
  const row = await database.client.analysis.findFirstOrThrow({
    where: { fingerprint },
    select: { result: { select: { result: true } } },
  })
  return row.result.result
}

describe.each(studies)('a stored %s', (kind, request) => {
  test('reads back what was computed, bit for bit', async () => {
    const prepared = await prepare(kind, request)
    const result = runStudy(prepared.study)
    await database.client.$transaction(storingAnalysis(database.client, prepared, result, stampOf('ada')))
    const { resolved, labels, policyLevers } = prepared
    expect(await storedResult(prepared.fingerprint)).toEqual(result)
    expect(
      await database.client.analysisResult.findUniqueOrThrow({
        where: { fingerprint: prepared.fingerprint },
        omit: { result: true },
      }),
    ).toMatchObject({
      kind,
      modelVersion: MODEL_VERSION,
      startYear: 2026,
      horizonYears: 2,
      levers: resolved.levers,
      details: { labels, policyLevers, held: [] },
      parameters: { D0: (await parameters).values[0] },
    })
  })

  test('belongs to its owner, and its result to nobody', async () => {
    const { client } = database
    const prepared = await prepare(kind, request)
    const result = runStudy(prepared.study)
    for (const ownerId of ['ada', 'bob', 'ada'])
      await client.$transaction(storingAnalysis(client, prepared, result, stampOf(ownerId)))
    const rows = await client.analysis.findMany({ orderBy: { ownerId: 'asc' } })
    expect(rows.map(({ ownerId }) => ownerId)).toEqual(['ada', 'bob'])
    expect(await client.analysisResult.count()).toBe(1)
    await client.analysis.deleteMany({ where: { ownerId: 'ada' } })
    expect(await client.analysisResult.count()).toBe(1)
    expect(await storedResult(prepared.fingerprint)).toEqual(result)
  })

  test('is one where equal requests come at once', async () => {
    const { client } = database
    const prepared = await prepare(kind, request)
    const result = runStudy(prepared.study)
    await Promise.all(
      [1, 2, 3, 4].map(() => client.$transaction(storingAnalysis(client, prepared, result, stampOf('ada')))),
    )
    expect([await client.analysis.count(), await client.analysisResult.count()]).toEqual([1, 1])
  })
})

test('numbers of a result survive the database bit for bit', async () => {
  const prepared = await prepare('RECOMMENDATION', { runs: 64 })
  const computed: RecommendationResult = runStudy(prepared.study)
  const awkward = [
    0.1 + 0.2,
    1 / 3,
    Number.MIN_VALUE,
    2.225073858507201e-308,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    2 ** 53 + 2,
    1e21,
    1e-7,
    123456789.12345679,
    Number.EPSILON,
  ]
  // JSON has no −0; see the function that makes the row.
  const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
  const drawn = fc.sample(doubles, cases(2000, 100_000))
  const curve = [...awkward, ...drawn].map((value) => ({ value, risk: -value + 0 }))
  const result: RecommendationResult = {
    ...computed,
    search: {
      lever: 'publicStockDays',
      minimum: 0,
      maximum: 365,
      measure: 'mean',
      threshold: 5e-324,
      outcome: 'found',
      value: 1,
      risk: 1,
      monotone: true,
      curve,
    },
  }
  await database.client.$transaction(storingAnalysis(database.client, prepared, result, stampOf('ada')))
  const stored = (await storedResult(prepared.fingerprint)) as RecommendationResult
  const bits = (numbers: readonly number[]) => new BigUint64Array(Float64Array.from(numbers).buffer)
  const flat = ({ search }: RecommendationResult) => search!.curve.flatMap(({ value, risk }) => [value, risk])
  expect(bits(flat(stored))).toEqual(bits(flat(result)))
  expect(stored).toEqual(result)
})

describe('a stored analysis', () => {
  /** What staleness looks at, as the API reads it. */
  const read = async () =>
    (await database.client.analysis.findFirstOrThrow({
      include: { result: true, scenario: true },
    })) as unknown as StoredRun

  async function store(kind: AnalysisKind, request: object = {}) {
    const prepared = await prepare(kind, request)
    await database.client.$transaction(
      storingAnalysis(
        database.client,
        prepared,
        { seed: 1 } as unknown as StudyResults['comparison'],
        stampOf('ada'),
      ),
    )
    return prepared
  }

  const changed = async (index: number, value: number): Promise<ModelParameters> => {
    const current = await parameters
    return { ...current, values: Float64Array.from(current.values).fill(value, index, index + 1) }
  }

  test.each(Object.keys(smallest) as AnalysisKind[])(
    'of kind %s is fresh until data change',
    async (kind) => {
      await store(kind)
      expect(staleReason(await read(), await parameters)).toBeNull()
      expect(staleReason(await read(), await changed(0, 7000))).toBe(
        'The data behind it have changed: D0 6590 → 7000.',
      )
    },
  )

  test('is not stale for a parameter that it holds', async () => {
    await store('ATTRIBUTION', { parameters: [{ symbol: 'D0', value: 6590 }] })
    expect(staleReason(await read(), await changed(0, 7000))).toBeNull()
  })

  test('goes stale with the scenario that its policies are laid over', async () => {
    await store('COMPARISON', { scenario: 'suspension-only' })
    const row = await read()
    const input = { ...(row.scenario!.input as object), india: { windDownYears: 5 } }
    expect(staleReason({ ...row, scenario: { slug: 'suspension-only', input } }, await parameters)).toBe(
      'The scenario "suspension-only" now gives other values: india.suspendAgreementFrom, india.windDownYears.',
    )
    expect(staleReason({ ...row, scenario: null }, await parameters)).toBe(
      'The scenario "suspension-only" that it started from was deleted.',
    )
  })

  test('says what today would be refused', async () => {
    await store('COMPARISON', {
      policies: [{ label: 'a' }, { label: 'b', india: { suspendAgreementFrom: 2027 } }],
    })
    const row = await read()
    const reason = async (request: object) =>
      staleReason({ ...row, request: { ...(row.request as object), ...request } }, await parameters)
    expect(await reason({ horizonYears: 1 })).toBe(
      'The same request would be refused today: policies.1.india.suspendAgreementFrom lies after the last simulated year, 2026.',
    )
    expect(
      await reason({
        horizonYears: 40,
        uncertainty: { runs: 10_000_000 },
        policies: Array.from({ length: 16 }, (_, label) => ({ label: `${label}` })),
      }),
    ).toMatch(/^The same request would be refused today: The study would simulate 6,800,000,000 years/)
  })

  test('is apart from one that leaves other levers to its scenario', async () => {
    const scenario = 'suspension-only'
    const left = await store('COMPARISON', { scenario })
    const stated = await store('COMPARISON', {
      scenario,
      policies: [{ label: 'a', india: { windDownYears: 2 } }, smallest.COMPARISON.policies[1]],
    })
    expect(stated.fingerprint).toBe(left.fingerprint)
    expect(stated.requestKey).not.toBe(left.requestKey)
    expect(await database.client.analysis.count()).toBe(2)
    expect(await database.client.analysisResult.count()).toBe(1)
  })

  test('is tied again to a scenario that was deleted and is back', async () => {
    const { client } = database
    const { scenarioId } = await store('ATTRIBUTION', { scenario: 'quota-2010' })
    await client.analysis.updateMany({ data: { scenarioId: null } })
    await store('ATTRIBUTION', { scenario: 'quota-2010' })
    expect(await client.analysis.findMany({ select: { scenarioId: true } })).toEqual([{ scenarioId }])
  })
})
