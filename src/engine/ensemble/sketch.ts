import { LogHistogram, type LogHistogramParts, type Ordered } from './log-histogram.ts'

/** Most defined values that are kept one by one. */
export const exactCapacity = 65_536

const firstCapacity = 1024

/** Ranks 1, 2, 3 …: the `upTo` of values that each stand for themselves. */
const ranks = new Float64Array(exactCapacity)
for (let index = 0; index < exactCapacity; index++) ranks[index] = index + 1

/** A sketch as structured clone carries it to another thread; it shares no memory with the sketch it comes from. */
export interface SketchParts {
  readonly exact: boolean
  readonly undefinedCount: number
  readonly count: number
  readonly minimum: number
  readonly maximum: number
  /** Every value, in no particular order, or the histogram that counts them. */
  readonly held: Float64Array | LogHistogramParts
}

/** What lies beyond a value at risk. `excessSum` is Σ(x − valueAtRisk) over the larger values, in their unit. */
export interface TailSums {
  readonly valueAtRisk: number
  readonly excessSum: number
  readonly excessSquareSum: number
}

/**
 * The multiset of one series' values over an ensemble, in bounded memory: up to `exactCapacity` defined values all of
 * them, beyond that a log-linear histogram, from which a value returns with a relative error of at most
 * `bucketErrorShare`. Every result depends on the multiset alone, never on the order in which values or sketches came
 * together; so sketches, unlike sums, need no leaf tree.
 */
export class Sketch {
  #undefinedCount = 0
  #count = 0
  #minimum = Number.POSITIVE_INFINITY
  #maximum = Number.NEGATIVE_INFINITY
  #values: Float64Array = new Float64Array(firstCapacity)
  /** Holds every value once there are too many for `#values`, which is empty then. */
  #histogram: LogHistogram | null = null
  /** The same values in order, until another comes. */
  #ordered: Ordered | null = null

  readonly #capacity: number

  /** `exact: false` counts from the first value on, for an ensemble that is known to outgrow `exactCapacity`. */
  constructor({ exact = true }: { exact?: boolean } = {}) {
    this.#capacity = exact ? exactCapacity : 0
  }

  /** Takes over the arrays of the parts. */
  static fromParts(parts: SketchParts): Sketch {
    const sketch = new Sketch({ exact: parts.exact })
    sketch.#undefinedCount = parts.undefinedCount
    sketch.#count = parts.count
    sketch.#minimum = parts.minimum
    sketch.#maximum = parts.maximum
    if (parts.held instanceof Float64Array) {
      sketch.#values = parts.held
    } else {
      sketch.#values = new Float64Array(0)
      sketch.#histogram = LogHistogram.fromParts(parts.held)
    }
    return sketch
  }

  toParts(): SketchParts {
    return {
      exact: this.#capacity > 0,
      undefinedCount: this.#undefinedCount,
      count: this.#count,
      minimum: this.#minimum,
      maximum: this.#maximum,
      held: this.#histogram?.toParts() ?? this.#values.slice(0, this.#count),
    }
  }

  /** Defined values so far. */
  get count(): number {
    return this.#count
  }

  /** NaN values so far: runs in which the series has no value. They enter no other figure. */
  get undefinedCount(): number {
    return this.#undefinedCount
  }

  /** The exact minimum; NaN without values. */
  get minimum(): number {
    return this.#count > 0 ? this.#minimum : Number.NaN
  }

  /** The exact maximum; NaN without values. */
  get maximum(): number {
    return this.#count > 0 ? this.#maximum : Number.NaN
  }

