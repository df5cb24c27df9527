import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runOutputs, yearOutputNames } from '../../../src/engine/index.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { inputTypes, type Mutation, mutationOf, mutations, smallest } from './studies.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const ask = async (mutation: Mutation, input: object) => {
  const { body } = await server.execute(mutationOf(mutation, ''), {
    input: { ...smallest[mutation], ...input },
  })
  expect(body.errors).toBeUndefined()
  return body.data[mutation]
}

const noRows = async () => {
  expect(await server.database.client.analysis.count()).toBe(0)
  expect(await server.database.client.analysisResult.count()).toBe(0)
}

describe('invalid input', () => {
  test.each<[Mutation, object, string[]]>([
    [
      'compare',
      {
        horizonYears: 3,
        china: { oxide: { severityByYear: [0, 2] } },
        policies: [
          { label: 'a', japan: { publicStockDays: -1 } },
          { label: 'b', india: { suspendAgreementFrom: 2029 } },
          { label: 'a' },
        ],
        outputs: ['PEAK_PRICE_USD_PER_KG', 'PLAN_ATTAINMENT_2030'],
        uncertainty: { precision: { output: 'CUMULATIVE_OUTPUT_LOSS_USD', halfWidth: 0 } },
        seed: -1,
      },
      [
        'china.oxide.severityByYear.1',
        'outputs.1',
        'policies.0.japan.publicStockDays',
        'policies.1.india.suspendAgreementFrom',
        'policies.2.label',
        'seed',
        'uncertainty.precision.halfWidth',
        'uncertainty.precision.output',
      ],
    ],
    ['compare', { policies: [{ label: 'a' }] }, ['policies']],
    [
      'attribute',
      {
        output: 'PEAK_PRICE_USD_PER_KG',
        uncertainty: { runs: 63 },
        parameters: [{ symbol: 'kapa', value: 1 }],
      },
      ['output', 'parameters.0.symbol', 'uncertainty.runs'],
    ],
    [
      'sensitivity',
      {
        output: 'YEARS_TO_RECOVERY',
        samples: 8,
        groups: [
          { name: 'x', symbols: ['h', 'nonsense'] },
          { name: 'y', symbols: ['m', 'h', 'FX_INR'] },
        ],
      },
      ['groups.0.symbols.1', 'groups.1.symbols.1', 'groups.1.symbols.2', 'output', 'samples'],
    ],
    [
      'recommend',
      {
        policies: [{ label: 'a', cost: 1e19 }],
        grid: { publicStockDays: [42, 400], suspendAgreementFrom: [null, 2050] },
        runs: 100_000,
        confidence: 1,
        search: { lever: 'INCENTIVE_INR_PER_KG', minimum: 5000, measure: 'MEAN', threshold: 0 },
      },
      [
        'confidence',
        'grid.publicStockDays.1',
        'grid.suspendAgreementFrom.1',
        'policies.0.cost',
        'runs',
        'search.minimum',
      ],
    ],
    ['recommend', { policies: null }, ['policies']],
  ])('of %s is told whole (%#)', async (mutation, input, paths) => {
    const answer = await ask(mutation, input)
    expect(answer).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' })
    expect(answer.issues.map(({ path }: { path: string }) => path).sort()).toEqual(paths)
    await noRows()
  })

  test.each(mutations)('%s says what its scenario contradicts', async (mutation) => {
    const answer = await ask(mutation, { scenario: 'full-embargo', horizonYears: 1, startYear: 2030 })
    expect(answer.issues).toEqual([
      expect.objectContaining({ path: 'scenario' }),
      expect.objectContaining({ path: 'scenario' }),
    ])
  })

  test.each<[string, string, object]>([
    ['a policy without a label', 'compare', { policies: [{}, {}] }],
    ['two numbers of draws', 'attribute', { uncertainty: { runs: 64, precision: null } }],
    ['no number of draws', 'attribute', { uncertainty: {} }],
    ['an unknown output', 'sensitivity', { output: 'GDP' }],
    ['an output in camel case', 'sensitivity', { output: 'peakPriceUsdPerKg' }],
    ['text for a seed', 'recommend', { seed: '1' }],
    ['a seed beyond 31 bits', 'recommend', { seed: 2 ** 31 }],
    ['a field of another study', 'recommend', { samples: 16 }],
  ])('%s is a request error of %s', async (_name, mutation, input) => {
    const { status, body } = await server.execute(mutationOf(mutation as Mutation, ''), {
      input: { ...smallest[mutation as Mutation], ...input },
    })
    expect(status).toBe(400)
    expect(body).not.toHaveProperty('data')
  })
})

