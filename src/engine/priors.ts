import { betaQuantile } from './distributions/beta.ts'
import { lognormalBetween, lognormalQuantile } from './distributions/lognormal.ts'
import { normalCdf } from './distributions/normal.ts'
import { triangularQuantile } from './distributions/triangular.ts'
import { truncatedNormalQuantile } from './distributions/truncated-normal.ts'
import type { ParameterSpec, Prior } from './parameters/spec.ts'
import { type ParameterSymbol, parameterIndex, parameterTable } from './parameters.ts'

/**
 * The uncertain parameters, each once; a position is a dimension of the low-discrepancy sequence. Early dimensions are the
 * more even ones, so parameters stand by their total effect on Japan’s losses, measured under a cut of half for two years.
 * Append only: a new parameter at the end leaves all other columns of draws as they were.
 */
export const drawOrder: readonly ParameterSymbol[] = [
  'c_o',
  'z_back',
  'g',
  'lambda',
  'eps_d',
  'eps_L',
  'kappa_z',
  'eps_s',
  'ell',
  'm',
  'tau_v',
  'd_p',
  'ramp',
  'cover_max',
  'J0',
  'c_m',
  'eta_r',
  'D0',
  'z_cap',
  'L',
  'P0',
  'gamma',
  'h',
  'kappa_r',
  'tau_e',
  'p_max',
  'rho_inf',
  'q_multiplier',
  'kappa',
  'rho0',
  'eta',
  'q_2030',
  'r0',
  'k0',
  'v_IN',
  'psi',
  'v_CN',
  'k_n',
  'u',
  'v_capex',
  'q_2026',
  'k_s',
  'r_max',
  'D_m',
]

/** Dimension of each parameter of `parameterTable`; −1 where the prior is fixed. */
const dimensions = Int32Array.from(parameterTable, ({ symbol }) =>
  drawOrder.indexOf(symbol as ParameterSymbol),
)

type Constants = readonly [a: number, b: number, c: number, d: number]

/** Up to four numbers that stay the same over all draws, in the order in which `freeQuantile` and `fillFree` use them. */
function constantsOf(prior: Prior): Constants {
  switch (prior.kind) {
    case 'fixed':
      return [0, 0, 0, 0]
    case 'uniform':
      return [prior.low, prior.high - prior.low, 0, 0]
    case 'triangular':
      return [prior.low, prior.mode, prior.high, 0]
    case 'normal': {
      const below = prior.minimum === null ? 0 : normalCdf((prior.minimum - prior.mean) / prior.sd)
      return [prior.mean, prior.sd, below, 0]
    }
    case 'beta':
      return [prior.alpha, prior.beta, prior.offset, prior.scale]
    case 'betaAbove':
      return [prior.alpha, prior.beta, prior.ceiling, parameterIndex.get(prior.above)!]
    case 'lognormal': {
      const { logMean, logSd } = lognormalBetween(prior)
      return [logMean, logSd, 0, 0]
    }
  }
}

const constantCount = 4
const compiled = Float64Array.from(parameterTable.flatMap(({ prior }) => constantsOf(prior)))

/**
 * The u-quantile of a parameter's prior, 0 < u < 1, held inside its hard bounds; the default where the prior is fixed. A
 * normal prior with a minimum is truncated there, not clamped. A prior that starts at another parameter reads that one's
 * value, drawn or set, from `drawn`, which is laid out like `parameterTable`.
 */
export function priorQuantile(spec: ParameterSpec, u: number, drawn: ArrayLike<number>): number {
  return Math.min(spec.maximum, Math.max(spec.minimum, freeQuantile(spec, u, drawn)))
}

function freeQuantile({ prior, defaultValue }: ParameterSpec, u: number, drawn: ArrayLike<number>): number {
  const [a, b, c, d] = constantsOf(prior)
  switch (prior.kind) {
    case 'fixed':
      return defaultValue
    case 'uniform':
      return a + b * u
    case 'triangular':
      return triangularQuantile(a, b, c, u)
    case 'normal':
      return truncatedNormalQuantile(a, b, c, u)
    case 'beta':
      return c + d * betaQuantile(a, b, u)
    case 'betaAbove':
      return drawn[d]! + (c - drawn[d]!) * betaQuantile(a, b, u)
    case 'lognormal':
      return lognormalQuantile(a, b, u)
  }
}

/** A block of draws; a lane is one draw, rows run over lanes. */
export interface ParameterBlock {
  /** `drawOrder.length` × lanes, each in (0, 1). */
  readonly uniforms: Float64Array
  readonly lanes: number
  /** Values of the held parameters, one per row of `parameterTable`. */
  readonly values: Float64Array
  /** 1 where the parameter has its value from `values` in every lane, 0 where its prior decides. */
  readonly held: Uint8Array
  /** `parameterTable.length` × lanes; receives the parameters. */
  readonly out: Float64Array
}

/** Writes the parameters of a block: in each lane what `priorQuantile` gives, bit for bit. */
export function fillParameters(block: ParameterBlock): void {
  const { lanes, values, held, out } = block
  for (let index = 0; index < parameterTable.length; index++) {
    const first = index * lanes
    if (held[index] === 1) {
      const value = values[index]!
      for (let at = first; at < first + lanes; at++) out[at] = value
      continue
    }
    fillFree(index, block)
    const { minimum, maximum } = parameterTable[index]!
    for (let at = first; at < first + lanes; at++) out[at] = Math.min(maximum, Math.max(minimum, out[at]!))
  }
}

/**
 * Quantiles of one parameter's prior in every lane, not yet held inside the hard bounds. Kinds are told apart outside of the
 * loop over lanes, which is why `freeQuantile` is not called here: it takes a whole draw from 0.8 to 0.5 µs.
 */
function fillFree(index: number, { uniforms, lanes, out }: ParameterBlock): void {
  const { prior, defaultValue } = parameterTable[index]!
  const constants = index * constantCount
  const a = compiled[constants]!
  const b = compiled[constants + 1]!
  const c = compiled[constants + 2]!
  const d = compiled[constants + 3]!
  const from = dimensions[index]! * lanes
  const to = index * lanes
  switch (prior.kind) {
    case 'fixed':
      for (let lane = 0; lane < lanes; lane++) out[to + lane] = defaultValue
      break
    case 'uniform':
      for (let lane = 0; lane < lanes; lane++) out[to + lane] = a + b * uniforms[from + lane]!
      break
    case 'triangular':
      for (let lane = 0; lane < lanes; lane++) {
        out[to + lane] = triangularQuantile(a, b, c, uniforms[from + lane]!)
      }
      break
    case 'normal':
      for (let lane = 0; lane < lanes; lane++) {
        out[to + lane] = truncatedNormalQuantile(a, b, c, uniforms[from + lane]!)
      }
      break
    case 'beta':
      for (let lane = 0; lane < lanes; lane++) {
        out[to + lane] = c + d * betaQuantile(a, b, uniforms[from + lane]!)
      }
      break
    case 'betaAbove':
      // Its row comes after that of the parameter it starts at.
      for (let lane = 0; lane < lanes; lane++) {
        const floor = out[d * lanes + lane]!
        out[to + lane] = floor + (c - floor) * betaQuantile(a, b, uniforms[from + lane]!)
      }
      break
    case 'lognormal':
      for (let lane = 0; lane < lanes; lane++) {
        out[to + lane] = lognormalQuantile(a, b, uniforms[from + lane]!)
      }
      break
  }
}
