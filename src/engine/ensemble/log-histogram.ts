/** Largest relative error of a bucket's centre: half a step at the lower end of an octave. */
export const bucketErrorShare = 1 / 1024
/** 2⁻⁴⁰: smaller absolute values count as 0. */
export const zeroBelow = 1 / 1_099_511_627_776

const mantissaBits = 9
const stepsPerOctave = 1 << mantissaBits
/** Bits of a double's top word below those that name a bucket. */
const droppedBits = 20 - mantissaBits
const halfStep = 1 << (droppedBits - 1)
/** Octaves are named by sign bit and biased exponent; from here on they are negative. */
const firstNegativeOctave = 2048
/** Octaves by which the counts grow. */
const octavesAtOnce = 4

const wordView = new Float64Array(1)
const words = new Uint32Array(wordView.buffer)
/** Which half of a double holds sign and exponent: 1 on little-endian machines. */
const topWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/** Ascending values and, beside each, how many of the multiset stand at it or before it. */
export interface Ordered {
  readonly values: Float64Array
  readonly upTo: Float64Array
}

/** A histogram as structured clone carries it to another thread; it shares no memory with the one it comes from. */
export interface LogHistogramParts {
  /** Sign bit and biased exponent of each octave that holds values. */
  readonly octaves: readonly number[]
  /** 512 counts per octave, in the order of `octaves`. */
  readonly counts: Float64Array
}

/**
 * Whole-number counts of values rounded to 9 mantissa bits: 512 buckets per octave, of either sign, for the octaves that
 * occur. Counts add exactly, so their order never shows. Values of at most 10 significant bits, such as whole years, are
 * their bucket's centre; any other is at most `bucketErrorShare` of itself away from it.
 *
 * Memory: 8 kB and 4 kB per octave.
 */
export class LogHistogram {
  readonly #octaves: number[] = []
  /** One more than the position of an octave in `#octaves`; 0 for those that did not occur. */
  readonly #places = new Uint16Array(2 * firstNegativeOctave)
  /** 512 counts per octave, in the order of `#octaves`, and room for more. */
  #counts: Float64Array = new Float64Array(0)

  /** Takes over the arrays of the parts. */
  static fromParts(parts: LogHistogramParts): LogHistogram {
    const histogram = new LogHistogram()
    for (const octave of parts.octaves) histogram.#places[octave] = histogram.#octaves.push(octave)
    histogram.#counts = parts.counts
    return histogram
  }

  toParts(): LogHistogramParts {
    return {
      octaves: this.#octaves.slice(),
      counts: this.#counts.slice(0, this.#octaves.length * stepsPerOctave),
    }
  }

  /** Counts one finite value. */
  add(value: number): void {
    wordView[0] = Math.abs(value) < zeroBelow ? 0 : value
    // Rounding may carry into the exponent: into the first bucket of the next octave, where it belongs.
    const bucket = (words[topWord]! + halfStep) >>> droppedBits
    const start = this.#startOf(bucket >>> mantissaBits)
    this.#counts[start + (bucket & (stepsPerOctave - 1))]! += 1
  }

  /** Adds the counts of `other`, which stays as it is. */
  merge(other: LogHistogram): void {
    for (let place = 0; place < other.#octaves.length; place++) {
      const from = place * stepsPerOctave
      const start = this.#startOf(other.#octaves[place]!)
      for (let step = 0; step < stepsPerOctave; step++) {
        this.#counts[start + step]! += other.#counts[from + step]!
      }
    }
  }

  /** Centres of the buckets in use, held within the given bounds: those of the values themselves. */
  ordered(minimum: number, maximum: number): Ordered {
    const values = new Float64Array(this.#octaves.length * stepsPerOctave)
    const upTo = new Float64Array(values.length)
    let length = 0
    let total = 0
    for (const octave of this.#octaves.toSorted((a, b) => ascendingPlace(a) - ascendingPlace(b))) {
      const start = this.#startOf(octave)
      for (let index = 0; index < stepsPerOctave; index++) {
        const step = octave < firstNegativeOctave ? index : stepsPerOctave - 1 - index
        const count = this.#counts[start + step]!
        if (count === 0) continue
        words[topWord] = (octave * stepsPerOctave + step) << droppedBits
        words[1 - topWord] = 0
        values[length] = Math.min(maximum, Math.max(minimum, wordView[0]!))
        total += count
        upTo[length++] = total
      }
    }
    return { values: values.slice(0, length), upTo: upTo.slice(0, length) }
  }

  /** Where the counts of an octave start; gives it room at its first value. */
  #startOf(octave: number): number {
    const place = this.#places[octave]!
    return (place > 0 ? place - 1 : this.#insert(octave)) * stepsPerOctave
  }

  #insert(octave: number): number {
    const place = this.#octaves.length
    this.#places[octave] = this.#octaves.push(octave)
    if (this.#octaves.length * stepsPerOctave > this.#counts.length) {
      const grown = new Float64Array(this.#counts.length + octavesAtOnce * stepsPerOctave)
      grown.set(this.#counts)
      this.#counts = grown
    }
    return place
  }
}

/** Orders octaves by their values: larger exponents stand further from zero on either side. */
function ascendingPlace(octave: number): number {
  return octave < firstNegativeOctave ? octave : firstNegativeOctave - 1 - octave
}
