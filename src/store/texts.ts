import { z } from 'zod'

/** Control characters, line ends included, and what turns the direction of the text after it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** The same without line ends and tabs, which a longer text may have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintableInLines = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** A text that the database can store as it is: half of a surrogate pair would become another character. */
function text(longest: number) {
  return z
    .string({ error: 'must be a text' })
    .max(longest, { error: `must have at most ${longest} characters` })
    .regex(/^\P{Cs}*$/u, { error: 'must not have half of a surrogate pair' })
}

/** A text of one line that says something. */
export function singleLine(longest: number) {
  return text(longest)
    .refine((text) => text.trim() !== '', { error: 'must not be empty' })
    .refine((text) => !unprintable.test(text), { error: 'must be one line without control characters' })
}

/** A text that may have several lines, or none. */
export function prose(longest: number) {
  return text(longest).refine((text) => !unprintableInLines.test(text), {
    error: 'must not have control characters',
  })
}

/** Readable key: lower-case letters, digits and single hyphens. */
export const slug = z
  .string({ error: 'must be a text' })
  .max(64, { error: 'must have at most 64 characters' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case letters, digits and single hyphens' })
