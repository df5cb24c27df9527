import { z } from 'zod'
import { leverBounds, type SearchGoal } from '../../engine/index.ts'
import type { InputIssue } from '../errors.ts'
import { numberWithin } from '../simulation-input.ts'
import { studyBounds } from './study-bounds.ts'

const number = z.number({ error: 'must be a number' })

/** The cheapest value of a lever that keeps a risk under a threshold. */
export const leverSearch = z.strictObject({
  lever: z.enum(['publicStockDays', 'incentiveInrPerKg'], { error: 'must be a lever that can be searched' }),
  minimum: number.nullish(),
  maximum: number.nullish(),
  measure: z.enum(['mean', 'valueAtRisk', 'conditionalValueAtRisk'], { error: 'must be a measure of risk' }),
  threshold: numberWithin(studyBounds.recommendation.amount),
})

type LeverSearchRequest = z.output<typeof leverSearch>

const boundsOf = {
  publicStockDays: leverBounds.japan.publicStockDays,
  incentiveInrPerKg: leverBounds.india.incentiveInrPerKg,
}

/** Ends of a range that the lever cannot have, or that leave no range. */
export function searchIssues(search: LeverSearchRequest | null | undefined): InputIssue[] {
  const bounds = search && boundsOf[search.lever]
  if (!bounds) return []
  const refused = (['minimum', 'maximum'] as const).flatMap((end): InputIssue[] => {
    const value = search[end] ?? bounds[end]
    const path = `search.${end}`
    if (value < bounds.minimum) return [{ path, message: `must be at least ${bounds.minimum}` }]
    if (value > bounds.maximum) return [{ path, message: `must be at most ${bounds.maximum}` }]
    return []
  })
  if (refused.length > 0) return refused
  const { minimum, maximum } = searchGoal(search)
  if (!(maximum <= minimum)) return []
  const end = search.maximum == null ? 'minimum' : 'maximum'
  const message =
    end === 'maximum' ? `must be above the minimum, ${minimum}` : `must be below the maximum, ${maximum}`
  return [{ path: `search.${end}`, message }]
}

/** A search with the bounds of its lever filled in. */
export function searchGoal({ lever, minimum, maximum, measure, threshold }: LeverSearchRequest): SearchGoal {
  const bounds = boundsOf[lever]
  return { lever, minimum: minimum ?? bounds.minimum, maximum: maximum ?? bounds.maximum, measure, threshold }
}
