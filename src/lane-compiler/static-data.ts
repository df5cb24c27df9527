const bytesPerNumber = 8
const alignment = 64

/** Numbers that a module puts at the start of its memory when it is instantiated. */
export class StaticData {
  private readonly words: bigint[] = []
  private readonly vectors = new Map<bigint, number>()

  /** Address of numbers that lie one behind the other. */
  table(numbers: Float64Array): number {
    return this.push([...numbers].map(bitsOf))
  }

  /**
   * Address of a vector with the same bits in both lanes. The processor takes it from there in one instruction; a
   * constant in the code costs several, at every use.
   */
  vector(bits: bigint): number {
    const known = this.vectors.get(bits)
    if (known !== undefined) return known
    const address = this.push([bits, bits])
    this.vectors.set(bits, address)
    return address
  }

  /** Everything that was asked for, up to a whole number of cache lines. */
  bytes(): Uint8Array {
    const length = Math.ceil((this.words.length * bytesPerNumber) / alignment) * alignment
    const view = new DataView(new ArrayBuffer(length))
    this.words.forEach((word, index) => {
      view.setBigUint64(index * bytesPerNumber, word, true)
    })
    return new Uint8Array(view.buffer)
  }

  private push(words: readonly bigint[]): number {
    return (this.words.push(...words) - words.length) * bytesPerNumber
  }
}

export function bitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(bytesPerNumber))
  view.setFloat64(0, value)
  return view.getBigUint64(0)
}
