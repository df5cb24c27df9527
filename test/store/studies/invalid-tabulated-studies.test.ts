import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parameterTable } from '../../../src/engine/index.ts'
import { type ModelParameters, resolveParameters } from '../../../src/store/model-parameters.ts'
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

/** All that have a prior, at a value inside their bounds. */
const everyUncertain = parameterTable
  .filter(({ prior }) => prior.kind !== 'fixed')
  .map(({ symbol, defaultValue }) => ({ symbol, value: defaultValue }))

const groupCases: Case[] = [
  ['nine groups', { groups: times(9, (position) => ({ name: `${position}`, symbols: ['D0'] })) }, ['groups']],
  ['a group without a parameter', { groups: [{ name: 'a', symbols: [] }] }, ['groups.0.symbols']],
  ['an unknown parameter', { groups: [{ name: 'a', symbols: ['D0', 'g', 'GDP'] }] }, ['groups.0.symbols.2']],
  ['a parameter without a prior', { groups: [{ name: 'a', symbols: ['FX_INR'] }] }, ['groups.0.symbols.0']],
  ['a parameter twice', { groups: [{ name: 'a', symbols: ['D0', 'D0'] }] }, ['groups.0.symbols.1']],
  [
    'a parameter in two groups',
    {
      groups: [
        { name: 'a', symbols: ['D0'] },
        { name: 'b', symbols: ['g', 'D0'] },
      ],
    },
    ['groups.1.symbols.1'],
  ],
  [
    'a name twice',
    {
      groups: [
        { name: 'a', symbols: ['D0'] },
        { name: 'a', symbols: ['g'] },
      ],
    },
    ['groups.1.name'],
  ],
  ['the name of the rest', { groups: [{ name: 'other', symbols: ['D0'] }] }, ['groups.0.name']],
  ['a time that some draws leave open', { output: 'yearsToRecovery' }, ['output']],
  [
    'a share of a plan that is set to nothing',
    { output: 'planAttainment2030', parameters: [{ symbol: 'q_2030', value: 0 }] },
    ['output'],
  ],
  [
    'an output of a year that is not simulated',
    { startYear: 2031, output: 'planAttainment2030' },
    ['output'],
  ],
  ['an output of nothing known', { output: 'gdp' }, ['output']],
]

describe('a sensitivity study is refused with', () => {
  test.each<Case>([
    ...groupCases,
    ['few samples', { samples: 15 }, ['samples']],
    ['many samples', { samples: 16_385, shapleySamples: 4097 }, ['samples', 'shapleySamples']],
    ['no samples at all', { samples: 0, shapleySamples: 0 }, ['samples']],
    ['nothing to draw', { parameters: everyUncertain }, ['parameters']],
    ['a number of runs', { uncertainty: { runs: 64 } }, ['']],
  ])('%s', async (_name, request, paths) => {
    expect(await refusedPaths(prepare('SENSITIVITY', request))).toEqual(paths)
  })

  test('nothing where one parameter is left to draw', async () => {
    const { study } = await prepare('SENSITIVITY', { parameters: everyUncertain.slice(1) })
    expect(study).toMatchObject({ groups: [{ symbols: [everyUncertain[0]!.symbol] }] })
  })
})

describe('a recommendation is refused with', () => {
  const search = { lever: 'publicStockDays', measure: 'mean', threshold: 1e9 }
  const none = { policies: [] }
  test.each<Case>([
    ...groupCases,
    ['nothing to choose and nothing to search', { policies: [{ label: 'a' }] }, ['policies']],
    ['a grid of one policy', { ...none, grid: { releaseShare: [1] } }, ['policies']],
    ['65 policies', { policies: times(65, (position) => ({ label: `${position}` })) }, ['policies']],
    [
      '63 policies and a grid of two',
      { policies: times(63, (position) => ({ label: `${position}` })), grid: { releaseShare: [0, 1] } },
      ['grid'],
    ],
    ['a grid of nothing', { grid: {} }, ['grid']],
    ['an empty list in the grid', { grid: { releaseShare: [] } }, ['grid.releaseShare']],
    ['a value out of bounds in the grid', { grid: { releaseShare: [0, 2] } }, ['grid.releaseShare.1']],
    ['a value twice in the grid', { grid: { publicStockDays: [0, 42, -0] } }, ['grid.publicStockDays.2']],
    [
      'a suspension after the run in the grid',
      { grid: { suspendAgreementFrom: [null, 2030, 2036] } },
      ['grid.suspendAgreementFrom.2'],
    ],
    [
      'a policy that is called like one of the grid',
      { policies: [{ label: 'releaseShare 0.5' }], grid: { releaseShare: [0, 0.5] } },
      ['policies.0.label'],
    ],
    ['a cost without end', { policies: [{ label: 'a', cost: 1e19 }, { label: 'b' }] }, ['policies.0.cost']],
    ['few runs', { runs: 63 }, ['runs']],
    ['many runs', { runs: 65_537 }, ['runs']],
    ['no confidence', { confidence: 0.4 }, ['confidence']],
    ['certainty', { confidence: 1 }, ['confidence']],
    ['another lever to search', { search: { ...search, lever: 'releaseShare' } }, ['search.lever']],
    ['another measure', { search: { ...search, measure: 'hope' } }, ['search.measure']],
    ['a search below the lever', { search: { ...search, minimum: -1 } }, ['search.minimum']],
    ['a search above the lever', { search: { ...search, maximum: 366 } }, ['search.maximum']],
    ['a search of nothing', { search: { ...search, minimum: 90, maximum: 90 } }, ['search.maximum']],
    ['a search from the end on', { search: { ...search, minimum: 365 } }, ['search.minimum']],
    ['no threshold', { search: { lever: 'publicStockDays', measure: 'mean' } }, ['search.threshold']],
  ])('%s', async (_name, request, paths) => {
    expect(await refusedPaths(prepare('RECOMMENDATION', request))).toEqual(paths)
  })

  test('nothing where there is a search alone', async () => {
    const { study, labels } = await prepare('RECOMMENDATION', { ...none, search: { ...search, minimum: 7 } })
    expect(study).toMatchObject({ policies: [], groups: [], search: { minimum: 7, maximum: 365 } })
    expect(labels).toEqual([])
  })
})
