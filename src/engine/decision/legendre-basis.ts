const highestDegree = 4
const degreeCount = highestDegree + 1
/** √(2k + 1): makes the shifted Legendre polynomial of degree k orthonormal on (0, 1). */
const norms = Float64Array.from({ length: degreeCount }, (_, degree) => Math.sqrt(2 * degree + 1))

/**
 * Products of at most two shifted Legendre polynomials of inputs that are uniform on (0, 1): orthonormal in expectation.
 * The terms come in blocks of rising complexity, so that every prefix that ends with a block is a basis too.
 */
export interface LegendreBasis {
  readonly inputs: number
  /** Term t is entry `first[t]` × entry `second[t]` of the table of polynomials; entry i·5 + k is degree k of input i. */
  readonly first: Int32Array
  readonly second: Int32Array
  /** Ascending ends of the prefixes; the first is 1 (the constant), the last the number of terms. */
  readonly sizes: readonly number[]
}

/**
 * Blocks: the constant; degree 1 of each input; degree 2; products of two inputs; degree 3; products of degrees 1 and 2;
 * degree 4. A block that would take the basis over `maximumTerms` is left out whole, except that degree 1 is always in: a
 * group of many inputs keeps its main effects and loses products first.
 */
export function legendreBasis(inputs: number, { maximumTerms }: { maximumTerms: number }): LegendreBasis {
  const terms: (readonly [first: number, second: number])[] = [[0, 0]]
  const sizes = [1]
  const blocks = [
    powers(inputs, 1),
    powers(inputs, 2),
    products(inputs, 1, 1),
    powers(inputs, 3),
    products(inputs, 1, 2),
    powers(inputs, 4),
  ]
  for (const block of blocks) {
    const fits = sizes.length === 1 || terms.length + block.length <= maximumTerms
    if (block.length === 0 || !fits) continue
    terms.push(...block)
    sizes.push(terms.length)
  }
  return {
    inputs,
    first: Int32Array.from(terms, ([first]) => first),
    second: Int32Array.from(terms, ([, second]) => second),
    sizes,
  }
}

type Block = (readonly [first: number, second: number])[]

function powers(inputs: number, degree: number): Block {
  return Array.from({ length: inputs }, (_, input) => [input * degreeCount + degree, 0] as const)
}

/** Products over pairs of inputs, each pair once where the degrees are equal and both ways where they are not. */
function products(inputs: number, firstDegree: number, secondDegree: number): Block {
  const block: Block = []
  for (let first = 0; first < inputs; first++) {
    for (let second = 0; second < inputs; second++) {
      if (first === second || (firstDegree === secondDegree && first > second)) continue
      block.push([first * degreeCount + firstDegree, second * degreeCount + secondDegree])
    }
  }
  return block
}

/** Evaluates bases row by row without allocation. */
export class LegendreRow {
  readonly terms: Float64Array
  readonly #basis: LegendreBasis
  readonly #table: Float64Array

  constructor(basis: LegendreBasis) {
    this.terms = new Float64Array(basis.first.length)
    this.#basis = basis
    this.#table = new Float64Array(Math.max(1, basis.inputs * degreeCount)).fill(1)
  }

  /** Sets `terms` to the basis at one row of `inputs` (input after input, d × rows). */
  fill(inputs: Float64Array, rows: number, row: number): void {
    const table = this.#table
    const { first, second } = this.#basis
    for (let input = 0; input < this.#basis.inputs; input++) {
      const x = 2 * inputs[input * rows + row]! - 1
      let before = 1
      let polynomial = x
      for (let degree = 1; degree < degreeCount; degree++) {
        table[input * degreeCount + degree] = polynomial * norms[degree]!
        const next = ((2 * degree + 1) * x * polynomial - degree * before) / (degree + 1)
        before = polynomial
        polynomial = next
      }
    }
    for (let term = 0; term < first.length; term++) {
      this.terms[term] = table[first[term]!]! * table[second[term]!]!
    }
  }
}
