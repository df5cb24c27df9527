import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRequest } from '../../../src/store/check-request.ts'
import { NotFound } from '../../../src/store/errors.ts'
import { type ModelParameters, resolveParameters } from '../../../src/store/model-parameters.ts'
import { scenarioIssues } from '../../../src/store/scenarios.ts'
import { prepareRun } from '../../../src/store/simulations.ts'
import type { AnalysisKind } from '../../../src/store/studies/analysis-kinds.ts'
import { prepareStudy } from '../../../src/store/studies/prepare-study.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { type Case, refusedPaths, smallest, times } from './study-requests.ts'

let database: TestDatabase
let parameters: Promise<ModelParameters>
beforeAll(async () => {
  database = await createTestDatabase()
  parameters = resolveParameters(database.client)
})
afterAll(() => database.close())

const prepare = (kind: AnalysisKind, request: object) =>
  prepareStudy(
    { db: database.client, viewerId: 'anonymous' },
    kind,
    { ...smallest[kind], ...request },
    parameters,
  )
const simulate = (request: object) =>
  prepareRun({ db: database.client, viewerId: 'anonymous' }, checkRequest(request), parameters)

const precision = { output: 'cumulativeOutputLossUsd', halfWidth: 1e9 }
const late = { india: { suspendAgreementFrom: 2080 } }
const uncertaintyCases: Case[] = [
  ['neither runs nor precision', { uncertainty: {} }, ['uncertainty']],
  ['runs and precision', { uncertainty: { runs: 64, precision } }, ['uncertainty']],
  ['too few runs', { uncertainty: { runs: 63 } }, ['uncertainty.runs']],
  ['too many runs', { uncertainty: { runs: 100_000_001 } }, ['uncertainty.runs']],
  ['a fraction of a run', { uncertainty: { runs: 100.5 } }, ['uncertainty.runs']],
  [
    'no width',
    { uncertainty: { precision: { ...precision, halfWidth: 0 } } },
    ['uncertainty.precision.halfWidth'],
  ],
  [
    'too few runs for a precision',
    { uncertainty: { precision: { ...precision, maxRuns: 1 } } },
    ['uncertainty.precision.maxRuns'],
  ],
  [
    'a precision of nothing known',
    { uncertainty: { precision: { ...precision, output: 'gdp' } } },
    ['uncertainty.precision.output'],
  ],
  ['a negative seed', { uncertainty: { runs: 64 }, seed: -1 }, ['seed']],
  ['a seed beyond 31 bits', { uncertainty: { runs: 64 }, seed: 2 ** 31 }, ['seed']],
]

describe('a run with error bars is refused with', () => {
  test.each<Case>([
    ...uncertaintyCases,
    ['an output of no year', { uncertainty: { runs: 64 }, bandOutputs: ['year'] }, ['bandOutputs.0']],
    [
      'an output twice',
      { uncertainty: { runs: 64 }, bandOutputs: ['importsTonnes', 'priceUsdPerKg', 'importsTonnes'] },
      ['bandOutputs.2'],
    ],
    ['a seed for nothing', { seed: 3 }, ['seed']],
    ['bands of nothing', { bandOutputs: [] }, ['bandOutputs']],
    [
      'a precision of a year that is not simulated',
      {
        startYear: 2027,
        uncertainty: { precision: { ...precision, output: 'planAttainment2026' } },
      },
      ['uncertainty.precision.output'],
    ],
    [
      'everything at once',
      { horizonYears: 41, japan: { publicStockDays: 366 }, bandOutputs: ['x'], seed: 1.5, ...late },
      // The horizon is refused, so nothing can lie beyond it.
      ['horizonYears', 'japan.publicStockDays', 'seed', 'bandOutputs.0', 'bandOutputs', 'seed'],
    ],
  ])('%s', async (_name, request, paths) => {
    expect((await refusedPaths(simulate(request))).sort()).toEqual([...paths].sort())
  })

  test('nothing where the wishes are null', async () => {
    const prepared = await simulate({ uncertainty: null, bandOutputs: null, seed: null })
    expect(prepared.ensemble).toBeNull()
  })
})

test('the input of a scenario never has error bars', () => {
  expect(scenarioIssues({ uncertainty: { runs: 64 } }).map(({ path }) => path)).toEqual([''])
  expect(scenarioIssues({ seed: 1, bandOutputs: [] }).map(({ path }) => path)).toEqual([''])
})

