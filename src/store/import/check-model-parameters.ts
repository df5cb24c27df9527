import { computeParameters, type ParameterFault, ratesOf } from '../model-parameters.ts'
import { derivations } from '../parameter-derivations.ts'
import { type Evidence, evidenceIndicators, type MissingEvidence } from '../parameter-evidence.ts'
import type { ProblemList } from './data-set-error.ts'

type Row = Evidence & Place

interface Place {
  readonly file: string
  readonly line: number
}

/** Rows of a data set that is yet to be stored, as far as parameters need them. */
interface UnstoredDataSet {
  readonly version: string
  readonly observations: readonly {
    readonly data: Omit<Partial<Evidence>, 'id'> & Place & { id: string; indicator: string }
  }[]
  readonly exchangeRates: readonly { readonly currency: string; readonly perUsd: number }[]
  readonly exchangeRateLines: ReadonlyMap<string, number>
}

/** Reports every parameter that a data set cannot supply, where its numbers stand: the model could not run on it. */
export function checkModelParameters(dataSet: UnstoredDataSet, problems: ProblemList): void {
  const indicators: readonly string[] = evidenceIndicators
  const rows = dataSet.observations
    .filter(({ data }) => indicators.includes(data.indicator))
    .map(({ data }): Row => ({ ...absent, ...data }))
  computeParameters(dataSet.version, rows, ratesOf(dataSet.exchangeRates), (fault) => {
    const { file, line, column, others } = placeOf(fault, rows, dataSet.exchangeRateLines)
    const also = others.length > 0 ? `; computed also from ${list(others)}` : ''
    problems.add(
      file,
      line,
      column,
      `the model parameter ${fault.symbol} cannot be computed: ${fault.reason}${also}`,
    )
  })
}

interface FaultPlace extends Place {
  readonly column: string
  /** Where the other numbers stand that went in. */
  readonly others: readonly Place[]
}

function placeOf(
  { symbol, observationIds, missing }: ParameterFault,
  rows: readonly Row[],
  rateLines: ReadonlyMap<string, number>,
): FaultPlace {
  const { formula } = derivations[symbol as keyof typeof derivations]!
  const ofFormula = { file: /\w+\.csv/.exec(formula)![0], line: 0, column: '', others: [] }
  if (missing) return placeOfMissing(missing, rows) ?? ofFormula
  const [first, ...others] = observationIds.map((id) => rows.find((row) => row.id === id)!)
  if (first) return { file: first.file, line: first.line, column: columnOf(first.file, formula), others }
  const rateLine = rateLines.get(symbol.slice(-3))
  return rateLine === undefined ? ofFormula : { ...ofFormula, line: rateLine, column: 'per_usd' }
}

/** The row that lacks its number; else the file that has the rows most like the one that is not there. */
function placeOfMissing(
  { indicator, filter }: MissingEvidence,
  rows: readonly Row[],
): FaultPlace | undefined {
  const wanted = Object.entries(filter) as [keyof Evidence, unknown][]
  const likeness = (row: Row) => wanted.filter(([field, value]) => row[field] === value).length
  const [nearest] = rows
    .filter((row) => row.indicator === indicator)
    .sort((a, b) => likeness(b) - likeness(a))
  if (!nearest) return undefined
  const { file, line } = nearest
  const found = likeness(nearest) === wanted.length && nearest.value === null
  return found ? { file, line, column: 'value', others: [] } : { file, line: 0, column: '', others: [] }
}

/** Only parameters.csv gives three values for one number. */
function columnOf(file: string, formula: string): string {
  if (file !== 'parameters.csv') return 'value'
  return /, (low|high)$/.exec(formula)?.[1] ?? 'central'
}

function list(places: readonly Place[]): string {
  const named = places.slice(0, 5).map(({ file, line }) => `${file} line ${line}`)
  const rest = places.length - named.length
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

const absent = {
  year: null,
  value: null,
  low: null,
  high: null,
  quality: null,
  preferred: null,
  label: null,
  element: null,
  countryIso3: null,
  partnerIso3: null,
  companyId: null,
  materialId: null,
  sectorId: null,
} as const
