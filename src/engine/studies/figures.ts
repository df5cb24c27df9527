import { columnAt, columnCount } from '../columns.ts'
import { type LaneBlock, laneCount } from '../lanes/lane-block.ts'
import { summaryAt } from '../summary.ts'
import type { RunOutput } from './outputs.ts'

const rowLength = columnCount * laneCount

/**
 * Writes a figure of the run in an arm of the block, one value per lane from `offset` on. The arm's table and summary have to
 * be filled.
 */
export function writeFigure(
  block: LaneBlock,
  arm: number,
  { from }: RunOutput,
  out: Float64Array,
  offset: number,
): void {
  if ('summary' in from) {
    const summary = block.summary(arm)
    const at = summaryAt[from.summary] * laneCount
    for (let lane = 0; lane < laneCount; lane++) out[offset + lane] = summary[at + lane]!
    return
  }
  const table = block.table(arm)
  const summed = 'sum' in from
  const column = columnAt[summed ? from.sum : from.last] * laneCount
  out.fill(0, offset, offset + laneCount)
  for (let row = summed ? 0 : table.length - rowLength; row < table.length; row += rowLength) {
    for (let lane = 0; lane < laneCount; lane++) out[offset + lane]! += table[row + column + lane]!
  }
}
