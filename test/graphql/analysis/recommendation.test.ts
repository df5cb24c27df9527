import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeGroups, type Design, runStudy } from '../../../src/engine/index.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { askStudy, designOf, hoarding, interval, levers, overTheWire } from './studies.ts'

let server: TestServer
let design: Design
beforeAll(async () => {
  server = await startTestServer()
  design = await designOf(server, 7)
})
afterAll(() => server.close())

const ask = (selection: string, input: object) => askStudy(server, 'recommend', selection, input)

describe('a recommendation of the engine arrives bit for bit', () => {
  test('from named policies, a grid and a search', async () => {
    const withJapan = (japan: Partial<typeof levers.japan>) => ({
      ...levers,
      japan: { ...levers.japan, ...japan },
    })
    const engine = runStudy({
      kind: 'recommendation',
      design,
      reference: levers,
      policies: [
        withJapan({ thriftSupport: 2 }),
        withJapan({ publicStockDays: 42, releaseShare: 0.5 }),
        withJapan({ publicStockDays: 42, releaseShare: 1 }),
        withJapan({ publicStockDays: 180, releaseShare: 0.5 }),
        withJapan({ publicStockDays: 180, releaseShare: 1 }),
      ],
      costs: [1e8, 0, 0, 0, 0],
      output: 'cumulativeOutputLossUsd',
      runs: 64,
      confidence: 0.9,
      groups: completeGroups(design, hoarding),
      search: {
        lever: 'publicStockDays',
        minimum: 10,
        maximum: 365,
        measure: 'conditionalValueAtRisk',
        threshold: 2e10,
      },
    })
    const answer = await ask(
      `... on Recommendation {
        output unit runs replicates seed confidence
        policies {
          label levers { japan { publicStockDays releaseShare } } cost expectedLoss ${interval}
          conditionalValueAtRisk meanRegret p90Regret maximumRegret probabilityBest
        }
        best { expectedLoss conditionalValueAtRisk p90Regret maximumRegret }
        perfectInformation { value standardError }
        partialInformation { name symbols value standardError }
        search { lever minimum maximum measure threshold outcome value risk monotone curve { value risk } }
      }`,
      {
        policies: [{ label: 'thrift', japan: { thriftSupport: 2 }, cost: 1e8 }],
        grid: { publicStockDays: [42, 180], releaseShare: [0.5, 1] },
        runs: 64,
        confidence: 0.9,
        groups: [{ name: 'hoarding', symbols: ['h', 'm'] }],
        search: {
          lever: 'PUBLIC_STOCK_DAYS',
          minimum: 10,
          measure: 'CONDITIONAL_VALUE_AT_RISK',
          threshold: 2e10,
        },
      },
    )
    const { policies, best, partialInformation, search, ...rest } = overTheWire(engine)
    const labels = [
      'thrift',
      'publicStockDays 42, releaseShare 0.5',
      'publicStockDays 42, releaseShare 1',
      'publicStockDays 180, releaseShare 0.5',
      'publicStockDays 180, releaseShare 1',
    ]
    const stocks = [
      [42, 0.5],
      [42, 0.5],
      [42, 1],
      [180, 0.5],
      [180, 1],
    ]
    expect(answer).toEqual({
      ...rest,
      output: 'CUMULATIVE_OUTPUT_LOSS_USD',
      unit: 'USD',
      policies: policies.map((one: object, policy: number) => {
        const [publicStockDays, releaseShare] = stocks[policy]!
        return { ...one, label: labels[policy], levers: { japan: { publicStockDays, releaseShare } } }
      }),
      best: Object.fromEntries(
        Object.entries(best).map(([criterion, policy]) => [criterion, labels[policy as number]]),
      ),
      partialInformation,
      search: {
        ...search,
        lever: 'PUBLIC_STOCK_DAYS',
        measure: 'CONDITIONAL_VALUE_AT_RISK',
        outcome: { metAtMinimum: 'MET_AT_MINIMUM', found: 'FOUND', unreachable: 'UNREACHABLE' }[
          search.outcome as 'found'
        ],
      },
    })
  })

  test('from a search alone', async () => {
    const answer = await ask(
      `... on Recommendation {
        policies { label } best { expectedLoss } perfectInformation { value } partialInformation { name }
        search { outcome value }
      }`,
      { runs: 64, search: { lever: 'INCENTIVE_INR_PER_KG', measure: 'MEAN', threshold: 1e15 } },
    )
    expect(answer).toEqual({
      policies: [],
      best: null,
      perfectInformation: null,
      partialInformation: [],
      search: { outcome: 'MET_AT_MINIMUM', value: 0 },
    })
  })
})
