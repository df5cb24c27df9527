import { z } from 'zod'
import { Basis, Quality } from '../generated/enums.ts'

/** Keys that rows of other files refer to. */
export interface References {
  readonly sources: ReadonlySet<string>
  readonly countries: ReadonlySet<string>
}

/** Plain decimal notation: digits and at most one point, so that nothing depends on a locale. */
const decimalPattern = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** YYYY, YYYY-MM or YYYY-MM-DD. */
const partialDatePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

const absent = (text: string) => (text.trim() === '' ? null : text.trim())

export const text = z.string().trim().min(1, { error: 'must not be empty' })
export const optionalText = z.string().transform(absent)

export const slug = z.string().regex(slugPattern, {
  error: ({ input }) => `"${input}" is no slug: lower-case letters, digits and single hyphens`,
})

/** A number as printed. */
export const decimal = z.string().regex(decimalPattern, {
  error: ({ input }) => `"${input}" is no number: write digits, and a point before decimals`,
})

/** A number as printed, or null where the cell is empty: known to be unavailable. */
export const optionalDecimal = z.union([z.literal('').transform(() => null), decimal], {
  error: ({ input }) =>
    `"${input}" is no number: write digits, and a point before decimals, or leave it empty`,
})

export const year = z
  .string()
  .regex(/^(19|20)\d\d$/, { error: ({ input }) => `"${input}" is no year from 1900 to 2099` })
  .transform(Number)

export const optionalYear = z.union([z.literal('').transform(() => null), year], {
  error: ({ input }) => `"${input}" is no year from 1900 to 2099`,
})

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
  error: ({ input }) => `"${input}" is no month, written YYYY-MM`,
})

/** A date as far as known; a day must exist in its month. */
export const partialDate = z.string().refine(isPartialDate, {
  error: ({ input }) => `"${input}" is no date, written YYYY, YYYY-MM or YYYY-MM-DD`,
})

export const optionalDate = z.union([z.literal('').transform(() => null), partialDate], {
  error: ({ input }) => `"${input}" is no date, written YYYY, YYYY-MM or YYYY-MM-DD`,
})

/** True for YYYY, YYYY-MM and YYYY-MM-DD that name a day of the calendar. */
export function isPartialDate(value: string): boolean {
  if (!partialDatePattern.test(value)) return false
  if (value.length < 10) return true
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** Words of a file mapped to the members of an enum: `magnet maker` → `MAGNET_MAKER`. */
export function wordOf<Member extends string>(members: Readonly<Record<Member, Member>>) {
  const byWord = new Map(Object.values<Member>(members).map((member) => [wordFor(member), member]))
  return z.string().transform((word, context) => {
    const member = byWord.get(word)
    if (member !== undefined) return member
    context.addIssue({ code: 'custom', message: `"${word}" is none of ${[...byWord.keys()].join(', ')}` })
    return z.NEVER
  })
}

function wordFor(member: string): string {
  return member.toLowerCase().replaceAll('_', ' ')
}

export const quality = wordOf(Quality)
export const basisName = z.enum(Basis, { error: ({ input }) => `"${input}" is no basis` })

/** A yes-or-no cell: 1, 0, or empty where the file does not say. */
export const flag = z
  .enum(['', '0', '1'], { error: ({ input }) => `"${input}" is neither 1, 0 nor empty` })
  .transform((cell) => (cell === '' ? null : cell === '1'))

/** Cells that point at rows of other files. */
export function referenceCells({ sources, countries }: References) {
  const country = z.string().refine((code) => countries.has(code), {
    error: ({ input }) => `"${input}" is no country of countries.csv`,
  })
  return {
    country,
    optionalCountry: z.union([z.literal('').transform(() => null), country], {
      error: ({ input }) => `"${input}" is no country of countries.csv`,
    }),
    /** Source keys separated by `|`, repeats dropped. */
    sources: z.string().transform((cell, context) => {
      const keys = [...new Set(cell.split('|'))]
      for (const key of keys) {
        if (!sources.has(key)) {
          context.addIssue({ code: 'custom', message: `"${key}" is no source of sources.csv` })
        }
      }
      return keys
    }),
  }
}

export type ReferenceCells = ReturnType<typeof referenceCells>

/** Slugs separated by `|`; empty for none. */
export const slugList = z
  .string()
  .transform((cell) => (cell === '' ? [] : cell.split('|')))
  .pipe(z.array(slug))
