/** What an expression stands for while it is compiled to run on every lane at once. */
export type LaneValue = NumberValue | TruthValue

export type NumberValue = ConstantValue | UniformValue | LanesValue

/** Known while compiling. */
export interface ConstantValue {
  readonly kind: 'constant'
  readonly value: number
}

/** One number for all lanes: an f64 local. */
export interface UniformValue {
  readonly kind: 'uniform'
  readonly local: number
  /** Whether the local holds a variable of the source, so that a later statement may change it. */
  readonly variable?: true
}

/** A number per lane: a v128 local per vector. */
export interface LanesValue {
  readonly kind: 'lanes'
  readonly locals: readonly number[]
  readonly variable?: true
}

export type TruthValue =
  /** One truth for all lanes: an i32 local. */
  | { readonly kind: 'test'; readonly local: number }
  /** A truth per lane: a v128 local per vector, all bits of a lane set where it is true. */
  | { readonly kind: 'mask'; readonly locals: readonly number[] }

export function constant(value: number): ConstantValue {
  return { kind: 'constant', value }
}
