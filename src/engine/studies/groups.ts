import { drawnSymbols } from './draws.ts'
import type { Design, ParameterGroup } from './study.ts'

/** The groups that are used where a request names none: together they hold every parameter with a prior. */
export const defaultGroups: readonly ParameterGroup[] = [
  { name: 'demand', symbols: ['D0', 'g'] },
  { name: 'chinaShare', symbols: ['c_m', 'c_o', 'lambda'] },
  { name: 'market', symbols: ['eps_d', 'eps_s', 'P0', 'gamma', 'psi', 'p_max'] },
  { name: 'thriftAndRecycling', symbols: ['eps_L', 'kappa_z', 'z_cap', 'z_back', 'r0', 'kappa_r', 'r_max'] },
  { name: 'stocks', symbols: ['d_p', 'h', 'm', 'cover_max', 'tau_e', 'tau_v'] },
  { name: 'otherSupply', symbols: ['ramp', 'eta_r', 'L'] },
  {
    name: 'india',
    // biome-ignore format: one name a line says nothing more
    symbols: [
      'q_2026', 'q_2030', 'q_multiplier', 'rho0', 'rho_inf', 'k0', 'k_n', 'k_s', 'u', 'J0',
      'kappa', 'v_CN', 'v_IN', 'v_capex', 'eta', 'D_m',
    ],
  },
  { name: 'valuation', symbols: ['ell'] },
]

/** Name of the group of all parameters that no named group holds. */
const remainder = 'other'

/**
 * The groups cut down to the parameters that are drawn, without empty ones, and one more for those that no group holds:
 * every drawn parameter is in exactly one.
 */
export function completeGroups(design: Design, groups: readonly ParameterGroup[]): ParameterGroup[] {
  const drawn = new Set(drawnSymbols(design))
  const grouped = new Set(groups.flatMap(({ symbols }) => symbols))
  const rest = [...drawn].filter((symbol) => !grouped.has(symbol))
  return [...groups, { name: remainder, symbols: rest }]
    .map(({ name, symbols }) => ({ name, symbols: symbols.filter((symbol) => drawn.has(symbol)) }))
    .filter(({ symbols }) => symbols.length > 0)
}
