/** How well a parameter value is founded: read in a source, computed from sources, or chosen. */
export type Grade = 'REPORTED' | 'DERIVED' | 'ASSUMPTION'

/** Distribution of a parameter over the ensemble; every kind has a closed or iterative inverse CDF. */
export type Prior =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Normal, cut off below at `minimum` where that is a number. */
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number; readonly minimum: number | null }
  /** offset + scale × Beta(alpha, beta) */
  | {
      readonly kind: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly offset: number
      readonly scale: number
    }
  /** v + (ceiling − v) × Beta(alpha, beta), v being the drawn value of the parameter `above`. */
  | {
      readonly kind: 'betaAbove'
      readonly above: string
      readonly ceiling: number
      readonly alpha: number
      readonly beta: number
    }
  /** Lognormal given by its 5 % and 95 % points. */
  | { readonly kind: 'lognormal'; readonly p05: number; readonly p95: number }

/** One parameter of the model. `minimum` and `maximum` are hard bounds for overrides. */
export interface ParameterSpec {
  readonly symbol: string
  readonly notation: string
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly defaultValue: number
  readonly minimum: number
  readonly maximum: number
  readonly prior: Prior
  /** Year that the value describes; null where it holds for all years. */
  readonly baseYear: number | null
  readonly grade: Grade
  /** Source ids of sources.csv and own_sources.csv in prisma/data. */
  readonly sources: readonly string[]
  /** Origin in plain words, derivation, or what contradicts the value. */
  readonly note: string | null
  /** Whether files of the imported data set supply the value. */
  readonly fromData: boolean
}

interface SpecOptions {
  notation: string
  title: string
  description?: string
  unit: string
  value: number
  bounds: readonly [minimum: number, maximum: number]
  prior?: Prior
  baseYear?: number
  grade: Grade
  sources?: readonly string[]
  note?: string
  fromData?: boolean
}

/** Builds one row; a missing prior is fixed, a missing description repeats the title. */
export function spec<const Symbol extends string>(
  symbol: Symbol,
  options: SpecOptions,
): ParameterSpec & { readonly symbol: Symbol } {
  return {
    symbol,
    notation: options.notation,
    title: options.title,
    description: options.description ?? options.title,
    unit: options.unit,
    defaultValue: options.value,
    minimum: options.bounds[0],
    maximum: options.bounds[1],
    prior: options.prior ?? { kind: 'fixed' },
    baseYear: options.baseYear ?? null,
    grade: options.grade,
    sources: options.sources ?? [],
    note: options.note ?? null,
    fromData: options.fromData ?? false,
  }
}

export function uniform(low: number, high: number): Prior {
  return { kind: 'uniform', low, high }
}

export function triangular(low: number, mode: number, high: number): Prior {
  return { kind: 'triangular', low, mode, high }
}

/** offset + scale × Beta(2, 2): a hump over [offset, offset + scale]. */
export function hump(offset: number, scale: number): Prior {
  return { kind: 'beta', alpha: 2, beta: 2, offset, scale }
}
