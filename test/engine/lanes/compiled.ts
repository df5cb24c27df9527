import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { compileLanes } from '../../../src/lane-compiler/lane-module.ts'

/** A function of the source as the tests compile it: reads rows of numbers, writes as many. */
type RowFunction = (input: Float64Array, out: Float64Array) => void

interface LaneResult {
  /** Element [row × laneCount + lane]. */
  readonly out: Float64Array
  /** 0 where the compiled function gave up, 1 where it did not, undefined where it never does. */
  readonly done: number | undefined
}

/** Rows that fit into the memory of a compiled function. */
export const mostRows = 4096

/** Compiles a `RowFunction`; the result takes input of up to `mostRows` rows, [row × laneCount + lane]. */
export async function compiled(
  source: URL,
  name: string,
  { transcendental = false }: { transcendental?: boolean } = {},
): Promise<(input: Float64Array) => LaneResult> {
  const { binary, reservedBytes } = await compileLanes(
    [{ source, name, parameters: ['measured lanes', 'lanes'], transcendental }],
    { vectors: laneCount / 2 },
  )
  const bytes = mostRows * laneCount * 8
  const pages = Math.ceil((reservedBytes + 2 * bytes) / 65_536)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const module = new WebAssembly.Module(new Uint8Array(binary))
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  const run = exports[name] as (input: number, length: number, out: number) => number | undefined
  return (input) => {
    const outAt = reservedBytes + bytes
    new Float64Array(memory.buffer, reservedBytes, input.length).set(input)
    const done = run(reservedBytes, input.length / laneCount, outAt)
    return { out: new Float64Array(memory.buffer, outAt, input.length).slice(), done }
  }
}

/** What the function gives when it runs as it is written, lane by lane. */
export function plain(run: RowFunction, input: Float64Array): Float64Array {
  const out = new Float64Array(input.length)
  const rows = input.length / laneCount
  for (let lane = 0; lane < laneCount; lane++) {
    const result = new Float64Array(rows)
    run(
      input.filter((_, index) => index % laneCount === lane),
      result,
    )
    result.forEach((value, row) => {
      out[row * laneCount + lane] = value
    })
  }
  return out
}

/** Positions at which two arrays differ in any bit but those of a NaN. */
export function differences(left: Float64Array, right: Float64Array): number[] {
  return [...left.keys()].filter((index) => !Object.is(left[index], right[index]))
}
