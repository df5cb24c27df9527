import { causes } from './causes.ts'
import { drawnSymbols } from './draws.ts'
import { mostRuns } from './effort.ts'
import { isTabulated } from './run-study.ts'
import type { Study } from './study.ts'
import type { SummarisedStudy } from './summarised.ts'
import { type StudyTable, type TabulatedStudy, tablesOf } from './tabulated.ts'

/** Arms of a paired run: scenario and baseline. */
export const pairArms = 2

/** Arms that an attribution runs in each draw: a scenario for each coalition of causes, and a baseline with and one without hoarding. */
export const attributionArms: number = 2 ** causes.length + 2

/** Arms that a draw of a summarised study takes, baselines included. */
export function armsOfDraw(study: SummarisedStudy): number {
  switch (study.kind) {
    case 'ensemble':
      return pairArms
    case 'comparison':
      return study.policies.length + 1
    case 'attribution':
      return attributionArms
  }
}

/** Metrics that a draw of a table has. */
export function widthOfTable(study: TabulatedStudy, name: StudyTable['name']): number {
  if (study.kind === 'recommendation') return study.policies.length
  return name === 'sobol' ? drawnSymbols(study.design).length + 2 : 2 ** study.groups.length
}

/** Arms that a draw of a table takes, baselines included. */
export function armsOfTableDraw(study: TabulatedStudy, name: StudyTable['name']): number {
  const width = widthOfTable(study, name)
  return study.kind === 'recommendation' ? width + 1 : pairArms * width
}

/** Arms that a study takes at most, baselines included, over all of its draws; those of a search for a lever come on top. */
export function armsOfStudy(study: Study): number {
  if (!isTabulated(study)) return armsOfDraw(study) * mostRuns(study.effort)
  return tablesOf(study).reduce((sum, { name, runs }) => sum + runs * armsOfTableDraw(study, name), 0)
}
