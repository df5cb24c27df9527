import { spec, triangular } from './spec.ts'

const vehicleMagnet = {
  unit: 'kg magnet/vehicle',
  bounds: [0.5, 10],
  grade: 'REPORTED',
  sources: ['ok_ev'],
  fromData: true,
} as const

const sectorWeight = {
  unit: '%',
  bounds: [0, 100],
  baseYear: 2023,
  grade: 'REPORTED',
  sources: ['jsnm_trend'],
  note: 'demand_by_sector.csv, basis "NdFeB produced in China (267,000 t est.)": a stand-in, no Japanese split is published. Weights are divided by their sum',
  fromData: true,
} as const

/** What a shortfall costs, who bears it, and the inputs of the risk indices. */
export const impactParameters = [
  spec('ell', {
    notation: 'ℓ',
    title: 'Output lost per unit share of use lost',
    description: 'JPY of yearly output lost if all use were lost; losses are proportional to the share',
    unit: 'JPY/yr',
    // √(2.6e12 · 7e12) / c, c = c_o + c_m = 2983 / 6590
    value: 9424706950100.781,
    bounds: [0, 1e14],
    prior: triangular((2.6e12 * 6590) / 2983, 9424706950100.781, (7e12 * 6590) / 2983),
    baseYear: 2026,
    grade: 'DERIVED',
    sources: ['nri', 'dir'],
    note: 'economic_impact.csv: a year without Chinese rare earths costs JPY 2.6e12 (NRI) to 7e12 (Daiwa); divided by c = 2,983 / 6,590; the default is their geometric mean',
    fromData: true,
  }),
  spec('FX_INR', {
    notation: 'FX_INR',
    title: 'Rupees per dollar',
    unit: 'INR/USD',
    value: 89,
    bounds: [20, 300],
    baseYear: 2025,
    grade: 'ASSUMPTION',
    sources: ['monazite_assumptions'],
    note: 'exchange_rates.csv: rounded rate of late 2025, held constant',
    fromData: true,
  }),
  spec('FX_JPY', {
    notation: 'FX_JPY',
    title: 'Yen per dollar',
    unit: 'JPY/USD',
    value: 150,
    bounds: [50, 400],
    baseYear: 2025,
    grade: 'ASSUMPTION',
    sources: ['monazite_assumptions'],
    note: 'exchange_rates.csv: rounded rate of late 2025, held constant',
    fromData: true,
  }),
  spec('ev_magnet_kg', {
    ...vehicleMagnet,
    notation: 'b',
    title: 'Magnets in an electric vehicle, central',
    value: 1.5,
  }),
  spec('ev_magnet_kg_low', {
    ...vehicleMagnet,
    notation: 'b_low',
    title: 'Magnets in an electric vehicle, low',
    value: 1,
    note: 'Gives the high number of vehicles not built',
  }),
  spec('ev_magnet_kg_high', {
    ...vehicleMagnet,
    notation: 'b_high',
    title: 'Magnets in an electric vehicle, high',
    value: 3,
    note: 'Gives the low number of vehicles not built',
  }),
  spec('w_ev', { ...sectorWeight, notation: 'w₁', title: 'Weight of EV traction motors', value: 21.6 }),
  spec('w_auto', { ...sectorWeight, notation: 'w₂', title: 'Weight of other automotive uses', value: 12.2 }),
  spec('w_wind', { ...sectorWeight, notation: 'w₃', title: 'Weight of wind turbines', value: 6.7 }),
  spec('w_appliances', {
    ...sectorWeight,
    notation: 'w₄',
    title: 'Weight of air-conditioning and appliances',
    value: 7.8,
  }),
  spec('w_electronics', {
    ...sectorWeight,
    notation: 'w₅',
    title: 'Weight of consumer electronics and disk drives',
    value: 14.2,
  }),
  spec('w_other', {
    ...sectorWeight,
    notation: 'w₆',
    title: 'Weight of all other uses',
    bounds: [0.1, 100],
    value: 37.5,
  }),
] as const