  /** Adds one value; NaN counts as undefined, −0 as 0. Throws RangeError for ±Infinity. */
  add(value: number): void {
    if (!(Math.abs(value) <= Number.MAX_VALUE)) {
      if (!Number.isNaN(value)) throw new RangeError(`A sketch takes finite values and NaN: ${value}`)
      this.#undefinedCount++
      return
    }
    // −0 + 0 is 0: which of two zeros came first would otherwise show in the minimum.
    const x = value + 0
    if (x < this.#minimum) this.#minimum = x
    if (x > this.#maximum) this.#maximum = x
    this.#ordered = null
    if (this.#histogram === null && this.#count < this.#capacity) {
      if (this.#count === this.#values.length) this.#reserve(this.#count + 1)
      this.#values[this.#count] = x
    } else {
      this.#counted().add(x)
    }
    this.#count++
  }

  /**
   * Adds `count` values, `stride` apart from `offset` on: a column of a row-major table. Throws RangeError where they
   * leave the array, before any is added, and at ±Infinity, after the values before it.
   */
  addAll(values: Float64Array, offset: number, stride: number, count: number): void {
    const last = offset + (count - 1) * stride
    if (count > 0 && !(Math.min(offset, last) >= 0 && Math.max(offset, last) < values.length)) {
      throw new RangeError(`Not all values from ${offset} to ${last} exist: there are ${values.length}`)
    }
    for (let index = 0; index < count; index++) this.add(values[offset + index * stride]!)
  }

  /** Adds all values of `other`, which stays as it is. */
  merge(other: Sketch): void {
    const total = this.#count + other.#count
    if (other.#histogram !== null) {
      this.#counted().merge(other.#histogram)
    } else if (this.#histogram !== null || total > this.#capacity) {
      const histogram = this.#counted()
      for (let index = 0; index < other.#count; index++) histogram.add(other.#values[index]!)
    } else {
      this.#reserve(total)
      this.#values.set(other.#values.subarray(0, other.#count), this.#count)
    }
    this.#count = total
    this.#undefinedCount += other.#undefinedCount
    this.#minimum = Math.min(this.#minimum, other.#minimum)
    this.#maximum = Math.max(this.#maximum, other.#maximum)
    this.#ordered = null
  }

  /**
   * The value at a 1-based rank in ascending order: exact, or within the histogram's error; the first and the last are
   * always exact. Throws RangeError for a rank that does not exist.
   */
  orderStatistic(rank: number): number {
    if (!Number.isInteger(rank) || rank < 1 || rank > this.#count) {
      throw new RangeError(`No value has rank ${rank} of ${this.#count}`)
    }
    if (rank === 1) return this.#minimum
    if (rank === this.#count) return this.#maximum
    const { values, upTo } = this.#order()
    return values[firstAbove(upTo, rank - 1)]!
  }

  /**
   * Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7); NaN without values. From
   * the histogram it is off by at most `bucketErrorShare` of those two order statistics, weighted alike. Throws
   * RangeError for p outside [0, 1].
   */
  quantile(p: number): number {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`Not a probability: ${p}`)
    if (this.#count === 0) return Number.NaN
    const position = (this.#count - 1) * p
    const below = Math.floor(position)
    const lower = this.orderStatistic(below + 1)
    if (position === below) return lower
    return lower + (position - below) * (this.orderStatistic(below + 2) - lower)
  }

  /**
   * The value at risk (the smallest x with at least the share p of the values at or below it, no interpolation) and what
   * exceeds it; NaN without values. Throws RangeError for p outside [0, 1).
   */
  tailSums(p: number): TailSums {
    if (!(p >= 0 && p < 1)) throw new RangeError(`Not a probability below 1: ${p}`)
    if (this.#count === 0) {
      return { valueAtRisk: Number.NaN, excessSum: Number.NaN, excessSquareSum: Number.NaN }
    }
    const valueAtRisk = this.orderStatistic(inverseRank(this.#count, p))
    const { values, upTo } = this.#order()
    let excessSum = 0
    let excessSquareSum = 0
    for (let index = firstAbove(values, valueAtRisk); index < values.length; index++) {
      const excess = values[index]! - valueAtRisk
      const weight = upTo[index]! - (upTo[index - 1] ?? 0)
      excessSum += weight * excess
      excessSquareSum += weight * excess * excess
    }
    return { valueAtRisk, excessSum, excessSquareSum }
  }

  /**
   * Mean of the largest 1 − p of the values, of which the one on the boundary counts in part: 1/(1 − p) times the
   * integral of the inverse empirical distribution function from p to 1. NaN without values. Throws as `tailSums` does.
   */
  tailMean(p: number): number {
    const { valueAtRisk, excessSum } = this.tailSums(p)
    return valueAtRisk + excessSum / (this.#count * (1 - p))
  }

  /** Share of the defined values above the threshold, counted ones standing at their bucket's centre; NaN without values. */
  exceedance(threshold: number): number {
    if (this.#count === 0) return Number.NaN
    const { values, upTo } = this.#order()
    return (this.#count - (upTo[firstAbove(values, threshold) - 1] ?? 0)) / this.#count
  }

  /** Share of the defined values that are 0, or count as it: differences of policies that tie. NaN without values. */
  shareOfZero(): number {
    if (this.#count === 0) return Number.NaN
    const { values, upTo } = this.#order()
    const above = firstAbove(values, 0)
    const at = values[above - 1] === 0 ? above - 1 : -1
    if (at < 0) return 0
    let first = at
    while (first > 0 && values[first - 1] === 0) first--
    return (upTo[at]! - (upTo[first - 1] ?? 0)) / this.#count
  }

  #reserve(needed: number): void {
    if (needed <= this.#values.length) return
    const grown = new Float64Array(
      Math.min(exactCapacity, Math.max(needed, firstCapacity, 2 * this.#values.length)),
    )
    grown.set(this.#values.subarray(0, this.#count))
    this.#values = grown
  }

  /** The histogram, which takes over all values at the first call. */
  #counted(): LogHistogram {
    if (this.#histogram === null) {
      this.#histogram = new LogHistogram()
      for (let index = 0; index < this.#count; index++) this.#histogram.add(this.#values[index]!)
      this.#values = new Float64Array(0)
    }
    return this.#histogram
  }

  #order(): Ordered {
    this.#ordered ??= this.#histogram?.ordered(this.#minimum, this.#maximum) ?? {
      values: this.#values.subarray(0, this.#count).sort(),
      upTo: ranks.subarray(0, this.#count),
    }
    return this.#ordered
  }
}

/** Index of the first element above `bound`, or the length. */
function firstAbove(ascending: Float64Array, bound: number): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (ascending[middle]! > bound) to = middle
    else from = middle + 1
  }
  return from
}

/** The smallest rank k ≥ 1 with k/count ≥ p; the division, being rounded correctly, settles what count·p leaves open. */
function inverseRank(count: number, p: number): number {
  let rank = Math.max(1, Math.floor(count * p))
  while (rank / count < p) rank++
  return rank
}
