import {
  type ColumnName,
  columnAt,
  columnCount,
  parameterAt,
  type SimulationInput,
  type Summary,
  simulate,
  yearColumns,
} from '../../src/engine/index.ts'
import {
  type Parameters,
  parametersBySymbol,
  type SecondResult,
  simulateAgain,
  type YearRecord,
} from './second-implementation.ts'

/**
 * The engine against the second implementation, cell by cell. A difference counts as |a − b| ÷ max(1, |a|, scale): two
 * numbers agree to a tolerance t if |a − b| ≤ t·max(1, |a|, scale). The scale is what the cell is a difference of, so
 * that cancellation next to zero is measured against the terms that cancel:
 *
 * - oxide (t and t/yr): the largest oxide cell of the row, as stocks are refilled from a year's flows; for columns that
 *   compare the arms, the largest of both rows;
 * - magnets (t and t/yr): the largest magnet cell of the row;
 * - prices and costs per kg: the largest price of the row, as costs are κ times a price plus a constant;
 * - rupees: the largest value of a year's Indian magnet output up to the row, at the price of oxide: the incentive is
 *   that times a cost gap, and its sum carries the differences of earlier years;
 * - days and n−1 cover: the oxide scale over `demandTonnes`, × 365 for days;
 * - import loss share: the larger imports over those of the baseline;
 * - import bill: the larger bill of the arms; yen: ℓ; dollars of output: ℓ in dollars;
 * - vehicles: the oxide of both rows as magnets of vehicles;
 * - shares, logarithms and indices: none, they are of order 1;
 * - sums of the summary: the scales of their years, added up.
 *
 * NaN equals NaN, and null equals null. A flag that differs counts as the distance of the unclamped value from the clamp,
 * a peak year as the relative distance of the two prices, years to recovery as the largest distance from the 98 % line
 * among the years on whose side the two disagree: each is a rounding difference only where that distance is one.
 */
export interface Difference {
  readonly where: string
  readonly engine: number | null
  readonly second: number | null
  readonly relative: number
}

type RowScale = (column: ColumnName) => number

type Family = 'oxide' | 'magnet' | 'price' | 'rupees' | 'bill' | 'yen' | 'dollars' | 'vehicles' | 'plain'

const paired = new Set(yearColumns.slice(columnAt.importLossTonnes).map(({ name }) => name))

const families = new Map<ColumnName, Family>(
  yearColumns.map(({ name, unit }) => [name, familyOf(name, unit)]),
)

function familyOf(name: ColumnName, unit: string): Family {
  if (name === 'importBillChangeUsd') return 'bill'
  if (unit === 't' || unit === 't/yr') return 'oxide'
  if (unit === 't magnet' || unit === 't magnet/yr') return 'magnet'
  if (unit.startsWith('USD/kg')) return 'price'
  if (unit.startsWith('INR')) return 'rupees'
  if (unit === 'JPY/yr') return 'yen'
  if (unit === 'USD/yr') return 'dollars'
  if (unit === 'vehicles/yr') return 'vehicles'
  return 'plain'
}

const unpaired = yearColumns.map(({ name }) => name).filter((name) => !paired.has(name))
const namesOf = {
  oxide: unpaired.filter((name) => families.get(name) === 'oxide'),
  magnet: unpaired.filter((name) => families.get(name) === 'magnet'),
  price: unpaired.filter((name) => families.get(name) === 'price'),
}

function largest(row: YearRecord, family: keyof typeof namesOf): number {
  return namesOf[family].reduce((result, name) => Math.max(result, Math.abs(row[name])), 0)
}

function rowsOf(table: Float64Array): YearRecord[] {
  return Array.from({ length: table.length / columnCount }, (_, row) => {
    const cells = yearColumns.map(({ name }, column) => [name, table[row * columnCount + column]])
    return Object.fromEntries(cells) as YearRecord
  })
}

