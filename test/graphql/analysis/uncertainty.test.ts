import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultYearOutputs, runStudy } from '../../../src/engine/index.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { designOf, distribution, figure, levers, overTheWire, run } from './studies.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
afterEach(() => {
  vi.restoreAllMocks()
})
beforeEach(async () => {
  await server.database.client.simulation.deleteMany()
  await server.database.client.simulationResult.deleteMany()
  await server.database.client.analysisResult.deleteMany()
})

const everything = `uncertainty {
  fingerprint held notes
  sampling { runs replicates seed quantileErrorShare precision { output halfWidthAsked met maxRuns } }
  bands { output unit years { year ${distribution} } }
  figures { output unit ${figure} }
}`

const simulate = async (input: object, selection = `id ${everything}`) => {
  const { body } = await server.execute(
    `mutation ($input: SimulateInput!) {
      simulate(input: $input) {
        __typename
        ... on Error { code message }
        ... on InvalidInputError { issues { path message } }
        ... on LimitExceededError { limit requested maximum }
        ... on Simulation { ${selection} }
      }
    }`,
    { input },
  )
  expect(body.errors).toBeUndefined()
  return body.data.simulate
}

const preview = async (input: object, selection = everything) => {
  const { body } = await server.execute(
    `query ($input: SimulateInput!) {
      preview(input: $input) {
        __typename ... on LimitExceededError { limit } ... on Preview { ${selection} }
      }
    }`,
    { input },
  )
  expect(body.errors).toBeUndefined()
  return body.data.preview
}

