import { shorten } from './shorten.ts'

/** A value of the input that was refused, and where it stood. */
export interface InputIssue {
  /** Dotted path below the input, list positions as numbers: `china.oxide.severityByYear.1`. */
  readonly path: string
  readonly message: string
}

/** The caller asked for values that the model cannot take. Carries every issue, never only the first. */
export class InvalidInput extends Error {
  readonly code = 'INVALID_INPUT'
  readonly issues: readonly InputIssue[]

  constructor(issues: readonly InputIssue[]) {
    super(issues.length === 1 ? 'One input value is invalid.' : `${issues.length} input values are invalid.`)
    this.name = 'InvalidInput'
    this.issues = issues
  }
}

/** The caller named something that does not exist, or that is not theirs. */
export class NotFound extends Error {
  readonly code = 'NOT_FOUND'
  /** Type of the thing, as the schema names it. */
  readonly kind: string
  /** Key as the caller gave it. */
  readonly key: string

  constructor(kind: string, key: string) {
    super(`${kind} "${shorten(key)}" was not found.`)
    this.name = 'NotFound'
    this.kind = kind
    this.key = key
  }
}