/** Scales of each row of an arm; `baseline` is the other side of its paired columns. */
function scalesOf(rows: readonly YearRecord[], baseline: readonly YearRecord[], p: Parameters): RowScale[] {
  let outputValue = 0
  return rows.map((row, index) => {
    const base = baseline[index]!
    const oxide = largest(row, 'oxide')
    const bothOxide = Math.max(oxide, largest(base, 'oxide'))
    const magnet = largest(row, 'magnet')
    const price = largest(row, 'price')
    outputValue = Math.max(outputValue, 1000 * p.FX_INR * row.magnetOutputTonnes * price)
    const bill =
      1000 * Math.max(row.priceUsdPerKg * row.importsTonnes, base.priceUsdPerKg * base.importsTonnes)
    const rupees = outputValue
    return (column) => {
      switch (families.get(column)!) {
        case 'oxide':
          return paired.has(column) ? bothOxide : oxide
        case 'magnet':
          return magnet
        case 'price':
          return price
        case 'rupees':
          return rupees
        case 'bill':
          return bill
        case 'yen':
          return p.ell
        case 'dollars':
          return p.ell / p.FX_JPY
        case 'vehicles':
          return (1000 / p.kappa / p.ev_magnet_kg_low) * bothOxide
        case 'plain':
          if (column === 'wantedCoverDays' || column === 'coverDays') return (365 * oxide) / row.demandTonnes
          if (column === 'nMinusOneCover') return oxide / row.demandTonnes
          if (column === 'importLossShare') return row.importsTonnes / base.importsTonnes
          return 0
      }
    }
  })
}

function relative(engine: number, second: number, scale: number): number {
  if (Object.is(engine, second) || engine === second) return 0
  const difference = Math.abs(engine - second) / Math.max(1, Math.abs(engine), scale || 0)
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference
}

/** Distance of the unclamped value from the clamp that a flag reports. */
function distanceFromClamp(flag: ColumnName, row: YearRecord, input: SimulationInput, p: Parameters): number {
  if (flag === 'investorFloorBound') {
    const floor = input.levers.japan.priceFloorUsdPerKg
    if (floor === null) return Number.POSITIVE_INFINITY
    const referencePrice = row.priceUsdPerKg / Math.exp(row.logPriceRatio)
    return Math.abs(Math.log(floor / referencePrice) - Math.max(0, row.logPriceRatio))
  }
  const unclamped = Math.log(row.wantedTonnes / row.offeredTonnes) / (p.eps_d + p.eps_s)
  const clamp = flag === 'chokePriceBound' ? Math.log(p.p_max) : -Math.log(5)
  return Math.abs(unclamped - clamp)
}

const flags: readonly ColumnName[] = ['chokePriceBound', 'floorPriceBound', 'investorFloorBound']

interface Runs {
  readonly input: SimulationInput
  readonly p: Parameters
  readonly engine: SecondResult
  readonly second: SecondResult
  readonly scales: { readonly scenario: RowScale[]; readonly baseline: RowScale[] }
}

function armDifferences(arm: 'scenario' | 'baseline', runs: Runs): Difference[] {
  const { engine, second, scales } = runs
  const found: Difference[] = []
  engine[arm].forEach((row, index) => {
    const other = second[arm][index]!
    for (const { name } of yearColumns) {
      const [a, b] = [row[name], other[name]]
      let difference = relative(a, b, scales[arm][index]!(name))
      if (difference > 0 && flags.includes(name))
        difference = distanceFromClamp(name, row, runs.input, runs.p)
      if (difference > 0) {
        found.push({ where: `${arm} ${row.year} ${name}`, engine: a, second: b, relative: difference })
      }
    }
  })
  return found
}

const sums = [
  ['cumulativeImportLossTonnes', 'importLossTonnes'],
  ['cumulativeImportShortfallTonnes', 'importLossTonnes'],
  ['cumulativeConsumptionShortfallTonnes', 'consumptionShortfallTonnes'],
  ['cumulativeOutputLossUsd', 'outputLossUsd'],
  ['cumulativeOutputLossJpy', 'outputLossJpy'],
  ['cumulativeImportBillChangeUsd', 'importBillChangeUsd'],
] as const satisfies readonly (readonly [keyof Summary, ColumnName])[]

