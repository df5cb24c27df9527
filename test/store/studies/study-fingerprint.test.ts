import { describe, expect, test } from 'vitest'
import { defaultParameters, drawnSymbols } from '../../../src/engine/index.ts'
import { checkRequest } from '../../../src/store/check-request.ts'
import { requestKeyOf } from '../../../src/store/fingerprint.ts'
import { resolveRequest } from '../../../src/store/prepare-request.ts'
import { simulationForm } from '../../../src/store/simulation-form.ts'
import { type AnalysisKind, analysisForms } from '../../../src/store/studies/analysis-kinds.ts'
import type { StudyForm } from '../../../src/store/studies/study-form.ts'
import { smallest } from './study-requests.ts'

const current = { values: defaultParameters(), dataSetVersion: 'v', provenance: new Map() }

interface Asked {
  scenario?: object
  values?: Float64Array
}

function resolve(kind: AnalysisKind, request: object, { scenario, values = current.values }: Asked = {}) {
  const form: StudyForm<object, { kind: string } & never> = analysisForms[kind] as never
  const surroundings = { scenario, current: { ...current, values } }
  return resolveRequest(form, form.check({ ...smallest[kind], ...request }), surroundings)
}

const of = (kind: AnalysisKind, request: object = {}, asked?: Asked) =>
  resolve(kind, request, asked).fingerprint

function ensembleOf(request: object): string {
  const prepared = resolveRequest(simulationForm, checkRequest({ uncertainty: { runs: 1024 }, ...request }), {
    scenario: undefined,
    current,
  })
  return prepared.ensemble!.fingerprint
}

const kinds = Object.keys(smallest) as AnalysisKind[]
const D0 = { symbol: 'D0', value: current.values[0]! }

/** The value that the data set gives the parameter, set by hand. */
const held = { parameters: [{ ...D0, value: 6590 }] }

