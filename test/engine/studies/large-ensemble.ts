/**
 * Runs one ensemble with the default outputs over ten years, `node large-ensemble.ts RUNS`, and prints the largest resident
 * memory of the process: Node, the engine and everything in it.
 */
import { readFileSync } from 'node:fs'
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
process.stdout.write(`peak ${Math.round(peakKilobytes() / 1024)} MB\n`)

/** Of this program alone: what `resourceUsage` says on Linux begins with the memory of whoever has started it. */
function peakKilobytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1])
}
