export interface SearchOptions {
  /** Bounds of the lever, in its unit; the smaller the value, the cheaper. */
  readonly minimum: number
  readonly maximum: number
  /** A value passes if its risk is at most this. */
  readonly threshold: number
  /** The answer is at most this far above a value that fails, in the lever's unit. */
  readonly tolerance: number
  /** Evenly spaced values that are tried first, both bounds included. */
  readonly gridPoints?: number
}

/** A lever value and its risk. */
interface CurvePoint {
  readonly value: number
  readonly risk: number
}

/** A search under way. Its owner changes it by `feed` alone. */
export interface SearchState {
  readonly options: Required<SearchOptions>
  /** What was evaluated, ascending by value. */
  readonly curve: CurvePoint[]
}

interface Evaluated {
  /** Ascending by value. */
  readonly curve: readonly CurvePoint[]
  /** Whether risk never rises along the curve. Where it does, cheaper values between grid points may pass unseen. */
  readonly monotone: boolean
}

/**
 * `pending`: there are values to evaluate. `metAtMinimum`: the smallest value passes already. `found`: `value` passes, and
 * `failing`, at most the tolerance below, fails. `unreachable`: no grid point passes; `value` has the least risk of them.
 */
export type SearchOutcome =
  | { readonly kind: 'pending' }
  | (Evaluated & { readonly kind: 'metAtMinimum'; readonly value: number; readonly risk: number })
  | (Evaluated & {
      readonly kind: 'found'
      readonly value: number
      readonly risk: number
      readonly failing: CurvePoint
    })
  | (Evaluated & { readonly kind: 'unreachable'; readonly value: number; readonly risk: number })

/**
 * Starts the search for the cheapest lever value that keeps a risk at or under a threshold: an even grid, then bisection
 * between the smallest grid point that passes and the one before it. Risk need not fall along the lever: larger values may
 * fail again, which the curve shows. The caller evaluates risks, always with the same draws, in any order:
 *
 *   for (let values = nextValues(state); values.length > 0; values = nextValues(state))
 *     for (const value of values) feed(state, value, risk(value))
 *
 * Throws RangeError for bounds that do not ascend, a tolerance that is not positive, and fewer than two grid points.
 */
export function startSearch(options: SearchOptions): SearchState {
  const complete = { gridPoints: 17, ...options }
  const { minimum, maximum, tolerance, gridPoints } = complete
  if (!(minimum < maximum)) throw new RangeError(`Bounds must ascend: ${minimum}, ${maximum}`)
  if (!(tolerance > 0)) throw new RangeError(`Tolerance must be positive: ${tolerance}`)
  if (!(Number.isInteger(gridPoints) && gridPoints >= 2)) {
    throw new RangeError(`A grid needs 2 points or more: ${gridPoints}`)
  }
  return { options: complete, curve: [] }
}

/** Values whose risk is wanted now: all of the grid that is missing, then one at a time; none when the search is over. */
export function nextValues(state: SearchState): number[] {
  const missing = gridOf(state.options).filter((value) => !isEvaluated(state, value))
  if (missing.length > 0) return missing
  const { curve } = state
  const passing = firstPassing(state)
  if (passing <= 0) return []
  const above = curve[passing]!.value
  const below = curve[passing - 1]!.value
  const middle = below + (above - below) / 2
  // Neighbouring doubles have nothing between them.
  return above - below > state.options.tolerance && below < middle && middle < above ? [middle] : []
}

/** Takes the risk of a wanted value. Throws RangeError for a value that is not wanted, and for NaN. */
export function feed(state: SearchState, value: number, risk: number): void {
  if (!nextValues(state).includes(value)) throw new RangeError(`The search did not ask for ${value}`)
  if (Number.isNaN(risk)) throw new RangeError(`The risk at ${value} is not a number`)
  state.curve.push({ value, risk })
  state.curve.sort((a, b) => a.value - b.value)
}

/** The answer so far; `pending` until `nextValues` is empty. */
export function outcome(state: SearchState): SearchOutcome {
  if (nextValues(state).length > 0) return { kind: 'pending' }
  const curve = [...state.curve]
  const monotone = curve.every((point, index) => index === 0 || point.risk <= curve[index - 1]!.risk)
  const passing = firstPassing(state)
  if (passing < 0) {
    const best = curve.reduce((least, point) => (point.risk < least.risk ? point : least))
    return { kind: 'unreachable', ...best, curve, monotone }
  }
  const answer = curve[passing]!
  if (passing === 0) return { kind: 'metAtMinimum', ...answer, curve, monotone }
  return { kind: 'found', ...answer, failing: curve[passing - 1]!, curve, monotone }
}

function gridOf({ minimum, maximum, gridPoints }: Required<SearchOptions>): number[] {
  const last = gridPoints - 1
  return Array.from({ length: gridPoints }, (_, index) =>
    index === last ? maximum : minimum + ((maximum - minimum) * index) / last,
  )
}

function isEvaluated({ curve }: SearchState, value: number): boolean {
  return curve.some((point) => point.value === value)
}

function firstPassing({ curve, options }: SearchState): number {
  return curve.findIndex((point) => point.risk <= options.threshold)
}