describe('error bars', () => {
  test('are those that the engine computes, bit for bit, stored, read back and previewed', async () => {
    const engine = runStudy({
      kind: 'ensemble',
      design: await designOf(server, 7),
      levers,
      effort: { runs: 64 },
      yearOutputs: ['importLossTonnes', 'supplyHhi'],
    })
    const input = {
      ...run,
      uncertainty: { runs: 64 },
      bandOutputs: ['IMPORT_LOSS_TONNES', 'SUPPLY_HHI'],
      seed: 7,
    }
    const { __typename, id, uncertainty } = await simulate(input)
    const { bands, figures, ...sampling } = overTheWire(engine)
    expect(uncertainty.sampling).toEqual(sampling)
    expect(uncertainty.held).toEqual(['g'])
    expect(uncertainty.bands).toEqual([
      { ...bands[0], output: 'IMPORT_LOSS_TONNES', unit: 't/yr' },
      { ...bands[1], output: 'SUPPLY_HHI', unit: '1' },
    ])
    const withoutNames = uncertainty.figures.map(({ unit: _unit, ...one }: { unit: string }) => one)
    expect(withoutNames).toEqual(
      figures.map((one: object, position: number) => ({ ...one, output: withoutNames[position].output })),
    )
    expect(withoutNames).toHaveLength(16)
    const { body } = await server.execute(
      `query ($id: ID!, $input: SimulateInput!) {
        simulation(id: $id) { ${everything} }
        preview(input: $input) { ... on SimulationOutcome { ${everything} } }
      }`,
      { id, input },
    )
    expect(body.data).toEqual({ simulation: { uncertainty }, preview: { uncertainty } })
  })

  test('are drawn until a precision is met', async () => {
    const precision = { output: 'CUMULATIVE_OUTPUT_LOSS_USD', halfWidth: 2e9, maxRuns: 65_536 }
    const { uncertainty } = await simulate({ ...run, uncertainty: { precision } })
    expect(uncertainty.sampling.precision).toEqual({
      output: 'CUMULATIVE_OUTPUT_LOSS_USD',
      halfWidthAsked: 2e9,
      met: true,
      maxRuns: 65_536,
    })
    expect(uncertainty.sampling.runs).toBeLessThan(65_536)
    const out = { ...precision, halfWidth: 1, maxRuns: 64 }
    const { uncertainty: unmet } = await simulate({ ...run, uncertainty: { precision: out } })
    expect(unmet.sampling).toMatchObject({ runs: 64, precision: { met: false } })
    expect(unmet.notes).toContain('The precision asked for was not reached within the draws allowed.')
  })

  test('are null unless they were asked for, and another node than the run without', async () => {
    const without = await simulate(run)
    expect(without.uncertainty).toBeNull()
    expect((await preview(run)).uncertainty).toBeNull()
    const withBars = await simulate({ ...run, uncertainty: { runs: 64 } })
    expect(withBars.id).not.toBe(without.id)
    expect(await server.database.client.simulationResult.count()).toBe(1)
    const otherSeed = await simulate({ ...run, uncertainty: { runs: 64 }, seed: 2 })
    expect(new Set([without.id, withBars.id, otherSeed.id]).size).toBe(3)
    expect(await simulate({ ...run, uncertainty: { runs: 64 }, seed: 1 })).toEqual(withBars)
  })

  test('name what was not given and what not every draw defines', async () => {
    const { uncertainty } = await simulate({
      horizonYears: 2,
      china: { oxide: { severityByYear: [0, 0.9] } },
      uncertainty: { runs: 64 },
    })
    const recovery = uncertainty.figures.find(
      ({ output }: { output: string }) => output === 'YEARS_TO_RECOVERY',
    )
    expect(recovery.definedShare).toBeLessThan(1)
    // 2030 is not simulated.
    const plan = uncertainty.figures.find(
      ({ output }: { output: string }) => output === 'PLAN_ATTAINMENT_2030',
    )
    expect(plan).toMatchObject({ mean: null, p50: null, definedShare: 0, exceedance: [] })
    expect(uncertainty.notes.join()).toMatch(/YEARS_TO_RECOVERY, .*PLAN_ATTAINMENT_2030/)
    expect(uncertainty.bands).toHaveLength(defaultYearOutputs.length)
  })

  test('may be narrowed to outputs that were computed', async () => {
    const narrowed = `uncertainty {
      bands(outputs: [PRICE_USD_PER_KG]) { output }
      figures(outputs: [INCENTIVE_SPEND_INR, CUMULATIVE_IMPORTS_TONNES]) { output }
    }`
    const input = { ...run, uncertainty: { runs: 64 } }
    expect((await preview(input, narrowed)).uncertainty).toEqual({
      bands: [{ output: 'PRICE_USD_PER_KG' }],
      figures: [{ output: 'INCENTIVE_SPEND_INR' }, { output: 'CUMULATIVE_IMPORTS_TONNES' }],
    })
    const { body } = await server.execute(
      `query ($input: SimulateInput!) {
        preview(input: $input) { ... on Preview { uncertainty { bands(outputs: [SUPPLY_HHI]) { output } } } }
      }`,
      { input },
    )
    expect(body.data).toEqual({ preview: { uncertainty: null } })
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'SUPPLY_HHI was not computed; name it in `bandOutputs` of the request.',
        extensions: { code: 'BAD_USER_INPUT', argument: 'outputs' },
      }),
    ])
  })

  test('leave the stored input as it was given', async () => {
    const input = {
      ...run,
      uncertainty: { precision: { output: 'PLAN_ATTAINMENT_2026', halfWidth: 1 } },
      bandOutputs: ['GEO_POL_RISK_SCORE', 'IMPORTS_CHINA_OXIDE_TONNES'],
    }
    expect((await simulate(input, 'request')).request).toEqual(input)
  })

  test('are refused with every reason at once', async () => {
    const answer = await simulate({
      horizonYears: 41,
      uncertainty: { runs: 8 },
      bandOutputs: ['PRICE_USD_PER_KG', 'PRICE_USD_PER_KG'],
    })
    expect(answer.issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      'bandOutputs.1',
      'horizonYears',
      'uncertainty.runs',
    ])
    const aimless = await simulate({ bandOutputs: ['PRICE_USD_PER_KG'], seed: 4 })
    expect(aimless.issues.map(({ path }: { path: string }) => path)).toEqual(['bandOutputs', 'seed'])
  })

  test('that are too many are refused before anything runs', async () => {
    const compute = vi.spyOn(server.studies, 'run')
    const bandOutputs = [
      ...['IMPORTS_TONNES', 'IMPORT_LOSS_TONNES', 'IMPORT_LOSS_SHARE', 'OUTPUT_LOSS_USD'],
      ...['PRICE_USD_PER_KG', 'CHINA_PRICE_USD_PER_KG', 'SUPPLY_HHI', 'AGREEMENT_SHARE'],
    ]
    const input = { horizonYears: 40, uncertainty: { runs: 64 }, bandOutputs }
    const answer = await simulate(input)
    expect(answer).toMatchObject({
      __typename: 'LimitExceededError',
      code: 'LIMIT_EXCEEDED',
      limit: 'BAND_SERIES',
      requested: 320,
      maximum: 280,
    })
    expect(await preview(input, '__typename')).toMatchObject({ limit: 'BAND_SERIES' })
    expect(compute).not.toHaveBeenCalled()
    expect(await server.database.client.simulation.count()).toBe(0)
  })
})

describe('what is not selected is neither computed nor read', () => {
  test('a preview computes error bars when they are selected, once however often', async () => {
    const compute = vi.spyOn(server.studies, 'run')
    const input = { ...run, uncertainty: { runs: 64 } }
    await preview(input, 'fingerprint years { year }')
    expect(compute).not.toHaveBeenCalled()
    const { a, b } = await preview(input, 'a: uncertainty { fingerprint } b: uncertainty { fingerprint }')
    expect(a).toEqual(b)
    expect(compute).toHaveBeenCalledTimes(1)
  })

  test('a stored run reads them in the same statement, and only where they are selected', async () => {
    const { id } = await simulate({ ...run, uncertainty: { runs: 64 } }, 'id')
    await server.execute('query ($id: ID!) { simulation(id: $id) { fingerprint years { year } } }', { id })
    expect(server.statements).toHaveLength(1)
    expect(server.statements.join()).not.toContain('AnalysisResult')
    const { body } = await server.execute(
      'query ($id: ID!) { simulation(id: $id) { summary { peakPriceYear } uncertainty { bands { output } } } }',
      { id },
    )
    expect(body.data.simulation.uncertainty.bands).toHaveLength(defaultYearOutputs.length)
    expect(server.statements).toHaveLength(1)
  })
})