describe('the fingerprint of a study', () => {
  test('is the same for requests that mean the same', () => {
    const written = {
      startYear: 2026,
      horizonYears: 10,
      china: { oxide: { severityByYear: [0, 0] }, magnet: null },
      india: {},
      japan: { publicStockDays: 42 },
      parameters: [],
      seed: 1,
    }
    for (const kind of kinds) {
      expect(of(kind)).toMatch(/^[0-9a-f]{64}$/)
      expect(of(kind, written)).toBe(of(kind))
      expect(of(kind, {}, { scenario: { india: { windDownYears: 2 } } })).toBe(of(kind))
    }
    expect(ensembleOf(written)).toBe(ensembleOf({}))
  })

  test.each<[string, AnalysisKind, object, object]>([
    ['the default runs', 'COMPARISON', {}, { uncertainty: { runs: 4096 } }],
    ['runs rounded up', 'COMPARISON', { uncertainty: { runs: 81 } }, { uncertainty: { runs: 96 } }],
    ['the default runs', 'ATTRIBUTION', {}, { uncertainty: { runs: 1024 } }],
    ['the default output', 'ATTRIBUTION', {}, { output: 'cumulativeOutputLossUsd' }],
    [
      'the default outputs',
      'COMPARISON',
      {},
      { outputs: ['cumulativeOutputLossUsd', 'cumulativeImportLossTonnes'] },
    ],
    [
      'the most runs of a precision',
      'ATTRIBUTION',
      { uncertainty: { precision: { output: 'cumulativeOutputLossUsd', halfWidth: 5 } } },
      { uncertainty: { precision: { output: 'cumulativeOutputLossUsd', halfWidth: 5, maxRuns: 262_144 } } },
    ],
    [
      'levers of a policy that the run has anyway',
      'COMPARISON',
      {},
      {
        policies: [
          { label: 'a', india: { domesticPriority: 0.5 }, japan: null },
          { label: 'b', japan: { publicStockDays: 180, releaseShare: null } },
        ],
      },
    ],
    ['the default samples', 'SENSITIVITY', {}, { samples: 1024, shapleySamples: 256 }],
    [
      'the order of symbols in a group',
      'SENSITIVITY',
      { groups: [{ name: 'a', symbols: ['D0', 'g'] }] },
      { groups: [{ name: 'a', symbols: ['g', 'D0'] }] },
    ],
    [
      'groups that nobody looks at',
      'SENSITIVITY',
      { shapleySamples: 0 },
      { shapleySamples: 0, groups: [{ name: 'a', symbols: ['D0'] }] },
    ],
    ['the default runs and confidence', 'RECOMMENDATION', {}, { runs: 4096, confidence: 0.95 }],
    [
      'no cost',
      'RECOMMENDATION',
      {},
      {
        policies: [
          { label: 'a', cost: 0 },
          { ...smallest.RECOMMENDATION.policies[1], cost: -0 },
        ],
      },
    ],
    [
      'a grid and the policies that it makes',
      'RECOMMENDATION',
      { policies: [], grid: { releaseShare: [0, 1], suspendAgreementFrom: [null] } },
      {
        policies: [
          { label: 'releaseShare 0, suspendAgreementFrom never', japan: { releaseShare: 0 } },
          { label: 'releaseShare 1, suspendAgreementFrom never', japan: { releaseShare: 1 } },
        ],
      },
    ],
    [
      'the whole range of a lever',
      'RECOMMENDATION',
      { search: { lever: 'incentiveInrPerKg', measure: 'mean', threshold: 1 } },
      { search: { lever: 'incentiveInrPerKg', measure: 'mean', threshold: 1, minimum: 0, maximum: 4300 } },
    ],
  ])('does not tell %s from its absence (%s)', (_name, kind, one, other) => {
    expect(of(kind, one)).toBe(of(kind, other))
  })

  test('differs with kind, seed, a held parameter, the last bit of one, levers and years', () => {
    const values = Float64Array.from(current.values)
    values[0]! *= 1 + Number.EPSILON
    const all = kinds.flatMap((kind) => [
      of(kind),
      of(kind, { seed: 2 }),
      of(kind, held),
      of(kind, {}, { values }),
      of(kind, { japan: { releaseShare: 0.25 } }),
      of(kind, { horizonYears: 9 }),
      of(kind, { startYear: 2027 }),
    ])
    const ensembles = [{}, { seed: 2 }, held, { japan: { releaseShare: 0.25 } }, { horizonYears: 9 }]
    all.push(...ensembles.map(ensembleOf))
    expect(new Set(all).size).toBe(all.length)
  })

  test('differs with everything else that is asked', () => {
    const output = 'cumulativeImportLossTonnes'
    const precision = { output, halfWidth: 5 }
    const search = { lever: 'publicStockDays', measure: 'mean', threshold: 1 }
    const [a, b] = smallest.COMPARISON.policies
    const asked: [AnalysisKind, object[]][] = [
      [
        'COMPARISON',
        [
          { policies: [b, a] },
          { policies: [{ ...a, label: 'c' }, b] },
          { policies: [a, b, { label: 'c' }] },
          { outputs: [output] },
          { uncertainty: { runs: 64 } },
          { uncertainty: { precision } },
          { uncertainty: { precision: { ...precision, halfWidth: 6 } } },
          { uncertainty: { precision: { ...precision, maxRuns: 64 } } },
        ],
      ],
      ['ATTRIBUTION', [{ output }, { uncertainty: { runs: 64 } }, { output, uncertainty: { precision } }]],
      [
        'SENSITIVITY',
        [
          { output },
          { samples: 0 },
          { shapleySamples: 0 },
          { groups: [{ name: 'a', symbols: ['D0'] }] },
          { groups: [{ name: 'b', symbols: ['D0'] }] },
        ],
      ],
      [
        'RECOMMENDATION',
        [
          { output },
          { runs: 64 },
          { confidence: 0.9 },
          { policies: [{ ...a, cost: 1 }, b] },
          { grid: { releaseShare: [1] } },
          { groups: [] },
          { search },
          { search: { ...search, measure: 'valueAtRisk' } },
          { search: { ...search, threshold: 2 } },
          { search: { ...search, minimum: 1 } },
        ],
      ],
    ]
    const all = asked.flatMap(([kind, requests]) => [{}, ...requests].map((request) => of(kind, request)))
    all.push(
      ...[
        {},
        { uncertainty: { runs: 64 } },
        { bandOutputs: [] },
        { bandOutputs: ['importsTonnes'] },
        { uncertainty: { precision } },
      ].map(ensembleOf),
    )
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('a study', () => {
  test('holds what the request or its scenario sets and draws all else', () => {
    const scenario = { parameters: [{ symbol: 'rho0', value: 0.5 }] }
    const { study } = resolve('ATTRIBUTION', {}, { scenario }) as { study: { design: never } }
    expect(drawnSymbols(study.design)).not.toContain('rho0')
    const free = resolve('ATTRIBUTION', {}) as { study: { design: never } }
    expect(drawnSymbols(free.study.design)).toContain('rho0')
    expect(drawnSymbols(free.study.design)).toHaveLength(drawnSymbols(study.design).length + 1)
  })
})

describe('the key of a request', () => {
  test('of a run without error bars is what it was before there were any', () => {
    const identity = {
      fingerprint: 'f',
      scenarioId: null,
      overridden: ['D0'],
      stated: [],
      ensemble: undefined,
    }
    // Python: hashlib.sha256(b'{"fingerprint":"f","overridden":["D0"],"scenarioId":null,"stated":[]}').hexdigest()
    expect(requestKeyOf(identity)).toBe('1fbe5293b3448697015bd62b282fcb9a2ad3e1d25b9235d1208e0ba09b747fc1')
    expect(requestKeyOf({ ...identity, ensemble: 'e' })).not.toBe(requestKeyOf(identity))
  })
})
