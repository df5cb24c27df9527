import {
  completeGroups,
  type Design,
  defaultGroups,
  defaultLevers,
  defaultParameters,
  defaultYearOutputs,
  drawnSymbols,
  type Levers,
  parameterAt,
  parameterTable,
  runStudy,
  simulate,
} from '../../src/engine/index.ts'
import { turn } from './cpu-time.ts'
import { table } from './table.ts'

const levers: Levers = {
  ...defaultLevers,
  china: { oxide: [0.2, 0.5, 0.5, 0.3], magnet: [] },
  india: { ...defaultLevers.india, suspendAgreementFrom: 2026 },
}

/** Inputs of the Sobol study; the other parameters are held. */
const studiedInputs = 30

interface StudyCase {
  readonly name: string
  /** Pairs of arms that it runs. */
  readonly pairs: number
  readonly run: () => unknown
}

/**
 * CPU time of whole studies in one thread, draws, statistics and all, over the time that as many paired runs take on the plain
 * path in the same process.
 *
 * @param seconds measured time of each case, at least one whole study
 */
export async function studiesReport(seconds: number): Promise<string> {
  const rows = [10, 25].flatMap((horizonYears) => {
    const plain = microsecondsOf(seconds, 64, plainRuns(horizonYears, 64))
    return casesOf(horizonYears).map(({ name, pairs, run }) => {
      const microseconds = microsecondsOf(seconds, pairs, run)
      return [
        `${horizonYears} years: ${name}`,
        pairs.toLocaleString('en-US'),
        ((microseconds * pairs) / 1_000).toFixed(0),
        Math.round(1e6 / microseconds).toLocaleString('en-US'),
        (plain / microseconds).toFixed(1),
      ]
    })
  })
  const head = ['study', 'paired runs', 'CPU ms', 'paired runs/s', '× plain']
  return `Studies in one thread, CPU time\n\n${table(head, rows)}`
}

function casesOf(horizonYears: number): StudyCase[] {
  const design = designOf(horizonYears)
  const few = holdAllBut(design, studiedInputs)
  const stock = { ...levers, japan: { ...levers.japan, publicStockDays: 180 } }
  return [
    {
      name: 'ensemble of 65,536 draws, default outputs',
      pairs: 65_536,
      run: () =>
        runStudy({
          kind: 'ensemble',
          design,
          levers,
          effort: { runs: 65_536 },
          yearOutputs: defaultYearOutputs,
        }),
    },
    {
      name: 'comparison of two policies on 4,096 draws',
      pairs: 2 * 4_096,
      run: () =>
        runStudy({
          kind: 'comparison',
          design,
          policies: [levers, stock],
          effort: { runs: 4_096 },
          outputs: ['cumulativeOutputLossUsd', 'cumulativeImportLossTonnes'],
        }),
    },
    {
      name: `Sobol indices of ${studiedInputs} inputs, N = 4,096`,
      pairs: 4_096 * (studiedInputs + 2),
      run: () =>
        runStudy({
          kind: 'sensitivity',
          design: few,
          levers,
          output: 'cumulativeOutputLossUsd',
          samples: 4_096,
          shapleySamples: 0,
          groups: completeGroups(few, defaultGroups),
        }),
    },
  ]
}

function designOf(horizonYears: number): Design {
  const parameters = defaultParameters()
  return { startYear: 2026, horizonYears, parameters, held: new Uint8Array(parameterTable.length), seed: 1 }
}

function holdAllBut(design: Design, inputs: number): Design {
  const held = design.held.slice()
  for (const symbol of drawnSymbols(design).slice(inputs)) held[parameterAt[symbol]] = 1
  return { ...design, held }
}

function plainRuns(horizonYears: number, count: number): () => void {
  const { startYear, parameters } = designOf(horizonYears)
  return () => {
    for (let run = 0; run < count; run++) simulate({ startYear, horizonYears, levers, parameters })
  }
}

/** Mean CPU time of one of the `count` runs that `run` makes: whole calls until the time is over, one before to warm up. */
function microsecondsOf(seconds: number, count: number, run: () => unknown): number {
  run()
  const { runs, microseconds } = turn({ batch: count, run }, seconds * 1_000)
  return microseconds / runs
}
