import { describe, expect, it } from 'vitest'
import {
  defaultLevers,
  defaultParameters,
  type IndiaLevers,
  type JapanLevers,
  type ParameterSymbol,
  parameterAt,
  parameterTable,
  simulate,
} from '../../src/engine/index.ts'

interface Scenario {
  readonly oxide: readonly number[]
  readonly magnet: readonly number[]
  readonly india?: Partial<IndiaLevers>
  readonly japan?: Partial<JapanLevers>
  readonly parameters?: Readonly<Partial<Record<ParameterSymbol, number>>>
}

/** Together they switch every mechanism on; most parameters answer to the first. */
const scenarios: readonly Scenario[] = [
  { oxide: [0, 0.5, 0.5, 0.3], magnet: [0, 0.5, 0.5] },
  // Long and total: the choke price, the largest cover and the cap on thrift bind.
  { oxide: [1, 1, 1, 1, 1], magnet: [1, 1, 1, 1, 1], parameters: { lambda: 0 } },
  // Lasting scarcity with support: recycling reaches its highest share.
  {
    oxide: new Array<number>(20).fill(0.6),
    magnet: [],
    japan: { recyclingSupport: 3, thriftSupport: 3, offtakeExChinaShare: 0.3 },
    parameters: { kappa_r: 0.02 },
  },
]

function resultOf(scenario: Scenario, symbol: string | null, value: number): number[] {
  const parameters = defaultParameters()
  for (const [name, override] of Object.entries(scenario.parameters ?? {})) {
    parameters[parameterAt[name as ParameterSymbol]] = override
  }
  if (symbol !== null) parameters[parameterAt[symbol as ParameterSymbol]] = value
  const result = simulate({
    startYear: 2026,
    horizonYears: 20,
    parameters,
    levers: {
      china: { oxide: scenario.oxide, magnet: scenario.magnet },
      india: { ...defaultLevers.india, ...scenario.india },
      japan: { ...defaultLevers.japan, ...scenario.japan },
    },
  })
  return [...result.scenario]
}

const unchanged = scenarios.map((scenario) => resultOf(scenario, null, Number.NaN))

describe('every parameter reaches the answer', () => {
  it.each(
    parameterTable.map(({ symbol, defaultValue, minimum, maximum }) => ({
      symbol,
      defaultValue,
      minimum,
      maximum,
    })),
  )('$symbol', ({ symbol, defaultValue, minimum, maximum }) => {
    const values = [(defaultValue + minimum) / 2, (defaultValue + maximum) / 2]
    const reached = scenarios.some((scenario, index) =>
      values.some(
        (value) =>
          value !== defaultValue &&
          resultOf(scenario, symbol, value).some((cell, at) => !Object.is(cell, unchanged[index]![at])),
      ),
    )
    expect(reached).toBe(true)
  })
})
