import { describe, expect, test } from 'vitest'
import { defaultLevers, defaultParameters, parameterTable, type Study } from '../../../src/engine/index.ts'
import { checkRequest } from '../../../src/store/check-request.ts'
import { LimitExceeded } from '../../../src/store/errors.ts'
import { resolveRequest } from '../../../src/store/prepare-request.ts'
import { simulationForm } from '../../../src/store/simulation-form.ts'
import { type AnalysisKind, analysisForms } from '../../../src/store/studies/analysis-kinds.ts'
import type { StudyForm } from '../../../src/store/studies/study-form.ts'
import { checkLimits } from '../../../src/store/studies/study-limits.ts'
import { smallest, times } from './study-requests.ts'

const surroundings = {
  scenario: undefined,
  current: { values: defaultParameters(), dataSetVersion: 'v', provenance: new Map() },
}

/** What a request exceeds, or undefined. */
function exceeded(kind: AnalysisKind | 'ENSEMBLE', request: object): object | undefined {
  try {
    if (kind === 'ENSEMBLE') resolveRequest(simulationForm, checkRequest(request), surroundings)
    else {
      const form: StudyForm<object, Study> = analysisForms[kind]
      resolveRequest(form, form.check({ ...smallest[kind], ...request }), surroundings)
    }
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error
    const { code, limit, requested, maximum } = error
    return { code, limit, requested, maximum }
  }
  return undefined
}

const armYears = (requested: number) => ({
  code: 'LIMIT_EXCEEDED',
  limit: 'ARM_YEARS',
  requested,
  maximum: 5_000_000_000,
})
const series = (requested: number, maximum: number) => ({
  code: 'LIMIT_EXCEEDED',
  limit: 'BAND_SERIES',
  requested,
  maximum,
})

const policies = (count: number) => times(count, (position) => ({ label: `${position}` }))
const runs = (count: number) => ({ uncertainty: { runs: count } })
const outputs = [
  'cumulativeImportLossTonnes',
  'cumulativeImportShortfallTonnes',
  'cumulativeConsumptionShortfallTonnes',
  'cumulativeOutputLossUsd',
  'cumulativeOutputLossJpy',
  'cumulativeImportBillChangeUsd',
  'peakPriceUsdPerKg',
  'cumulativeImportsTonnes',
]

