import { currentCalendar } from '../../src/engine/calendar.ts'
import { columnCount } from '../../src/engine/columns.ts'
import { compileLevers } from '../../src/engine/compile.ts'
import { defaultLevers, defaultParameters, type SimulationInput, simulate } from '../../src/engine/index.ts'
import { runArm } from '../../src/engine/kernel.ts'
import { LaneBlock, laneCount } from '../../src/engine/lanes/lane-block.ts'
import { simulateAgain } from '../engine/second-implementation.ts'
import { bareMinimum } from './bare-minimum.ts'
import { type CpuCase, cpuMicroseconds } from './cpu-time.ts'
import { table } from './table.ts'

/** Runs between two readings of the clock, so that reading it costs nothing in comparison. */
const batch = 64

/** A case, and which of the others it is compared with: half a run is not compared with a whole one. */
interface EngineCase extends CpuCase {
  readonly against: string
}

const plainArm = 'one arm, plain kernel'
const second = 'the same by the second implementation'

/**
 * Runs of the model per second of CPU time. A single arm: the least that a typed-array loop can do a year, the kernel on
 * eight lanes, the plain kernel. A paired run: as the API makes it, and by the second implementation, which keeps an object a
 * year.
 *
 * @param seconds measured time of each case
 */
export async function engineReport(seconds: number): Promise<string> {
  const rows: string[][] = []
  for (const horizonYears of [10, 25]) {
    const cases = casesOf(horizonYears)
    const microseconds = cpuMicroseconds(cases, seconds)
    cases.forEach(({ name, against }, index) => {
      const reference = microseconds[cases.findIndex((other) => other.name === against)]!
      rows.push([
        `${horizonYears} years: ${name}`,
        Math.round(1e6 / microseconds[index]!).toLocaleString('en-US'),
        microseconds[index]!.toFixed(2),
        (reference / microseconds[index]!).toFixed(1),
      ])
    })
  }
  const head = ['case', 'runs per CPU second', 'CPU µs a run', '× plain or second']
  return `Engine, CPU time (batches of ${batch} runs, each run another severity)\n\n${table(head, rows)}`
}

function casesOf(horizonYears: number): EngineCase[] {
  const inputs = Array.from({ length: batch }, (_, index) => inputOf(horizonYears, index / batch))
  const calendar = currentCalendar(2026, horizonYears)
  const compiled = inputs.map(({ levers }) => compileLevers(levers, calendar))
  const parameters = defaultParameters()
  const out = new Float64Array(horizonYears * columnCount)
  const block = new LaneBlock({ arms: 1, horizonYears })
  parameters.forEach((value, index) => {
    block.parameters.fill(value, index * laneCount, (index + 1) * laneCount)
  })
  const minimum = bareMinimum({ horizonYears, runs: batch })
  return [
    { name: 'one arm, the bare minimum of arithmetic', batch, against: plainArm, run: minimum },
    {
      name: 'one arm, eight lanes',
      batch: batch * laneCount,
      against: plainArm,
      run: () => {
        for (const levers of compiled) block.run(0, levers, calendar)
      },
    },
    {
      name: 'one arm, eight lanes, every column',
      batch: batch * laneCount,
      against: plainArm,
      run: () => {
        for (const levers of compiled) block.run(0, levers, calendar, { everyColumn: true })
      },
    },
    {
      name: plainArm,
      batch,
      against: plainArm,
      run: () => {
        for (const levers of compiled) runArm(parameters, levers, calendar, out, 1)
      },
    },
    {
      name: 'scenario, baseline, indices and summary',
      batch,
      against: second,
      run: () => {
        for (const input of inputs) simulate(input)
      },
    },
    {
      name: second,
      batch,
      against: second,
      run: () => {
        for (const input of inputs) simulateAgain(input)
      },
    },
  ]
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
