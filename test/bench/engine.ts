import { Bench } from 'tinybench'
import { currentCalendar } from '../../src/engine/calendar.ts'
import { columnCount } from '../../src/engine/columns.ts'
import { compileLevers } from '../../src/engine/compile.ts'
import { defaultLevers, defaultParameters, type SimulationInput, simulate } from '../../src/engine/index.ts'
import { runArm } from '../../src/engine/kernel.ts'
import { simulateAgain } from '../engine/second-implementation.ts'
import { table } from './table.ts'

/** Runs between two readings of the clock, so that reading it costs nothing in comparison. */
const batch = 64

const oneArm = 'one arm of the kernel'

/**
 * Runs of the model a second on one core: the kernel's single arm, the paired run that the API makes, and the same paired
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
    const bench = new Bench({ time: seconds * 1_000, warmupTime: Math.min(1_000, seconds * 250) })
    bench
      .add(oneArm, () => {
        for (const levers of compiled) runArm(parameters, levers, calendar, out)
      })
      .add('scenario, baseline, indices and summary', () => {
        for (const input of inputs) simulate(input)
      })
      .add('the same by the second implementation', () => {
        for (const input of inputs) simulateAgain(input)
      })
    await bench.run()
    const rates = bench.tasks.map(({ name, result }) => {
      if (!('latency' in result)) throw new Error(`"${name}" was not measured: it ended as ${result.state}`)
      return { name, runsPerSecond: (batch * 1_000) / result.latency.p50 }
    })
    const reference = rates.at(-1)!.runsPerSecond
    for (const { name, runsPerSecond } of rates) {
      rows.push([
        `${horizonYears} years: ${name}`,
        Math.round(runsPerSecond).toLocaleString('en-US'),
        (1e6 / runsPerSecond).toFixed(2),
        // Half a run is not compared with a whole one.
        name === oneArm ? '–' : (runsPerSecond / reference).toFixed(1),
      ])
    }
  }
  return `Engine, one core (median of batches of ${batch} runs, each run another severity)\n\n${table(['case', 'runs/s', 'µs a run', '× second'], rows)}`
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
