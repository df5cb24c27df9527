/**
 * Functions in the part of the language that the lane compiler knows, written to use all of it: the tests compare them
 * with their compiled selves. No operand of Math.min or Math.max is NaN or −0.
 */
import { exp, log } from '../../../src/engine/math.ts'

const half = 0.5
const limit = -log(2) * 4
const steps = 3

function power(base: number, exponent: number): number {
  let value = 1
  for (let step = 0; step < exponent; step++) value *= base
  return value
}

function sizeClass(x: number): number {
  if (x < -1) return -2
  const doubled = x / half
  if (doubled <= half) return doubled
  return Math.floor(doubled) + 1
}

function same(x: number): number {
  return x
}

/** Nested conditions, of which every lane goes its own way. */
export function branches(input: Float64Array, out: Float64Array): void {
  let carried = 0
  let seen = Number.NaN
  for (let row = 0; row < input.length; row++) {
    const x = input[row]!
    const before = carried
    const passed = same(carried)
    if (x > 0 && row !== 1) {
      carried += x
      if (carried > 3 && !(x === 1)) carried = before / 2
      else if (x !== 2) {
        const grown = carried * 1.5
        carried = grown - 1
      }
    } else if (Number.isNaN(seen) || x < limit) {
      seen = x
    } else carried -= 0.25
    out[row] = before - passed / 8 + carried * (Number.isNaN(seen) ? 10 : seen)
  }
}

/** Inlined functions, choices and the least and largest of several. */
export function choices(input: Float64Array, out: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let row = 0; row < input.length; row++) {
    const x = input[row]!
    highest = x > highest + half ? x : highest
    const shifted = x + 20
    const least = Math.min(shifted, 17, power(2, steps) + shifted / 2)
    const most = Math.max(1, least, sizeClass(x) + 10)
    out[row] = x >= 1 && x <= 4 ? most - highest : x === 0 ? -most : most / (x * x + 1)
  }
}

/** What is the same for all lanes decides: loops in loops, branches that only some rows take, sums as index. */
export function counters(input: Float64Array, out: Float64Array): void {
  for (let row = 0; row < input.length; row++) {
    let sum = 0
    for (let inner = row; inner >= 0 && inner > row - steps; inner--) {
      if (input[inner]! > 0) for (let again = 0; again < 2; again++) sum += input[inner]!
    }
    if (row === 0 || row > 2) out[row] = sum
    else out[row] = row === 1 ? -sum : sum + row
  }
  for (let row = 0; row + 2 < input.length; row += 2) out[row + 1 + 1] = input[row + 1 + 1]! * row
}

export function exponentials(input: Float64Array, out: Float64Array): void {
  for (let row = 0; row < input.length; row++) out[row] = exp(input[row]!)
}

export function logarithms(input: Float64Array, out: Float64Array): void {
  for (let row = 0; row < input.length; row++) out[row] = log(input[row]!)
}