describe('a scenario', () => {
  test.each(mutations)('that is unknown is not found by %s', async (mutation) => {
    expect(await ask(mutation, { scenario: 'nowhere' })).toMatchObject({
      __typename: 'NotFoundError',
      kind: 'Scenario',
      key: 'nowhere',
    })
    await noRows()
  })

  test('is found by id as by slug', async () => {
    const { scenario } = (await server.execute('{ scenario(slug: "controls-2025") { id } }')).body.data
    const source = mutationOf('compare', '... on Comparison { id scenario { slug } }')
    const [byId, bySlug] = await Promise.all(
      [scenario.id, 'controls-2025'].map(async (key) => {
        const input = { ...smallest.compare, scenario: key }
        return (await server.execute(source, { input })).body.data.compare
      }),
    )
    expect(byId).toMatchObject({ scenario: { slug: 'controls-2025' } })
    expect(bySlug).toEqual(byId)
    await server.database.client.analysis.deleteMany()
    await server.database.client.analysisResult.deleteMany()
  })
})

describe('a study that is too large', () => {
  test.each<[Mutation, object, object]>([
    [
      'compare',
      {
        horizonYears: 40,
        policies: Array.from({ length: 12 }, (_, one) => ({ label: `${one}` })),
        uncertainty: { runs: 10_000_000 },
      },
      { limit: 'ARM_YEARS', requested: 5_200_000_000, maximum: 5_000_000_000 },
    ],
    [
      'compare',
      {
        policies: Array.from({ length: 16 }, (_, one) => ({ label: `${one}` })),
        outputs: [
          ...['PEAK_PRICE_USD_PER_KG', 'CUMULATIVE_IMPORTS_TONNES', 'CUMULATIVE_CONSUMPTION_TONNES'],
          ...['CUMULATIVE_INDIA_OUTPUT_TONNES', 'CUMULATIVE_MAGNET_OUTPUT_TONNES', 'INCENTIVE_SPEND_INR'],
          ...['CUMULATIVE_MAGNET_SHORTFALL_TONNES', 'YEARS_TO_RECOVERY'],
        ],
      },
      { limit: 'BAND_SERIES', requested: 1088, maximum: 1000 },
    ],
    [
      'attribute',
      {
        horizonYears: 40,
        uncertainty: { precision: { output: 'CUMULATIVE_OUTPUT_LOSS_USD', halfWidth: 1, maxRuns: 1e7 } },
      },
      { limit: 'ARM_YEARS', requested: 7_200_000_000, maximum: 5_000_000_000 },
    ],
  ])('%s says what there is too much of (%#)', async (mutation, input, excess) => {
    const answer = await ask(mutation, input)
    expect(answer).toMatchObject({ __typename: 'LimitExceededError', code: 'LIMIT_EXCEEDED', ...excess })
    await noRows()
  })
})

describe('the enums of outputs', () => {
  const valuesOf = async (name: string) => {
    const { body } = await server.execute(`{ __type(name: "${name}") { enumValues { name description } } }`)
    return new Map<string, string>(
      body.data.__type.enumValues.map((one: { name: string; description: string }) => [
        one.name,
        one.description,
      ]),
    )
  }

  test('name every output of a year, with its unit', async () => {
    const values = await valuesOf('YearOutput')
    expect(values.size).toBe(yearOutputNames.length)
    expect(values.get('IMPORT_LOSS_TONNES')).toMatch(/ Unit: t\/yr\.$/)
    expect([...values.keys()]).toEqual(
      expect.arrayContaining(['SUPPLY_HHI', 'EU_SUPPLY_RISK', 'GEO_POL_RISK_SCORE', 'LOG_PRICE_RATIO']),
    )
  })

  test('name every output of a run, with its unit', async () => {
    const values = await valuesOf('RunOutput')
    expect(values.size).toBe(runOutputs.length)
    expect(values.get('PLAN_ATTAINMENT_2026')).toMatch(/ Unit: 1\.$/)
    expect(values.get('CUMULATIVE_MAGNET_OUTPUT_TONNES')).toMatch(/ Unit: t magnet\.$/)
  })
})

test.each(mutations)('%s names the limits of its input', async (mutation) => {
  const { body } = await server.execute(`{
    input: __type(name: "${inputTypes[mutation]}") { inputFields { name description } }
    mutation: __type(name: "Mutation") { fields { name description } }
  }`)
  const texts = new Map<string, string>(
    [...body.data.input.inputFields, ...body.data.mutation.fields].map(
      (one: { name: string; description: string }) => [one.name, one.description],
    ),
  )
  expect(texts.get(mutation)).toContain('5,000,000,000')
  expect(texts.get('seed')).toContain('2,147,483,647')
})
