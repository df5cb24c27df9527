/** Scrambles of an ensemble: run i belongs to replicate i mod 16. */
export const replicateCount = 16

/** Moments as structured clone carries them to another thread; they share no memory with the original. */
export interface MomentsParts {
  readonly shifts: Float64Array
  readonly counts: Float64Array
  readonly sums: Float64Array
  readonly squareSums: Float64Array
}

/**
 * Mean, variance and standard errors of many series at once, from sums that leaves of an ensemble can add up.
 *
 * All sums are of x − c with one fixed shift c per series, near its values, so that squares lose no digits. A run in which
 * a series is NaN is left out of that series. Additions happen in the order of `add` and `merge`: for one result whatever
 * the chunks, fill one object per leaf in index order and merge them in a leaf tree.
 */
export class Moments {
  readonly #shifts: Float64Array
  /** Defined values by series and replicate, seriesCount × replicateCount. */
  readonly #counts: Float64Array
  /** Σ(x − c), laid out like the counts. */
  readonly #sums: Float64Array
  /** Σ(x − c)² by series. */
  readonly #squareSums: Float64Array

  /** `shifts` has one value per series, such as the central run's; one that is not finite counts as 0. */
  constructor(shifts: Float64Array) {
    this.#shifts = shifts.map((shift) => (Number.isFinite(shift) ? shift : 0))
    this.#counts = new Float64Array(replicateCount * shifts.length)
    this.#sums = new Float64Array(replicateCount * shifts.length)
    this.#squareSums = new Float64Array(shifts.length)
  }

  static fromParts(parts: MomentsParts): Moments {
    const moments = new Moments(parts.shifts)
    moments.#counts.set(parts.counts)
    moments.#sums.set(parts.sums)
    moments.#squareSums.set(parts.squareSums)
    return moments
  }

  toParts(): MomentsParts {
    return {
      shifts: this.#shifts.slice(),
      counts: this.#counts.slice(),
      sums: this.#sums.slice(),
      squareSums: this.#squareSums.slice(),
    }
  }

  copy(): Moments {
    return Moments.fromParts(this.toParts())
  }

  /**
   * Adds runs (column-major, series × runs) of which the first belongs to replicate 0, as that of every leaf does. Throws
   * RangeError for a table that is not whole columns and, after the values before it, for ±Infinity.
   */
  add(table: Float64Array): void {
    const seriesCount = this.#shifts.length
    const runs = table.length / seriesCount
    if (!Number.isInteger(runs)) {
      throw new RangeError(`${table.length} values are not whole columns of ${seriesCount} series`)
    }
    const counts = this.#counts
    const sums = this.#sums
    for (let series = 0; series < seriesCount; series++) {
      const shift = this.#shifts[series]!
      const from = series * runs
      const cells = series * replicateCount
      let squareSum = this.#squareSums[series]!
      for (let run = 0; run < runs; run++) {
        const value = table[from + run]!
        if (!(Math.abs(value) <= Number.MAX_VALUE)) {
          if (!Number.isNaN(value)) throw new RangeError(`Moments take finite values and NaN: ${value}`)
          continue
        }
        const cell = cells + (run % replicateCount)
        const deviation = value - shift
        counts[cell]! += 1
        sums[cell]! += deviation
        squareSum += deviation * deviation
      }
      this.#squareSums[series] = squareSum
    }
  }

  /** Adds the sums of `other`, which stays as it is. Throws RangeError where its shifts differ. */
  merge(other: Moments): void {
    const sameShifts =
      this.#shifts.length === other.#shifts.length &&
      this.#shifts.every((shift, series) => shift === other.#shifts[series])
    if (!sameShifts) throw new RangeError('Moments about different shifts cannot be added')
    addTo(this.#counts, other.#counts)
    addTo(this.#sums, other.#sums)
    addTo(this.#squareSums, other.#squareSums)
  }

  /** Defined values of a series. */
  count(series: number): number {
    return this.#total(this.#counts, series)
  }

  /** Mean of the defined values; NaN without any. */
  mean(series: number): number {
    return this.#shifts[series]! + this.#total(this.#sums, series) / this.count(series)
  }

  /** Sample variance (n − 1) of the defined values; NaN with fewer than two. */
  variance(series: number): number {
    const count = this.count(series)
    if (count < 2) return Number.NaN
    const sum = this.#total(this.#sums, series)
    return Math.max(0, this.#squareSums[series]! - (sum * sum) / count) / (count - 1)
  }

  /**
   * Standard error of the mean from the scatter between the 16 replicates, with 15 degrees of freedom: valid for
   * randomised quasi-Monte Carlo, whose runs are independent between scrambles alone. Where a series is defined in equally
   * many runs of each replicate this is the standard deviation of the replicate means over √16; otherwise replicates
   * weigh by their runs (the ratio estimator). NaN where a replicate has no defined value.
   */
  standardError(series: number): number {
    const count = this.count(series)
    const mean = this.#total(this.#sums, series) / count
    const first = series * replicateCount
    let squares = 0
    for (let cell = first; cell < first + replicateCount; cell++) {
      const own = this.#counts[cell]!
      if (own === 0) return Number.NaN
      const residual = this.#sums[cell]! - own * mean
      squares += residual * residual
    }
    return Math.sqrt((squares * replicateCount) / (replicateCount - 1)) / count
  }

  /** What the standard error would be for as many independent runs, s/√n: for comparison. NaN with fewer than two values. */
  pseudoRandomStandardError(series: number): number {
    return Math.sqrt(this.variance(series) / this.count(series))
  }

  /** Sum of one series over its replicates, in their order. */
  #total(cells: Float64Array, series: number): number {
    const first = series * replicateCount
    let total = 0
    for (let cell = first; cell < first + replicateCount; cell++) total += cells[cell]!
    return total
  }
}

function addTo(target: Float64Array, terms: Float64Array): void {
  for (let index = 0; index < target.length; index++) target[index]! += terms[index]!
}
