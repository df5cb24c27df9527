import { spec } from './spec.ts'

const governance = {
  unit: 'WGI estimate',
  bounds: [-2.5, 2.5],
  baseYear: 2022,
  grade: 'REPORTED',
  sources: ['wgi_pv'],
  fromData: true,
} as const

/** Inputs of the concentration and governance indices; none of them feeds back into the flows. */
export const indexParameters = [
  spec('hhi_world', {
    notation: 'HHI_W',
    title: 'Concentration of world mine output',
    description:
      'Herfindahl–Hirschman index of rare-earth mine output by country, all rows summed as the total',
    unit: '1',
    value: 0.5192427788628473,
    bounds: [0, 1],
    baseYear: 2024,
    grade: 'DERIVED',
    sources: ['usgs_mcs2026'],
    note: 'mine_production.csv, preferred = 1, 2024: the latest year with a reported figure (2025 is estimates throughout)',
    fromData: true,
  }),
  spec('wgi_CN', { ...governance, notation: 'WGI_CN', title: 'Political stability, China', value: -0.441 }),
  spec('wgi_IN', { ...governance, notation: 'WGI_IN', title: 'Political stability, India', value: -0.569 }),
  spec('wgi_others', {
    ...governance,
    notation: 'WGI_X',
    title: 'Political stability, other origins',
    value: 0.14,
    note: 'Malaysia, where Lynas separates what Japan buys',
  }),
  spec('world_share_CN', {
    notation: 'S_CN',
    title: 'China’s share of world mine output',
    unit: 'share',
    value: 270_000 / 384_000,
    bounds: [0, 1],
    baseYear: 2024,
    grade: 'DERIVED',
    sources: ['usgs_mcs2026'],
    note: 'mine_production.csv, preferred = 1, 2024: 270,000 / 384,000',
    fromData: true,
  }),
  spec('hhi_wgi_rest', {
    notation: 'H_rest',
    title: 'Governance-weighted world concentration without China',
    description: 'Σ S²·WGI over all countries but China, WGI scaled to 0 (best) … 10 (worst)',
    unit: '1',
    value: 0.13676103878580728,
    bounds: [0, 10],
    baseYear: 2024,
    grade: 'DERIVED',
    sources: ['usgs_mcs2026', 'wgi_pv'],
    note: 'mine_production.csv 2024 with governance_political_stability.csv 2022; a missing country counts as estimate 0',
    fromData: true,
  }),
  spec('t_slope', {
    notation: 't₁',
    title: 'Weight of severity in China’s trade factor',
    description: 't = 1 + t₁·s, so that the EU-style index answers to the scenario',
    unit: '1',
    value: 0.3,
    bounds: [0, 1],
    grade: 'ASSUMPTION',
    note: 'An extension of this model: the Commission’s factor t reads export taxes and quotas',
  }),
] as const
