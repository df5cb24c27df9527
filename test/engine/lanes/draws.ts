import { leverBounds, parameterTable, type SimulationInput } from '../../../src/engine/index.ts'
import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { randomInput } from '../pseudo-random.ts'

/** Levers and years of one run, and a parameter set for every lane. */
export interface Draw {
  readonly input: SimulationInput
  readonly parameterSets: readonly Float64Array[]
}

interface Bounds {
  readonly minimum: number
  readonly maximum: number
}

type Words = () => number

function everyLane(parameters: () => Float64Array): Float64Array[] {
  return Array.from({ length: laneCount }, parameters)
}

/** Parameters `spread` of the way from their defaults to anywhere between their hard bounds. */
export function randomDraw(next: Words, spread: number): Draw {
  return {
    input: randomInput(next, { spread }),
    parameterSets: everyLane(() => randomInput(next, { spread }).parameters),
  }
}

/** Levers and parameters at a bound, at their default or between, and full cuts: where zeros meet. */
export function cornerDraw(next: Words): Draw {
  const corner = (value: number, { minimum, maximum }: Bounds): number =>
    [value, minimum, maximum][next() % 3]!
  const corners = <T extends object>(levers: T, bounds: object): T =>
    Object.fromEntries(
      Object.entries(levers).map(([name, value]) => {
        const bound = (bounds as Record<string, Bounds>)[name]
        return [name, typeof value === 'number' && bound ? corner(value, bound) : value]
      }),
    ) as T
  const input = randomInput(next)
  const { china, india, japan } = input.levers
  return {
    input: {
      ...input,
      levers: {
        china: { oxide: china.oxide.map(Math.round), magnet: china.magnet.map(Math.round) },
        india: { ...corners(india, leverBounds.india), suspendAgreementFrom: india.suspendAgreementFrom },
        japan: corners(japan, leverBounds.japan),
      },
    },
    parameterSets: everyLane(() => {
      const { parameters } = randomInput(next)
      return parameters.map((value, index) => {
        const spec = parameterTable[index]!
        return next() % 4 === 0 ? spec.defaultValue : corner(value, spec)
      })
    }),
  }
}
