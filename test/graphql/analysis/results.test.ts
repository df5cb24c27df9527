import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeGroups, type Design, defaultLevers, runStudy } from '../../../src/engine/index.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import {
  askStudy,
  designOf,
  distribution,
  figure,
  hoarding,
  interval,
  levers,
  type Mutation,
  overTheWire,
} from './studies.ts'

let server: TestServer
let design: Design
beforeAll(async () => {
  server = await startTestServer()
  design = await designOf(server, 7)
})
afterAll(() => server.close())

const ask = (mutation: Mutation, selection: string, input: object) =>
  askStudy(server, mutation, selection, input)

/** Names are the schema's own; the tests state those that they ask for. */
const withoutOutput = <Figure extends { output: string }>({ output: _, ...numbers }: Figure) => numbers

describe('what the engine computes arrives bit for bit', () => {
  test('compare', async () => {
    const stocks = { ...levers, japan: { ...levers.japan, publicStockDays: 180 } }
    const kept = { ...levers, india: defaultLevers.india }
    const engine = runStudy({
      kind: 'comparison',
      design,
      policies: [levers, stocks, kept],
      effort: { runs: 208 },
      outputs: ['cumulativeOutputLossUsd', 'yearsToRecovery', 'incentiveSpendInr'],
    })
    const answer = await ask(
      'compare',
      `... on Comparison {
        sampling { runs replicates seed quantileErrorShare precision { met } }
        policies { label levers { japan { publicStockDays } india { suspendAgreementFrom } } figures { ${figure} } }
        differences {
          ${distribution} output unit first second meanInterval ${interval} probabilityFirstBetter varianceRatio
        }
      }`,
      {
        outputs: ['CUMULATIVE_OUTPUT_LOSS_USD', 'YEARS_TO_RECOVERY', 'INCENTIVE_SPEND_INR'],
        // Rounded up to whole replicates.
        uncertainty: { runs: 200 },
        policies: [
          { label: 'as asked' },
          { label: 'stocks', japan: { publicStockDays: 180 } },
          { label: 'kept', india: { suspendAgreementFrom: null } },
        ],
      },
    )
    const { policies, differences, ...sampling } = overTheWire(engine)
    expect(answer.sampling).toEqual(sampling)
    expect(answer.policies).toEqual([
      {
        label: 'as asked',
        levers: { japan: { publicStockDays: 42 }, india: { suspendAgreementFrom: 2027 } },
        figures: policies[0].map(withoutOutput),
      },
      {
        label: 'stocks',
        levers: { japan: { publicStockDays: 180 }, india: { suspendAgreementFrom: 2027 } },
        figures: policies[1].map(withoutOutput),
      },
      {
        label: 'kept',
        levers: { japan: { publicStockDays: 42 }, india: { suspendAgreementFrom: null } },
        figures: policies[2].map(withoutOutput),
      },
    ])
    const labels = ['as asked', 'stocks', 'kept']
    const named: Record<string, object> = {
      cumulativeOutputLossUsd: { output: 'CUMULATIVE_OUTPUT_LOSS_USD', unit: 'USD' },
      yearsToRecovery: { output: 'YEARS_TO_RECOVERY', unit: 'years' },
      incentiveSpendInr: { output: 'INCENTIVE_SPEND_INR', unit: 'INR' },
    }
    expect(answer.differences).toEqual(
      differences.map((one: { output: string; first: number; second: number }) => ({
        ...one,
        ...named[one.output],
        first: labels[one.first],
        second: labels[one.second],
      })),
    )
    expect(answer.differences).toHaveLength(9)
  })

  test('compare, as many draws as a precision takes', async () => {
    const halfWidth = 4e8
    const engine = runStudy({
      kind: 'comparison',
      design,
      policies: [levers, { ...levers, japan: { ...levers.japan, publicStockDays: 90 } }],
      effort: { output: 'cumulativeOutputLossUsd', halfWidth, maxRuns: 4096 },
      outputs: ['cumulativeOutputLossUsd', 'cumulativeImportLossTonnes'],
    })
    const { sampling } = await ask(
      'compare',
      `... on Comparison { sampling {
        runs precision { output unit halfWidthAsked halfWidthReached confidence met maxRuns }
      } }`,
      {
        uncertainty: { precision: { output: 'CUMULATIVE_OUTPUT_LOSS_USD', halfWidth, maxRuns: 4090 } },
        policies: [{ label: 'a' }, { label: 'b', japan: { publicStockDays: 90 } }],
      },
    )
    expect(sampling).toEqual({
      runs: engine.runs,
      precision: { ...engine.precision, output: 'CUMULATIVE_OUTPUT_LOSS_USD', unit: 'USD' },
    })
    expect(sampling.precision.maxRuns).toBe(4096)
  })

  test('attribute', async () => {
    const engine = runStudy({
      kind: 'attribution',
      design,
      levers,
      effort: { runs: 64 },
      output: 'cumulativeImportShortfallTonnes',
    })
    const answer = await ask(
      'attribute',
      `... on Attribution {
        sampling { runs seed }
        loss { output unit ${figure} }
        contributions { cause centralShare ${distribution} meanInterval ${interval} }
      }`,
      { output: 'CUMULATIVE_IMPORT_SHORTFALL_TONNES', uncertainty: { runs: 64 } },
    )
    const causes = ['OXIDE_CUT', 'MAGNET_CUT', 'SUSPENSION', 'HOARDING']
    expect(answer).toEqual({
      sampling: { runs: 64, seed: 7 },
      loss: overTheWire({ ...engine.loss, output: 'CUMULATIVE_IMPORT_SHORTFALL_TONNES', unit: 't' }),
      contributions: engine.contributions.map((one, cause) => overTheWire({ ...one, cause: causes[cause] })),
    })
  })

  test('sensitivity', async () => {
    const engine = runStudy({
      kind: 'sensitivity',
      design,
      levers,
      output: 'peakPriceUsdPerKg',
      samples: 32,
      shapleySamples: 16,
      groups: completeGroups(design, hoarding),
    })
    const answer = await ask(
      'sensitivity',
      `... on Sensitivity {
        output unit seed samples shapleySamples evaluations mean variance
        byParameter { symbol parameter { symbol } first ${interval} total ${interval} }
        groups { name effect ${interval} }
      }`,
      { output: 'PEAK_PRICE_USD_PER_KG', samples: 32, shapleySamples: 16, groups: hoarding },
    )
    const { parameters, groups: effects, ...rest } = overTheWire(engine)
    expect(answer).toEqual({
      ...rest,
      output: 'PEAK_PRICE_USD_PER_KG',
      unit: 'USD/kg oxide',
      byParameter: parameters.map((one: { symbol: string }) => ({
        ...one,
        parameter: { symbol: one.symbol },
      })),
      groups: effects.map(({ name, effect }: { name: string; effect: object }) => ({ name, effect })),
    })
    expect(answer.groups.map(({ name }: { name: string }) => name)).toEqual(['hoarding', 'other'])
    // What the request sets is not drawn.
    expect(answer.byParameter.map(({ symbol }: { symbol: string }) => symbol)).not.toContain('g')
  })
})
