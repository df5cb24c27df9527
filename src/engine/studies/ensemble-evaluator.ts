import { columnAt, columnCount, indexColumnNames, leanColumns } from '../columns.ts'
import { laneCount } from '../lanes/lane-block.ts'
import { Arms, scenarioArm } from './arms.ts'
import { Draws } from './draws.ts'
import type { Evaluator } from './evaluator.ts'
import { writeFigure } from './figures.ts'
import { runOutputs } from './outputs.ts'
import type { EnsembleStudy } from './study.ts'

/** Metrics: each year output over the years, output after output, then every run output. */
export function ensembleEvaluator({ design, levers, yearOutputs }: EnsembleStudy): Evaluator {
  const draws = new Draws(design)
  const everyColumn = yearOutputs.some((name) => !leanColumns.has(name))
  const arms = new Arms(design, levers, { everyColumn })
  const withIndices = yearOutputs.some((name) => indexColumnNames.has(name))
  const columns = Int32Array.from(yearOutputs, (name) => columnAt[name] * laneCount)
  const rowLength = columnCount * laneCount
  return {
    metricCount: yearOutputs.length * design.horizonYears + runOutputs.length,
    evaluate(first, out, offset, stride) {
      draws.fill(first, arms.block.parameters)
      arms.runBaseline()
      arms.runScenario(levers)
      if (withIndices) arms.block.fillIndices(scenarioArm)
      const table = arms.block.table(scenarioArm)
      let to = offset
      for (let output = 0; output < columns.length; output++) {
        for (let cell = columns[output]!; cell < table.length; cell += rowLength, to += stride) {
          for (let lane = 0; lane < laneCount; lane++) out[to + lane] = table[cell + lane]!
        }
      }
      for (const output of runOutputs) {
        writeFigure(arms.block, scenarioArm, output, out, to)
        to += stride
      }
    },
  }
}
