import binaryen from 'binaryen'
import type { Expression, LaneEmitter } from './lane-emitter.ts'
import { constant, type LanesValue, type NumberValue, type TruthValue } from './lane-values.ts'
import { bitsOf } from './static-data.ts'

/** What the lane versions take from the source of math.ts, so that no coefficient and no formula stands twice. */
export interface MathSource {
  /** Puts the body of one of its functions here. */
  inline(name: string, args: readonly NumberValue[]): NumberValue
  /** The value of one of its constants. */
  constant(name: string): number
}

/** Addresses of rootHigh and rootLow in the memory of the module. */
export interface RootTables {
  readonly high: number
  readonly low: number
}

const mantissaBits = 52
const exponentBias = 1023
/** rootHigh has 2^5 entries. */
const rootBits = 5
const bytesPerNumber = 8
/** Added to a whole number of at most 2^51 in size, it leaves that number in the low bits, in two's complement. */
const wholeInLowBits = 1.5 * 2 ** mantissaBits
/** log leaves arguments to the plain function that are not between 2^±1000: subnormal, negative and the like. */
const logRange = 2 ** 1000

/**
 * exp of math.ts on every lane: the same operations in the same order on its main path, and the exact scaling by a power
 * of two as an addition to the exponent. Leaves the compiled function where a lane leaves that path (overflow, subnormal
 * results, NaN).
 */
export function emitExp(
  emitter: LaneEmitter,
  x: NumberValue,
  { math, tables }: { math: MathSource; tables: RootTables },
): NumberValue {
  const { f64x2, i32, i64x2 } = emitter.module
  const steps = math.inline('nearestStep', [x])
  const growth = math.inline('growthBeyond', [steps, x])
  /** steps = 32·power + root in the low bits */
  const whole = emitter.lanes((v) =>
    f64x2.add(emitter.lanesOf(steps, v), emitter.lanesOf(constant(wholeInLowBits), v)),
  )
  const [high, low] = emitGather(emitter, whole, tables)
  const scaled = math.inline('grown', [high, low, growth])
  const limit = constant(-math.constant('plainScaleAbove'))
  emitLeave(
    emitter,
    emitter.mask((v) => f64x2.lt(f64x2.abs(emitter.lanesOf(x, v)), emitter.lanesOf(limit, v))),
  )
  return emitter.lanes((v) => {
    const power = i64x2.shr_u(emitter.lanesOf(whole, v), i32.const(rootBits))
    return i64x2.add(emitter.lanesOf(scaled, v), i64x2.shl(power, i32.const(mantissaBits)))
  })
}

/** Elements of both tables at the position of each lane: the last bits of `whole`. */
function emitGather(emitter: LaneEmitter, whole: LanesValue, tables: RootTables): [LanesValue, LanesValue] {
  const { i32, i32x4, local, v128 } = emitter.module
  const addresses = Array.from({ length: emitter.vectors }, (_, v) =>
    [0, 2].map((word) => {
      const low = i32x4.extract_lane(emitter.lanesOf(whole, v), word)
      const position = i32.and(low, i32.const(2 ** rootBits - 1))
      return emitter.keep(binaryen.i32, i32.mul(position, i32.const(bytesPerNumber)))
    }),
  )
  const gather = (table: number): LanesValue =>
    emitter.lanes((v) => {
      const [first, second] = addresses[v]!.map((address) => local.get(address, binaryen.i32))
      const half = v128.load64_zero(table, bytesPerNumber, first!)
      return v128.load64_lane(table, bytesPerNumber, 1, second!, half)
    })
  return [gather(tables.high), gather(tables.low)]
}

/** log of math.ts on every lane, in the same way. */
export function emitLog(emitter: LaneEmitter, x: NumberValue, { math }: { math: MathSource }): NumberValue {
  const { f64x2, i32, i64x2, v128 } = emitter.module
  // Carries into the exponent where the mantissa is above √2: then the exponent is one more, and 1 + f below 1.
  const carry = BigInt(2 ** 20 - 1 - math.constant('mantissaOfRoot2')) << 32n
  const biased = emitter.lanes((v) =>
    i64x2.shr_u(i64x2.add(emitter.lanesOf(x, v), emitter.bits(carry)), i32.const(mantissaBits)),
  )
  const exponent = emitter.lanes((v) => {
    const whole = v128.or(emitter.lanesOf(biased, v), emitter.bits(bitsOf(2 ** mantissaBits)))
    return f64x2.sub(whole, emitter.lanesOf(constant(2 ** mantissaBits + exponentBias), v))
  })
  const f = emitter.lanes((v) => {
    const opposite = i64x2.sub(emitter.bits(BigInt(2 * exponentBias)), emitter.lanesOf(biased, v))
    const scale = i64x2.shl(opposite, i32.const(mantissaBits))
    return f64x2.sub(f64x2.mul(emitter.lanesOf(x, v), scale), emitter.lanesOf(constant(1), v))
  })
  emitLeave(
    emitter,
    emitter.mask((v) =>
      v128.and(
        f64x2.gt(emitter.lanesOf(x, v), emitter.lanesOf(constant(1 / logRange), v)),
        f64x2.lt(emitter.lanesOf(x, v), emitter.lanesOf(constant(logRange), v)),
      ),
    ),
  )
  return math.inline('logOfParts', [exponent, f])
}

/**
 * Leaves the compiled function where any lane is not inside. A call of the plain exp or log would be here instead, but
 * around a call every register has to be saved, whether it is made or not.
 */
function emitLeave(emitter: LaneEmitter, inside: TruthValue): void {
  const { i32, i64x2, v128 } = emitter.module
  let all: Expression = emitter.maskOf(inside, 0)
  for (let v = 1; v < emitter.vectors; v++) all = v128.and(all, emitter.maskOf(inside, v))
  emitter.leaveIf(i32.eqz(i64x2.all_true(all)))
}
