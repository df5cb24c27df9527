import { describe, expect, test } from 'vitest'
import { defaultParameters, MODEL_VERSION, parameterIndex, parameterTable } from '../../src/engine/index.ts'
import { bytesOf, fingerprintOf, floatsOf } from '../../src/store/fingerprint.ts'
import { overlay, resolveLevers } from '../../src/store/levers.ts'
import { scenarioIssues } from '../../src/store/scenarios.ts'
import { staleReason } from '../../src/store/stale.ts'

const paths = (input: unknown) => scenarioIssues(input).map(({ path }) => path)

/** Contradicts itself whatever the years are. */
const wrongStage = { magnet: { history: 'QUOTA_2010' } }

// GraphQL holds callers to the shape; scenarios from files have only this check.
describe('the input of a scenario', () => {
  test('may be empty', () => {
    expect(paths({})).toEqual([])
  })

  test.each<[string, unknown, string[]]>([
    ['an unknown field', { indonesia: 1 }, ['']],
    ['an unknown lever', { japan: { stock: 1 } }, ['japan']],
    ['text for a number', { japan: { publicStockDays: '42' } }, ['japan.publicStockDays']],
    ['infinity', { japan: { publicStockDays: Number.POSITIVE_INFINITY } }, ['japan.publicStockDays']],
    ['a fraction of a year', { startYear: 2026.5 }, ['startYear']],
    [
      'two ways to state a severity',
      { china: { oxide: { severityByYear: [0], episodes: [] } } },
      ['china.oxide'],
    ],
    ['no way to state a severity', { china: { magnet: {} } }, ['china.magnet']],
    ['an unknown history', { china: { oxide: { history: 'QUOTA_1990' } } }, ['china.oxide.history']],
    ['nothing', null, ['']],
    ['text for a list', { parameters: 'kappa' }, ['parameters']],
    ['a parameter without a value', { parameters: [{ symbol: 'kappa' }] }, ['parameters.0.value']],
    ['a parameter that is none', { parameters: [null] }, ['parameters.0']],
    [
      'an episode without a start',
      { china: { oxide: { episodes: [{ months: 1, peakShare: 1 }] } } },
      ['china.oxide.episodes.0.start'],
    ],
  ])('with %s is refused', (_name, input, expected) => {
    expect(paths(input)).toEqual(expected)
  })

  test.each<[string, object, string[]]>([
    ['a fraction of a horizon', { horizonYears: 1.5, china: wrongStage }, ['horizonYears']],
    ['an unknown field', { indonesia: 1, china: wrongStage }, ['']],
    [
      'too many severities',
      { china: { ...wrongStage, oxide: { severityByYear: Array(300).fill(0) } } },
      ['china.oxide.severityByYear'],
    ],
    ['a group of the wrong type', { india: 1, japan: [], china: wrongStage }, ['india', 'japan']],
  ])('shows its contradictions beside %s', (_name, input, expected) => {
    expect(paths(input)).toEqual([...expected, 'china.magnet.history'])
  })

  test('may set a parameter against the shipped value of another', () => {
    // The value of the other one is a matter of the data set that a run meets.
    expect(paths({ parameters: [{ symbol: 'rho_inf', value: 0.3 }] })).toEqual([])
    const both = [
      { symbol: 'rho0', value: 0.4 },
      { symbol: 'rho_inf', value: 0.3 },
    ]
    expect(paths({ parameters: both })).toEqual(['parameters.1.value'])
  })
})

test('no bounds let the Chinese shares exceed one whole together', () => {
  const [oxide, magnets] = ['c_o', 'c_m'].map((symbol) => parameterTable[parameterIndex.get(symbol)!]!)
  expect(oxide!.maximum + magnets!.maximum).toBeLessThanOrEqual(1)
})

describe('an overlay', () => {
  const scenario = {
    startYear: 2027,
    china: { oxide: { severityByYear: [0.1, 0.2] }, magnet: { history: 'CONTROLS_2025' as const } },
    india: { windDownYears: 3, domesticPriority: 0.9 },
    parameters: [{ symbol: 'g', value: 0.01 }],
  }

  test('replaces levers whole and leaves the others', () => {
    expect(
      overlay(scenario, { china: { oxide: { severityByYear: [0.5] } }, india: { windDownYears: 1 } }),
    ).toEqual({
      ...scenario,
      china: { ...scenario.china, oxide: { severityByYear: [0.5] } },
      india: { windDownYears: 1, domesticPriority: 0.9 },
      japan: {},
    })
  })

  test('never merges parameters', () => {
    expect(overlay(scenario, { parameters: [{ symbol: 'kappa', value: 0.35 }] }).parameters).toEqual([
      { symbol: 'kappa', value: 0.35 },
    ])
  })

  test('takes null for the default', () => {
    const { levers, startYear } = resolveLevers(
      overlay(scenario, { startYear: null, china: { magnet: null }, india: { domesticPriority: null } }),
    )
    expect(startYear).toBe(2026)
    expect(levers.china.magnet).toEqual(Array(10).fill(0))
    expect(levers.india).toMatchObject({ windDownYears: 3, domesticPriority: 0.5 })
  })

  test('takes null for the defaults of a whole group', () => {
    const merged = overlay(
      { ...scenario, japan: { publicStockDays: 7 } },
      { china: null, india: null, japan: null },
    )
    expect(resolveLevers(merged).levers).toEqual(resolveLevers({}).levers)
    expect(merged).toMatchObject({ startYear: 2027, parameters: scenario.parameters })
  })
})

