import { causes } from './causes.ts'
import { drawnSymbols } from './draws.ts'
import type { SummarisedStudy } from './summarised.ts'
import type { StudyTable, TabulatedStudy } from './tabulated.ts'

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
