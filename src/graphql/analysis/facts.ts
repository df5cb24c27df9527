import type { StudyDetails } from '../../store/studies/study-row.ts'

/** What fields of one value select: not the whole result, of which the lists may be long. */
export const factsSelection = { result: { select: { details: true } } } as const

/** The values of a result that stand by themselves. */
export function factsOf<Result>({ details }: { readonly details: unknown }): Result {
  return (details as StudyDetails).facts as Result
}