describe('resolved levers', () => {
  test('spread an episode over calendar years', () => {
    // Three months of 2026 and two of 2027 at 0.8: 0.8 × 3/12 and 0.8 × 2/12.
    const { levers } = resolveLevers({
      horizonYears: 3,
      china: { magnet: { episodes: [{ start: '2026-10', months: 5, peakShare: 0.8 }] } },
    })
    expect(levers.china.magnet[0]).toBeCloseTo(0.2, 12)
    expect(levers.china.magnet[1]).toBeCloseTo(0.8 / 6, 12)
    expect(levers.china.magnet[2]).toBe(0)
  })

  test('lay a history from the first year and cut it off at the last', () => {
    const { levers } = resolveLevers({
      startYear: 2030,
      horizonYears: 3,
      china: { oxide: { history: 'QUOTA_2010' } },
    })
    expect(levers.china.oxide).toEqual([0.21, 0.4, 0.38])
  })
})

describe('a fingerprint', () => {
  const parameters = defaultParameters()
  const of = (request: Parameters<typeof resolveLevers>[0], values = parameters) =>
    fingerprintOf(resolveLevers(request), values)

  test('is the same for requests that mean the same', () => {
    const plain = of({ horizonYears: 5, china: { oxide: { severityByYear: [0.21, 0.4, 0.38, 0.38, 0.39] } } })
    expect(plain).toMatch(/^[0-9a-f]{64}$/)
    expect(
      of({ china: { oxide: { history: 'QUOTA_2010' } }, horizonYears: 5, startYear: 2026, india: {} }),
    ).toBe(plain)
    expect(of({ horizonYears: 2, china: { oxide: { severityByYear: [0.5] } } })).toBe(
      of({
        horizonYears: 2,
        china: { oxide: { episodes: [{ start: '2026-01', months: 6, peakShare: 1 }] } },
      }),
    )
  })

  test('differs with the last bit of a parameter, with any lever and with the years', () => {
    const changed = Float64Array.from(parameters)
    changed[0]! *= 1 + Number.EPSILON
    const all = [
      of({}),
      of({}, changed),
      of({ horizonYears: 9 }),
      of({ startYear: 2027 }),
      of({ china: { oxide: { severityByYear: [0.1] } } }),
      of({ china: { magnet: { severityByYear: [0.1] } } }),
      of({ india: { windDownYears: 3 } }),
      of({ japan: { priceFloorUsdPerKg: 0 } }),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  test('rests on bytes that read back as the same numbers', () => {
    const values = Float64Array.of(0, -0, 1 / 3, Number.NaN, Number.NEGATIVE_INFINITY, Number.MIN_VALUE)
    expect(floatsOf(bytesOf(values))).toEqual(values)
    // IEEE 754: 1 is 3FF0000000000000, lowest byte first.
    expect([...bytesOf(Float64Array.of(1))]).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f])
  })
})

describe('staleness', () => {
  const current = { values: defaultParameters(), dataSetVersion: 'v', provenance: new Map() }
  const parameters = Object.fromEntries(
    parameterTable.map(({ symbol }, index) => [symbol, current.values[index]!]),
  )
  const run = {
    request: {},
    scenario: null,
    overridden: [],
    result: { ...resolveLevers({}), modelVersion: MODEL_VERSION, parameters },
  }

  test('is none where nothing has changed', () => {
    expect(staleReason(run, current)).toBeNull()
  })

  test('names what the run of an older model did not know', () => {
    const { levers } = run.result
    const { windDownYears: _, ...india } = levers.india
    const older = { ...levers, india: india as typeof levers.india }
    const { D0: __, ...fewer } = parameters
    const result = { ...run.result, modelVersion: '0.1.0', levers: older, parameters: fewer }
    expect(staleReason({ ...run, result }, current)).toBe(
      `It was computed by model version 0.1.0; the current one is ${MODEL_VERSION}. The defaults now give other values: india.windDownYears. The data behind it have changed: D0 not set → 6590.`,
    )
  })

  test('says what the model of today would refuse', () => {
    const request = { horizonYears: 1000, parameters: [{ symbol: 'gone', value: 1 }] }
    const reason = staleReason({ ...run, request }, current)
    expect(reason).toMatch(
      /refused today: horizonYears must be at most 40; parameters\.0\.symbol "gone" is no /,
    )
  })
})
