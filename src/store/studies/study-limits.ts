import { armsOfStudy, isTabulated, type Study, tablesOf, widthOfTable } from '../../engine/index.ts'
import { LimitExceeded } from '../errors.ts'
import { studyLimits } from './study-bounds.ts'

/** Throws LimitExceeded where a study is larger than what is allowed: before anything is computed. */
export function checkLimits(study: Study): void {
  const years = armYears(study)
  if (years > studyLimits.armYears) {
    throw new LimitExceeded('ARM_YEARS', { requested: years, maximum: studyLimits.armYears })
  }
  const series = resultSeries(study)
  if (series.requested > series.maximum) throw new LimitExceeded('BAND_SERIES', series)
  const cells = tableCells(study)
  if (cells > studyLimits.tableCells) {
    throw new LimitExceeded('TABLE_CELLS', { requested: cells, maximum: studyLimits.tableCells })
  }
}

/** Years that the model simulates for a study: arms × draws × years of the run. */
function armYears(study: Study): number {
  return armRuns(study) * study.design.horizonYears
}

function armRuns(study: Study): number {
  const search = study.kind === 'recommendation' && study.search ? study.runs * studyLimits.searchArms : 0
  return armsOfStudy(study) + search
}

function resultSeries(study: Study): { requested: number; maximum: number } {
  switch (study.kind) {
    case 'ensemble':
      return {
        requested: study.yearOutputs.length * study.design.horizonYears,
        maximum: studyLimits.bandSeries,
      }
    case 'comparison': {
      const policies = study.policies.length
      const pairs = (policies * (policies - 1)) / 2
      return { requested: (policies + pairs) * study.outputs.length, maximum: studyLimits.comparisonSeries }
    }
    default:
      return { requested: 0, maximum: 0 }
  }
}

/** Numbers of the largest table that a study keeps whole. */
function tableCells(study: Study): number {
  if (!isTabulated(study)) return 0
  return Math.max(0, ...tablesOf(study).map(({ name, runs }) => runs * widthOfTable(study, name)))
}
