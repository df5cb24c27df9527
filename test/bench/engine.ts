import { currentCalendar } from '../../src/engine/calendar.ts'
import { columnCount } from '../../src/engine/columns.ts'
import { compileLevers } from '../../src/engine/compile.ts'
import { defaultLevers, defaultParameters, type SimulationInput, simulate } from '../../src/engine/index.ts'
import { runArm } from '../../src/engine/kernel.ts'
import { simulateAgain } from '../engine/second-implementation.ts'
import { cpuMicroseconds } from './cpu-time.ts'
import { table } from './table.ts'

/** Runs between two readings of the clock, so that reading it costs nothing in comparison. */
const batch = 64

const oneArm = 'one arm of the kernel'

/**
 * Runs of the model per second of CPU time: the kernel's single arm, the paired run that the API makes, and the same paired
 * run by the second implementation, which keeps an object a year.
 *
 * @param seconds measured time of each case
 */
export async function engineReport(seconds: number): Promise<string> {
  const rows: string[][] = []
  for (const horizonYears of [10, 25]) {
    const inputs = Array.from({ length: batch }, (_, index) => inputOf(horizonYears, index / batch))
    const calendar = currentCalendar(2026, horizonYears)
    const compiled = inputs.map(({ levers }) => compileLevers(levers, calendar))
    const parameters = defaultParameters()
    const out = new Float64Array(horizonYears * columnCount)
    const cases = [
      {
        name: oneArm,
        batch,
        run: () => {
          for (const levers of compiled) runArm(parameters, levers, calendar, out)
        },
      },
      {
        name: 'scenario, baseline, indices and summary',
        batch,
        run: () => {
          for (const input of inputs) simulate(input)
        },
      },
      {
        name: 'the same by the second implementation',
        batch,
        run: () => {
          for (const input of inputs) simulateAgain(input)
        },
      },
    ]
    const microseconds = cpuMicroseconds(cases, seconds)
    const reference = microseconds.at(-1)!
    cases.forEach(({ name }, index) => {
      rows.push([
        `${horizonYears} years: ${name}`,
        Math.round(1e6 / microseconds[index]!).toLocaleString('en-US'),
        microseconds[index]!.toFixed(2),
        // Half a run is not compared with a whole one.
        name === oneArm ? '–' : (reference / microseconds[index]!).toFixed(1),
      ])
    })
  }
  const head = ['case', 'runs per CPU second', 'CPU µs a run', '× second']
  return `Engine, CPU time (batches of ${batch} runs, each run another severity)\n\n${table(head, rows)}`
}

function inputOf(horizonYears: number, severity: number): SimulationInput {
  return {
    startYear: 2026,
    horizonYears,
    levers: {
      ...defaultLevers,
      china: { ...defaultLevers.china, oxide: [severity / 2, severity, severity, severity / 2] },
      india: { ...defaultLevers.india, suspendAgreementFrom: 2026, windDownYears: 2, domesticPriority: 0.5 },
    },
    parameters: defaultParameters(),
  }
}
