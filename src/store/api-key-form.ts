import { z } from 'zod'
import type { NewApiKey } from './api-keys.ts'
import { InvalidInput } from './errors.ts'
import { Scope } from './generated/enums.ts'
import { issuesOf } from './input-issues.ts'
import { singleLine } from './texts.ts'

/** How long a key works where nothing is said: long enough to be of use, short enough not to be forgotten. */
export const standardKeyDays = 365

/** When a key ends that is to work for some days. */
export function expiryAfter(days: number, now: Date): Date {
  return new Date(now.getTime() + days * 86_400_000)
}

/** A name that can stand in a log line and in a header: a person's, a team's, an address. */
const ownerForm = /^[\w.@+-]{1,64}$/

const form = z.strictObject({
  name: singleLine(100),
  owner: z.string().regex(ownerForm, { error: 'must be 1 to 64 letters, digits or any of . _ @ + -' }),
  scopes: z
    .array(z.enum(Scope, { error: `must be some of ${Object.values(Scope).join(', ')}` }))
    .min(1, { error: 'must name at least one scope' })
    .max(Object.values(Scope).length, { error: 'must name each scope at most once' }),
  expiresAt: z.date().nullable(),
})

/**
 * Checks what a new key is to be.
 *
 * @throws InvalidInput with everything that is wrong
 */
export function checkNewApiKey(wanted: unknown, now: Date): NewApiKey {
  const parsed = form.safeParse(wanted)
  const issues = parsed.success ? [] : issuesOf(parsed.error)
  const { expiresAt } = wanted as { expiresAt?: unknown }
  if (expiresAt instanceof Date && expiresAt <= now) {
    issues.push({ path: 'expiresAt', message: 'must be in the future' })
  }
  if (!parsed.success || issues.length > 0) throw new InvalidInput(issues)
  return { ...parsed.data, scopes: [...new Set(parsed.data.scopes)] }
}
