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

/** The caller changes something that was changed since it was read. */
export class VersionConflict extends Error {
  readonly code = 'VERSION_CONFLICT'
  readonly currentVersion: number

  constructor(kind: string, { asked, current }: { asked: number; current: number }) {
    super(`The ${kind} has version ${current} by now, not ${asked}: read it again and repeat the change.`)
    this.name = 'VersionConflict'
    this.currentVersion = current
  }
}

/**
 * What a study may not have too much of: simulated years, distributions in its result, numbers kept at once, or others of the
 * same caller beside it in the background.
 */
export type StudyLimit = 'ARM_YEARS' | 'BAND_SERIES' | 'TABLE_CELLS' | 'BACKGROUND_RUNS'

/** The caller asked for a study that is sound but too large, or one too many. */
export class LimitExceeded extends Error {
  readonly code = 'LIMIT_EXCEEDED'
  readonly limit: StudyLimit
  readonly requested: number
  readonly maximum: number

  constructor(limit: StudyLimit, { requested, maximum }: { requested: number; maximum: number }) {
    const [demand, advice] = limitTexts[limit]
    super(
      `The study would ${demand(requested.toLocaleString('en'))}, at most ${maximum.toLocaleString('en')} are possible: ask for ${advice}.`,
    )
    this.name = 'LimitExceeded'
    this.limit = limit
    this.requested = requested
    this.maximum = maximum
  }
}

const limitTexts: Record<StudyLimit, readonly [demand: (requested: string) => string, advice: string]> = {
  ARM_YEARS: [(years) => `simulate ${years} years in all its runs`, 'fewer runs, policies or years'],
  BAND_SERIES: [(series) => `describe ${series} distributions`, 'fewer outputs, policies or years'],
  BACKGROUND_RUNS: [
    (runs) => `be one of ${runs} that you have under way`,
    'it again when one of them has ended',
  ],
  TABLE_CELLS: [(cells) => `keep ${cells} numbers at once`, 'fewer runs, policies or groups'],
}
