/**
 * Runs one ensemble with the default outputs over ten years, `node large-ensemble.ts RUNS`, and prints the largest resident
 * memory of the process: Node, the engine and everything in it.
 */
import { defaultYearOutputs, runStudy } from '../../../src/engine/index.ts'
import { designOf, shockLevers } from './fixtures.ts'

const runs = Number(process.argv[2])
const result = runStudy({
  kind: 'ensemble',
  design: designOf(),
  levers: shockLevers,
  effort: { runs },
  yearOutputs: defaultYearOutputs,
})
if (result.runs !== runs) throw new Error(`Ran ${result.runs} of ${runs} draws`)
process.stdout.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
