import type { Expression, LaneEmitter } from './lane-emitter.ts'
import { constant, type NumberValue, type TruthValue } from './lane-values.ts'

const folded = {
  add: (left: number, right: number) => left + right,
  sub: (left: number, right: number) => left - right,
  mul: (left: number, right: number) => left * right,
  div: (left: number, right: number) => left / right,
}

export type Arithmetic = keyof typeof folded
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

/** Computed while compiling, once for all lanes or lane by lane, as the operands allow. */
export function arithmetic(
  emitter: LaneEmitter,
  operator: Arithmetic,
  left: NumberValue,
  right: NumberValue,
): NumberValue {
  if (left.kind === 'constant' && right.kind === 'constant')
    return constant(folded[operator](left.value, right.value))
  const { f64, f64x2 } = emitter.module
  const [a, b] = [emitter.uniformOf(left), emitter.uniformOf(right)]
  if (a !== undefined && b !== undefined) return emitter.uniform(f64[operator](a, b))
  return emitter.lanes((vector) =>
    f64x2[operator](emitter.lanesOf(left, vector), emitter.lanesOf(right, vector)),
  )
}

export function negate(emitter: LaneEmitter, operand: NumberValue): NumberValue {
  if (operand.kind === 'constant') return constant(-operand.value)
  const { f64, f64x2 } = emitter.module
  const uniform = emitter.uniformOf(operand)
  if (uniform !== undefined) return emitter.uniform(f64.neg(uniform))
  return emitter.lanes((vector) => f64x2.neg(emitter.lanesOf(operand, vector)))
}

export function floor(emitter: LaneEmitter, operand: NumberValue): NumberValue {
  return emitter.lanes((vector) => emitter.module.f64x2.floor(emitter.lanesOf(operand, vector)))
}

/**
 * Smaller or larger of two numbers: on lanes `b < a ? b : a` and `a < b ? b : a`, one instruction where an exact Math.min
 * takes several. They differ from Math.min and Math.max where an operand is NaN, and in the sign of a result 0 where one
 * operand is 0 and the other −0: the source must not let such a difference reach a result.
 */
export function extreme(
  emitter: LaneEmitter,
  which: 'min' | 'max',
  left: NumberValue,
  right: NumberValue,
): NumberValue {
  if (left.kind === 'constant' && right.kind === 'constant')
    return constant(Math[which](left.value, right.value))
  const { f64, f64x2 } = emitter.module
  const [a, b] = [emitter.uniformOf(left), emitter.uniformOf(right)]
  if (a !== undefined && b !== undefined) return emitter.uniform(f64[which](a, b))
  const operator = which === 'min' ? 'pmin' : 'pmax'
  return emitter.lanes((vector) =>
    f64x2[operator](emitter.lanesOf(left, vector), emitter.lanesOf(right, vector)),
  )
}

export function compare(
  emitter: LaneEmitter,
  operator: Comparison,
  left: NumberValue,
  right: NumberValue,
): TruthValue {
  const { f64, f64x2 } = emitter.module
  const [a, b] = [emitter.uniformOf(left), emitter.uniformOf(right)]
  if (a !== undefined && b !== undefined) return emitter.test(f64[operator](a, b))
  return emitter.mask((vector) =>
    f64x2[operator](emitter.lanesOf(left, vector), emitter.lanesOf(right, vector)),
  )
}

export function logical(
  emitter: LaneEmitter,
  operator: 'and' | 'or',
  left: TruthValue,
  right: TruthValue,
): TruthValue {
  const { i32, v128 } = emitter.module
  const [a, b] = [emitter.testOf(left), emitter.testOf(right)]
  if (a !== undefined && b !== undefined) return emitter.test(i32[operator](a, b))
  return emitter.mask((vector) => v128[operator](emitter.maskOf(left, vector), emitter.maskOf(right, vector)))
}

export function not(emitter: LaneEmitter, operand: TruthValue): TruthValue {
  const { i32, v128 } = emitter.module
  const test = emitter.testOf(operand)
  if (test !== undefined) return emitter.test(i32.eqz(test))
  return emitter.mask((vector) => v128.not(emitter.maskOf(operand, vector)))
}

/** Whether any lane is true, as i32. */
export function any(emitter: LaneEmitter, truth: TruthValue): Expression {
  const test = emitter.testOf(truth)
  if (test !== undefined) return test
  const { v128 } = emitter.module
  let union = emitter.maskOf(truth, 0)
  for (let vector = 1; vector < emitter.vectors; vector++) {
    union = v128.or(union, emitter.maskOf(truth, vector))
  }
  return v128.any_true(union)
}

/** Chooses lane by lane between values that are both there. */
export function select(
  emitter: LaneEmitter,
  condition: TruthValue,
  whenTrue: NumberValue,
  whenFalse: NumberValue,
): NumberValue {
  return emitter.lanes((vector) =>
    emitter.module.v128.bitselect(
      emitter.lanesOf(whenTrue, vector),
      emitter.lanesOf(whenFalse, vector),
      emitter.maskOf(condition, vector),
    ),
  )
}
