import { attributionResult } from './attribution-result.ts'
import { comparisonResult } from './comparison-result.ts'
import { ensembleResult } from './ensemble-result.ts'
import { type Gathered, gather } from './gather.ts'
import { tableOf } from './leaves.ts'
import { recommendationResult } from './recommendation-result.ts'
import { sensitivityResult } from './sensitivity-result.ts'
import type { Study, StudyResults } from './study.ts'
import { centralOf, precisionMetrics, type SummarisedStudy, summarisedEvaluator } from './summarised.ts'
import { type TabulatedStudy, tableEvaluator, tablesOf } from './tabulated.ts'

/** Runs a whole study in this thread. Workers that share one come to the same result, bit for bit. */
export function runStudy<Kind extends Study['kind']>(
  study: Extract<Study, { kind: Kind }>,
): StudyResults[Kind] {
  const result = isTabulated(study) ? tabulate(study) : resultOf(study, gatherStudy(study))
  return result as StudyResults[Kind]
}

export function isTabulated(study: Study): study is TabulatedStudy {
  return study.kind === 'sensitivity' || study.kind === 'recommendation'
}

/** The result of a summarised study from what was gathered. */
export function resultOf(study: SummarisedStudy, gathered: Gathered): StudyResults[SummarisedStudy['kind']] {
  switch (study.kind) {
    case 'ensemble':
      return ensembleResult(study, gathered)
    case 'comparison':
      return comparisonResult(study, gathered)
    case 'attribution':
      return attributionResult(study, gathered)
  }
}

/** The result of a tabulated study from its tables, each metrics × draws. */
export function resultOfTables(
  study: TabulatedStudy,
  tables: {
    readonly sobol?: Float64Array
    readonly shapley?: Float64Array
    readonly policies?: Float64Array
  },
): StudyResults[TabulatedStudy['kind']] {
  return study.kind === 'sensitivity'
    ? sensitivityResult(study, tables)
    : recommendationResult(study, tables.policies)
}

function gatherStudy(study: SummarisedStudy): Gathered {
  const evaluator = summarisedEvaluator(study)
  return gather(evaluator, {
    effort: study.effort,
    central: centralOf(study),
    precisionMetrics: precisionMetrics(study),
  })
}

function tabulate(study: TabulatedStudy): StudyResults[TabulatedStudy['kind']] {
  const tables = tablesOf(study).map(({ name, runs }) => {
    return [name, tableOf(tableEvaluator(study, name), { end: runs })] as const
  })
  return resultOfTables(study, Object.fromEntries(tables))
}