describe('a comparison is refused with', () => {
  const named = (label: string, levers: object = {}) => ({ label, ...levers })
  test.each<Case>([
    ...uncertaintyCases,
    ['one policy', { policies: [named('a')] }, ['policies']],
    ['17 policies', { policies: times(17, (position) => named(`${position}`)) }, ['policies']],
    ['no policies', { policies: undefined }, ['policies']],
    ['an empty label', { policies: [named(''), named('b')] }, ['policies.0.label']],
    ['a long label', { policies: [named('a'), named('x'.repeat(81))] }, ['policies.1.label']],
    [
      'a label that no database stores',
      { policies: [named('a\u0000'), named('\ud800')] },
      ['policies.0.label', 'policies.1.label'],
    ],
    ['a label twice', { policies: [named('a'), named('b'), named('a')] }, ['policies.2.label']],
    [
      'a lever out of bounds',
      { policies: [named('a'), named('b', { japan: { publicStockDays: 366 } })] },
      ['policies.1.japan.publicStockDays'],
    ],
    [
      'an unknown lever',
      { policies: [named('a'), named('b', { japan: { stock: 1 } })] },
      ['policies.1.japan'],
    ],
    ['years of its own', { policies: [named('a'), named('b', { horizonYears: 3 })] }, ['policies.1']],
    [
      'a policy against the years of the run',
      {
        horizonYears: 3,
        policies: [named('a', late), named('b', { china: { oxide: { severityByYear: [0, 0, 0, 1] } } })],
      },
      ['policies.0.india.suspendAgreementFrom', 'policies.1.china.oxide.severityByYear'],
    ],
    [
      'a contradiction of the run alone, once',
      { ...late, policies: [named('a'), named('b', { india: { windDownYears: 1 } })] },
      ['india.suspendAgreementFrom'],
    ],
    ['no outputs', { outputs: [] }, ['outputs']],
    ['an output twice', { outputs: ['peakPriceUsdPerKg', 'peakPriceUsdPerKg'] }, ['outputs.1']],
    [
      'an output of a year that is not simulated',
      { horizonYears: 4, outputs: ['planAttainment2026', 'planAttainment2030'] },
      ['outputs.1'],
    ],
    [
      'a precision of another output',
      { outputs: ['peakPriceUsdPerKg'], uncertainty: { precision } },
      ['uncertainty.precision.output'],
    ],
    [
      'everything at once',
      {
        startYear: 2000,
        parameters: [{ symbol: 'nonsense', value: 1 }],
        policies: [named('a'), named('a', { india: { domesticPriority: 2 } })],
        outputs: ['gdp'],
        seed: -1,
      },
      [
        'startYear',
        'parameters.0.symbol',
        'seed',
        'policies.1.india.domesticPriority',
        'outputs.0',
        'policies.1.label',
      ],
    ],
  ])('%s', async (_name, request, paths) => {
    expect(await refusedPaths(prepare('COMPARISON', request))).toEqual(paths)
  })

  test('nothing where the runs without recovery are left out of a mean', async () => {
    const { study } = await prepare('COMPARISON', { outputs: ['yearsToRecovery'] })
    expect(study).toMatchObject({ outputs: ['yearsToRecovery'] })
  })
})

describe('an attribution is refused with', () => {
  test.each<Case>([
    ...uncertaintyCases,
    ['an output that is no loss', { output: 'peakPriceUsdPerKg' }, ['output']],
    ['a time', { output: 'yearsToRecovery' }, ['output']],
    [
      'a precision of another output',
      { output: 'cumulativeImportLossTonnes', uncertainty: { precision } },
      ['uncertainty.precision.output'],
    ],
    ['policies', { policies: [] }, ['']],
  ])('%s', async (_name, request, paths) => {
    expect(await refusedPaths(prepare('ATTRIBUTION', request))).toEqual(paths)
  })
})

describe('a scenario', () => {
  test('that is unknown is not found, or one issue among others', async () => {
    for (const kind of Object.keys(smallest) as AnalysisKind[]) {
      await expect(prepare(kind, { scenario: 'nowhere' })).rejects.toEqual(
        new NotFound('Scenario', 'nowhere'),
      )
      expect(await refusedPaths(prepare(kind, { scenario: 'nowhere', seed: -1 }))).toEqual([
        'scenario',
        'seed',
      ])
    }
  })

  test('that no database could store is not found either', async () => {
    await expect(simulate({ scenario: 'a\u0000' })).rejects.toEqual(new NotFound('Scenario', 'a\u0000'))
  })

  test('is blamed for what the request does not state', async () => {
    const short = { scenario: 'full-embargo', horizonYears: 1 }
    // Two years of oxide and two of magnets in a run of one.
    for (const kind of Object.keys(smallest) as AnalysisKind[])
      expect(await refusedPaths(prepare(kind, short))).toEqual(['scenario', 'scenario'])
    const bans = { china: { oxide: { severityByYear: [1] }, magnet: null } }
    expect((await prepare('ATTRIBUTION', { ...short, ...bans })).resolved.horizonYears).toBe(1)
  })

  test('gives levers and years that policies are laid over', async () => {
    const { study, policyLevers, resolved } = await prepare('COMPARISON', {
      scenario: 'quota-2010',
      policies: [
        { label: 'as it is' },
        { label: 'no cut', china: null },
        { label: 'stock', japan: { publicStockDays: 180 } },
      ],
    })
    const [asIs, noCut, stock] = policyLevers
    expect(asIs).toEqual(resolved.levers)
    expect(asIs!.china.oxide.some((share) => share > 0)).toBe(true)
    expect(noCut!.china.oxide).toEqual(asIs!.china.oxide.map(() => 0))
    expect(stock).toEqual({ ...asIs, japan: { ...asIs!.japan, publicStockDays: 180 } })
    expect(study.kind === 'comparison' && study.policies).toEqual(policyLevers)
  })
})
