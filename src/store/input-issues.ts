import type { ZodError } from 'zod'
import type { InputIssue } from './errors.ts'

/**
 * Issues of a failed parse with dotted paths. `below` is the name of the argument that the paths start under.
 * An issue on the input as a whole has an empty path.
 */
export function issuesOf(error: ZodError, below?: string): InputIssue[] {
  return error.issues.map((issue) => {
    const path = below !== undefined && issue.path[0] === below ? issue.path.slice(1) : issue.path
    return { path: path.map(String).join('.'), message: issue.message }
  })
}