describe('what a study may come to', () => {
  test('counts arms, draws and years: scenario and baseline for error bars', () => {
    // 2 × 10⁸ × 25 years: the most draws there are, in the longest run that they may have.
    const asked = { bandOutputs: [], ...runs(100_000_000) }
    expect(exceeded('ENSEMBLE', { ...asked, horizonYears: 25 })).toBeUndefined()
    expect(exceeded('ENSEMBLE', { ...asked, horizonYears: 26 })).toEqual(armYears(5_200_000_000))
  })

  test('counts the policies of a comparison and one baseline', () => {
    // 12 + 1 arms of ten million runs: 38 years are 4.94 billion, 39 are 5.07.
    const asked = { policies: policies(12), outputs: ['peakPriceUsdPerKg'], ...runs(10_000_000) }
    expect(exceeded('COMPARISON', { ...asked, horizonYears: 38 })).toBeUndefined()
    expect(exceeded('COMPARISON', { ...asked, horizonYears: 39 })).toEqual(armYears(5_070_000_000))
  })

  test('counts the most runs that a precision may take', () => {
    const precision = { output: 'cumulativeOutputLossUsd', halfWidth: 1e12, maxRuns: 9_999_990 }
    // Rounded up to 10⁷; 18 arms, 28 years.
    expect(exceeded('ATTRIBUTION', { horizonYears: 28, uncertainty: { precision } })).toEqual(
      armYears(5_040_000_000),
    )
    expect(exceeded('ATTRIBUTION', { horizonYears: 27, uncertainty: { precision } })).toBeUndefined()
  })

  test.each<[string, Study, object | undefined]>([
    // 2 × 16,384 × (44 + 2) + 2 × 4096 × 2⁹ runs of 40 years.
    [
      'the largest sensitivity study',
      sensitivity({ samples: 16_384, shapleySamples: 4096, groups: 9 }),
      undefined,
    ],
    [
      'Shapley effects of fourteen groups',
      sensitivity({ samples: 0, shapleySamples: 4096, groups: 14 }),
      armYears(2 * 4096 * 2 ** 14 * 40),
    ],
    [
      'Sobol indices of many samples',
      sensitivity({ samples: 1_400_000, shapleySamples: 0, groups: 0 }),
      armYears(2 * 1_400_000 * (uncertain() + 2) * 40),
    ],
    [
      'a recommendation of many runs',
      recommendation({ runs: 2_000_000, policies: 64 }),
      armYears(2_000_000 * 65 * 40),
    ],
    ['the largest recommendation', recommendation({ runs: 65_536, policies: 64, search: true }), undefined],
    [
      'policies, a baseline and forty arms of a search',
      recommendation({ runs: 1_300_000, policies: 60, search: true }),
      armYears(1_300_000 * (60 + 1 + 40) * 40),
    ],
    [
      'the same with a search of few',
      recommendation({ runs: 3_200_000, policies: 0, search: true }),
      armYears(3_200_000 * 40 * 40),
    ],
    [
      'a recommendation that would keep too many losses',
      recommendation({ runs: 300_000, policies: 64, horizonYears: 1 }),
      { code: 'LIMIT_EXCEEDED', limit: 'TABLE_CELLS', requested: 19_200_000, maximum: 16_777_216 },
    ],
    [
      'Shapley effects that would keep too many outputs',
      sensitivity({ samples: 0, shapleySamples: 4112, groups: 12, horizonYears: 1 }),
      { code: 'LIMIT_EXCEEDED', limit: 'TABLE_CELLS', requested: 16_842_752, maximum: 16_777_216 },
    ],
  ])('holds for %s', (_name, study, expected) => {
    if (!expected) checkLimits(study)
    else expect(() => checkLimits(study)).toThrow(expect.objectContaining(expected))
  })

  test('counts the bands of each year', () => {
    const bandOutputs = [
      'importsTonnes',
      'priceUsdPerKg',
      'outputLossUsd',
      'importLossTonnes',
      'consumptionTonnes',
    ]
    const eight = [...bandOutputs, 'indiaOutputTonnes', 'magnetOutputTonnes', 'coverDays']
    expect(exceeded('ENSEMBLE', { horizonYears: 35, bandOutputs: eight, ...runs(64) })).toBeUndefined()
    expect(exceeded('ENSEMBLE', { horizonYears: 36, bandOutputs: eight, ...runs(64) })).toEqual(
      series(288, 280),
    )
    // The outputs that a request gets where it names none fit the longest run.
    expect(exceeded('ENSEMBLE', { horizonYears: 40, ...runs(64) })).toBeUndefined()
  })

  test('counts policies and their pairs', () => {
    // 16 + 120 policies and pairs: 7 outputs are 952 distributions, 8 are 1,088.
    const asked = { policies: policies(16), ...runs(64) }
    expect(exceeded('COMPARISON', { ...asked, outputs: outputs.slice(0, 7) })).toBeUndefined()
    expect(exceeded('COMPARISON', { ...asked, outputs })).toEqual(series(1088, 1000))
  })

  test('is told after what is invalid', () => {
    expect(() => exceeded('ENSEMBLE', { horizonYears: 40, seed: -1, ...runs(64) })).toThrow('One input value')
  })

  test('is told in words', () => {
    expect(new LimitExceeded('BAND_SERIES', { requested: 1088, maximum: 1000 }).message).toBe(
      'The study would describe 1,088 distributions, at most 1,000 are possible: ask for fewer outputs, policies or years.',
    )
  })
})

function uncertain(): number {
  return parameterTable.filter(({ prior }) => prior.kind !== 'fixed').length
}

function design(horizonYears = 40) {
  const held = new Uint8Array(parameterTable.length)
  return { startYear: 2026, horizonYears, parameters: defaultParameters(), held, seed: 1 }
}

function sensitivity(size: {
  samples: number
  shapleySamples: number
  groups: number
  horizonYears?: number
}): Study {
  return {
    kind: 'sensitivity',
    design: design(size.horizonYears),
    levers: defaultLevers,
    output: 'cumulativeOutputLossUsd',
    samples: size.samples,
    shapleySamples: size.shapleySamples,
    groups: times(size.groups, (position) => ({ name: `${position}`, symbols: [] })),
  }
}

function recommendation(size: {
  runs: number
  policies: number
  horizonYears?: number
  search?: boolean
}): Study {
  return {
    kind: 'recommendation',
    design: design(size.horizonYears),
    reference: defaultLevers,
    policies: times(size.policies, () => defaultLevers),
    costs: times(size.policies, () => 0),
    output: 'cumulativeOutputLossUsd',
    runs: size.runs,
    confidence: 0.95,
    groups: [],
    search: size.search
      ? { lever: 'publicStockDays', minimum: 0, maximum: 365, measure: 'mean', threshold: 1 }
      : null,
  }
}
