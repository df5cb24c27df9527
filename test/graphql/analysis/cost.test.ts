import { complexityFromQuery } from '@pothos/plugin-complexity'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSchema } from '../../../src/graphql/schema.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { inputTypes, type Mutation, smallest } from './studies.ts'

const schema = createSchema()

/** Cost of a root field that selects nothing but its type name, which is 1. */
function costOf(field: string, type: string, input: object): number {
  const query = `query ($input: ${type}!) { ${field}(input: $input) { __typename } }`
  const operation = field === 'preview' ? query : query.replace('query', 'mutation')
  return complexityFromQuery(operation, { schema, variables: { input } }).complexity - 1
}

const studyCost = (mutation: Mutation, input: object) =>
  costOf(mutation, inputTypes[mutation], { ...smallest[mutation], ...input })

const precision = { output: 'CUMULATIVE_OUTPUT_LOSS_USD', halfWidth: 1 }
const policies = Array.from({ length: 4 }, (_, one) => ({ label: `${one}` }))

describe('a study costs 100, and 1 more for each 50,000 simulated years of an arm', () => {
  test.each([
    ['without error bars', {}, 100],
    ['with 100,000 draws over 5 years', { horizonYears: 5, uncertainty: { runs: 100_000 } }, 100 + 20],
    ['over the years that a run has by itself', { uncertainty: { runs: 100_000 } }, 100 + 40],
    // Its years are not known before it is read.
    [
      'over the most years that a scenario could have',
      { scenario: 'x', uncertainty: { runs: 100_000 } },
      100 + 160,
    ],
    [
      'with what a precision may take',
      { uncertainty: { precision: { ...precision, maxRuns: 500_000 } } },
      100 + 200,
    ],
    ['with what a precision may take by itself', { uncertainty: { precision } }, 100 + 105],
    ['with too many draws', { uncertainty: { runs: 2_000_000_000 } }, 100 + 10_000],
    ['with a negative number of draws', { uncertainty: { runs: -5 } }, 100],
    ['over too many years', { horizonYears: 2_000_000_000, uncertainty: { runs: 100_000 } }, 100 + 160],
  ])('a run %s', (_name, input, cost) => {
    expect(costOf('simulate', 'SimulateInput', input)).toBe(cost)
    expect(costOf('preview', 'SimulateInput', input)).toBe(cost)
  })

  test.each<[string, Mutation, object, number]>([
    [
      'of four policies',
      'compare',
      { horizonYears: 10, policies, uncertainty: { runs: 100_000 } },
      100 + 100,
    ],
    ['by default', 'compare', { horizonYears: 10, policies, uncertainty: null }, 100 + 5],
    ['of 18 arms', 'attribute', { horizonYears: 10, uncertainty: { runs: 100_000 } }, 100 + 360],
    // 44 parameters are drawn: as many columns, and two whole matrices. Each is run with its baseline.
    ['of samples', 'sensitivity', { horizonYears: 10, samples: 16_384, shapleySamples: 0 }, 100 + 302],
    // Two groups and the one of all other parameters.
    [
      'of groups',
      'sensitivity',
      {
        horizonYears: 10,
        samples: 0,
        shapleySamples: 4_000,
        groups: [
          { name: 'a', symbols: ['h'] },
          { name: 'b', symbols: ['m'] },
        ],
      },
      100 + 13,
    ],
    [
      'of policies, a grid and a search',
      'recommend',
      {
        horizonYears: 10,
        runs: 50_000,
        policies,
        grid: { publicStockDays: [1, 2, 3], releaseShare: [0, 1] },
        search: { lever: 'PUBLIC_STOCK_DAYS', measure: 'MEAN', threshold: 0 },
      },
      100 + 510,
    ],
    ['above every limit', 'attribute', { horizonYears: 40, uncertainty: { runs: 1_000_000 } }, 100 + 10_000],
  ])('one %s: %s', (_name, mutation, input, cost) => {
    expect(studyCost(mutation, input)).toBe(cost)
  })
})

test('lists count the outputs that are asked for', () => {
  const costOfBars = (selection: string) =>
    complexityFromQuery(`{ preview(input: {}) { ... on Preview { uncertainty { ${selection} } } } }`, {
      schema,
    }).complexity
  const costOfEntries = (field: string) =>
    costOfBars(`${field} { output }`) - costOfBars(`${field.replace(/\(.*/, '')}(outputs: []) { output }`)
  expect(costOfEntries('bands(outputs: [PRICE_USD_PER_KG, SUPPLY_HHI, IMPORTS_TONNES])')).toBe(3)
  expect(costOfEntries('bands')).toBe(7)
  expect(costOfEntries('figures(outputs: [PEAK_PRICE_USD_PER_KG])')).toBe(1)
  expect(costOfEntries('figures')).toBe(16)
})

describe('a request above the limit', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  test('is refused before anything runs, however it is spelled', async () => {
    const compute = vi.spyOn(server.studies, 'run')
    const query = `mutation ($input: AttributeInput!) {
      a: attribute(input: $input) { __typename }
      ...B
    }
    fragment B on Mutation { b: attribute(input: $input) { __typename } }`
    const input = { horizonYears: 40, uncertainty: { runs: 694_000 } }
    const { body } = await server.execute(query, { input })
    // 18 × 694,000 × 40 ÷ 50,000 = 9,993.6
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'QUERY_TOO_COSTLY', cost: 20_190, maximum: 20_000 })
    expect(server.statements).toEqual([])
    expect(compute).not.toHaveBeenCalled()
  })
})