function summaryDifferences({ engine, second, scales }: Runs): Difference[] {
  const differenceOf = (name: keyof Summary, scale: number): number => {
    const [a, b] = [engine.summary[name], second.summary[name]]
    if (a === null || b === null) return a === b ? 0 : Number.POSITIVE_INFINITY
    return relative(a, b, scale)
  }
  const differences: Partial<Record<keyof Summary, number>> = {}
  for (const [name, column] of sums) {
    differences[name] = differenceOf(
      name,
      scales.scenario.reduce((sum, scale) => sum + scale(column), 0),
    )
  }
  for (const name of ['peakPriceUsdPerKg', 'planAttainment2026', 'planAttainment2030'] as const) {
    differences[name] = differenceOf(name, 0)
  }
  const priceIn = (year: number) => engine.scenario.find((row) => row.year === year)?.priceUsdPerKg
  differences.peakPriceYear = relative(
    priceIn(engine.summary.peakPriceYear) ?? Number.NaN,
    priceIn(second.summary.peakPriceYear) ?? Number.POSITIVE_INFINITY,
    0,
  )
  differences.yearsToRecovery = recoveryDifference({ engine, second, scales })
  return Object.entries(differences)
    .filter(([, difference]) => difference > 0)
    .map(([name, difference]) => ({
      where: `summary ${name}`,
      engine: engine.summary[name as keyof Summary],
      second: second.summary[name as keyof Summary],
      relative: difference,
    }))
}

function recoveryDifference({ engine, second, scales }: Pick<Runs, 'engine' | 'second' | 'scales'>): number {
  if (engine.summary.yearsToRecovery === second.summary.yearsToRecovery) return 0
  const line = 0.98
  const distances = engine.scenario.map((row, index) => {
    const imports = row.importsTonnes
    const bar = line * engine.baseline[index]!.importsTonnes
    const otherImports = second.scenario[index]!.importsTonnes
    const otherBar = line * second.baseline[index]!.importsTonnes
    if (imports < bar === otherImports < otherBar) return 0
    return Math.abs(imports - bar) / Math.max(1, imports, scales.scenario[index]!('importLossTonnes'))
  })
  const sameSides = distances.every((distance) => distance === 0)
  return sameSides ? Number.POSITIVE_INFINITY : Math.max(...distances)
}

/** Every cell and summary figure of `first` and `second`, runs of `input`, that is not equal bit for bit. */
export function differencesBetween(
  input: SimulationInput,
  first: SecondResult,
  second: SecondResult,
): Difference[] {
  const p = parametersBySymbol(input.parameters)
  const scales = {
    scenario: scalesOf(first.scenario, first.baseline, p),
    baseline: scalesOf(first.baseline, first.baseline, p),
  }
  const runs: Runs = { input, p, engine: first, second, scales }
  return [
    ...armDifferences('scenario', runs),
    ...armDifferences('baseline', runs),
    ...summaryDifferences(runs),
  ]
}

/** Every cell and summary figure of one input in which the two implementations are not equal bit for bit. */
export function differencesOf(input: SimulationInput): Difference[] {
  const { scenario, baseline, summary } = simulate(input)
  const engine = { scenario: rowsOf(scenario), baseline: rowsOf(baseline), summary }
  return differencesBetween(input, engine, simulateAgain(input))
}

/** Largest difference of a run; 0 where it is equal bit for bit. */
export function worstOf(differences: readonly Difference[]): Difference {
  const none: Difference = { where: 'nowhere', engine: 0, second: 0, relative: 0 }
  return differences.reduce((worst, next) => (next.relative > worst.relative ? next : worst), none)
}

/** Parameters that move stocks, prices and flows of every year, hence whatever a run is sensitive to. */
const nudged = ['d_p', 'eps_d', 'eps_s', 'D0'] as const

/**
 * How much a run magnifies a small change: the largest difference that one of the parameters of `nudged`, 1 + 10⁻¹¹
 * times as large, makes anywhere in the second implementation, over that change. About 1 where shocks die out; hoarding
 * that swings takes it up by powers of ten, and with it what the last digit of an exponential or logarithm is worth.
 */
export function amplification(input: SimulationInput): number {
  const change = 1e-11
  const plain = simulateAgain(input)
  const responses = nudged.map((symbol) => {
    const parameters = Float64Array.from(input.parameters)
    parameters[parameterAt[symbol]]! *= 1 + change
    return worstOf(differencesBetween(input, plain, simulateAgain({ ...input, parameters }))).relative
  })
  return Math.max(...responses) / change
}
