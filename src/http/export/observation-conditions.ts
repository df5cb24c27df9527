import { z } from 'zod'
import { Indicator, Quality } from '../../store/generated/enums.ts'
import type { ObservationConditions } from '../../store/observation-query.ts'

const text = z.string().max(200, { error: 'must have at most 200 characters' }).optional()
const year = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'must be a year' })
  .transform(Number)
  .optional()
const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((word) => word === 'true')
  .optional()
const indicator = z.enum(Indicator, {
  error: 'is no indicator; the enum Indicator of the schema has them all',
})

const conditions = z.strictObject({
  indicator: z.array(indicator).max(250, { error: 'is given more than 250 times' }).optional(),
  countryIso3: text,
  partnerIso3: text,
  yearFrom: year,
  yearTo: year,
  quality: z.enum(Quality, { error: `must be one of ${Object.values(Quality).join(', ')}` }).optional(),
  preferred: flag,
  available: flag,
  material: text,
  company: text,
  sector: text,
})

/** The conditions in the query of an address, or everything that is wrong with them: names of parameters, and why. */
export function readConditions(
  query: URLSearchParams,
): ObservationConditions | { readonly problems: string[] } {
  const given: Record<string, string | string[]> = {}
  const problems: string[] = []
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    if (name !== 'indicator' && values.length > 1) problems.push(`${name} is given more than once`)
    if (values.some((value) => value.includes('\0'))) problems.push(`${name} contains a NUL character`)
    given[name] = name === 'indicator' ? values : values[0]!
  }
  const parsed = conditions.safeParse(given)
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      problems.push(
        `${issue.keys.join(', ')}: no such parameter; there are ${Object.keys(conditions.shape).join(', ')}`,
      )
    } else problems.push(`${String(issue.path[0])} ${issue.message}`)
  }
  if (!parsed.success || problems.length > 0) return { problems }
  const { indicator: indicators, ...others } = parsed.data
  return { ...others, indicators }
}
