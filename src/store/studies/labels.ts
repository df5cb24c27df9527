import { z } from 'zod'
import type { InputIssue } from '../errors.ts'
import { shorten } from '../shorten.ts'
import { studyBounds } from './study-bounds.ts'

const longest = studyBounds.labelLength

/** A name that a caller gives. PostgreSQL stores neither U+0000 nor half a surrogate pair; no control character names anything. */
export const label = z
  .string({ error: 'must be text' })
  .min(1, { error: 'must not be empty' })
  .max(longest, { error: `must not have more than ${longest} characters` })
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'must not have control characters' })

/** Entries of a list that name what an earlier one has named. `path` gives the path of an entry from its position. */
export function repetitions(names: readonly unknown[], path: (position: number) => string): InputIssue[] {
  const seen = new Set<string>()
  return names.flatMap((name, position) => {
    if (typeof name !== 'string') return []
    if (seen.has(name)) return [{ path: path(position), message: `repeats "${shorten(name)}"` }]
    seen.add(name)
    return []
  })
}
