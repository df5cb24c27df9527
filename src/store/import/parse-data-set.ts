import type { Prisma } from '../generated/client.ts'
import { type Agreement, readAgreementEvents, readAgreements } from './agreements.ts'
import { checkModelParameters } from './check-model-parameters.ts'
import { type DataFile, vocabularyFiles } from './columns.ts'
import { type DataFolder, readDataFolder } from './data-folder.ts'
import { DataSetError, ProblemList } from './data-set-error.ts'
import { type Entities, readEntities } from './entities.ts'
import {
  componentEntry,
  type Measure,
  programmeMeasures,
  readEventMeasures,
  toComponentMeasure,
} from './measures.ts'
import { toNote } from './notes.ts'
import { type Linkable, type ObservationRow, toObservation } from './observations.ts'
import { readReferences } from './references.ts'
import { type Reading, rawRows } from './rows.ts'
import { readScenarios } from './scenarios.ts'
import { type FigureRow, readFigures } from './series-rows.ts'
import type { Sourced } from './sourced.ts'
import { readTargets, type Target } from './targets.ts'
import { adviceFor, readVocabulary, type Vocabulary } from './vocabulary.ts'

/** Classes that the rows of the data files fall into; each row belongs to exactly one. */
type RowClass = 'entity' | 'event' | 'measure' | 'note' | 'observation'

export type RowCounts = Partial<Record<DataFile, Partial<Record<RowClass, number>>>>

/** A whole data set as rows of tables, checked and ready to be stored. */
export interface DataSet extends Entities {
  readonly version: string
  readonly measures: readonly Measure[]
  readonly agreements: readonly Agreement[]
  readonly agreementEvents: readonly Sourced<Prisma.TradeAgreementEventCreateManyInput>[]
  readonly observations: readonly ObservationRow[]
  readonly notes: readonly Sourced<Prisma.NoteCreateManyInput>[]
  readonly targets: readonly Target[]
  readonly scenarios: ReturnType<typeof readScenarios>
  /** Rows of each data file by class. */
  readonly rowCounts: RowCounts
}

const entityFiles = ['sources.csv', 'countries.csv', 'companies.csv', 'facilities.csv'] as const

/**
 * Reads and checks a data folder without touching a database.
 *
 * @throws DataSetError with every problem found
 */
export function parseDataSet(source: string | DataFolder): DataSet {
  const folder = typeof source === 'string' ? readDataFolder(source) : source
  const reading: Reading = { folder, problems: new ProblemList(), raw: new Map() }
  splitFiles(reading)
  const references = readReferences(reading)
  const vocabulary = readVocabulary(reading)
  const entities = readEntities(reading, references, vocabulary)
  const agreements = readAgreements(reading, references, new Set(entities.companySlugs.values()))
  refuseFaultyReferences(reading)
  const figures = readFigures(reading, references)
  const events = readEventMeasures(reading, references, vocabulary)
  const slugs = new Set(agreements.map(({ data }) => data.slug))
  const classified = classify(reading, vocabulary, figures)
  const measures = [
    ...events.map(({ measure }) => measure),
    ...classified.measures,
    ...programmeMeasures(reading, vocabulary, figures),
  ]
  refuseRepeatedSlugs(reading, measures)
  const linkable: Linkable = {
    entities,
    measures: linkableMeasures(reading, vocabulary, measures),
    agreements: slugs,
  }
  const observations = classified.observations.flatMap(
    ({ row, mapping }) => toObservation(reading, vocabulary, row, mapping, linkable) ?? [],
  )
  const dataSet = {
    ...entities,
    version: folder.version,
    measures,
    agreements,
    agreementEvents: readAgreementEvents(reading, references, slugs),
    observations,
    notes: classified.notes.flatMap(
      ({ row, mapping }) => toNote(reading, row, mapping, linkable.measures) ?? [],
    ),
    targets: readTargets(reading, references, observations),
    scenarios: readScenarios(reading),
    rowCounts: countRows(reading, classified),
  }
  // A parameter that cannot be computed is most often the trace of another problem: it is named only when alone.
  if (reading.problems.all.length === 0) checkModelParameters(dataSet, reading.problems)
  if (reading.problems.all.length > 0) throw new DataSetError(folder.folder, reading.problems.all)
  return dataSet
}

/** Files that rows of other files refer to: what is wrong in one of them shows as problems all over the folder. */
const referredTo = [...Object.keys(vocabularyFiles), 'sources.csv', 'countries.csv', 'companies.csv']

/** Splits all files into rows. When one that others refer to cannot be split, the faults of form are reported alone. */
function splitFiles(reading: Reading): void {
  const { folder, problems } = reading
  for (const file of folder.bytes.keys()) rawRows(reading, file)
  if (problems.all.some(({ file }) => referredTo.includes(file))) {
    throw new DataSetError(folder.folder, problems.all)
  }
}

/** Reports the faults of the files that others refer to alone: causes, without their consequences. */
function refuseFaultyReferences({ folder, problems }: Reading): void {
  const causes = problems.all.filter(({ file }) => referredTo.includes(file))
  if (causes.length > 0) throw new DataSetError(folder.folder, causes)
}

/**
 * Slugs that rows may be linked to. Where something is wrong already they are all that measures.csv names: a measure
 * may be missing for a fault that its own row has been reported for.
 */
function linkableMeasures(
  { problems }: Reading,
  vocabulary: Vocabulary,
  measures: readonly Measure[],
): ReadonlySet<string> {
  const stated = measures.map(({ data }) => data.slug)
  return new Set(problems.all.length === 0 ? stated : [...stated, ...vocabulary.measureSlugs])
}

interface Classified {
  readonly measures: Measure[]
  readonly observations: { row: FigureRow; mapping: Mapping }[]
  readonly notes: { row: FigureRow; mapping: Mapping }[]
  readonly counts: Map<DataFile, Partial<Record<RowClass, number>>>
}

type Mapping = NonNullable<ReturnType<Vocabulary['indicator']>>

/** Tells measures, observations and notes apart. Rows that the vocabulary does not know are problems. */
function classify(reading: Reading, vocabulary: Vocabulary, figures: readonly FigureRow[]): Classified {
  const result: Classified = { measures: [], observations: [], notes: [], counts: new Map() }
  for (const row of figures) {
    const { file, line, item, cells, raw, series } = row
    const entry = componentEntry(row, vocabulary)
    const mapping = entry ? undefined : vocabulary.indicator(file, item, cells.unit, raw.partner_iso3 ?? '')
    if (entry) {
      const stated = toComponentMeasure(reading, vocabulary, row, entry)
      if (stated) result.measures.push(stated.measure)
    } else if (!mapping) {
      const what = item === '' ? `unit "${cells.unit}"` : `"${item}"`
      const tables = series.programme
        ? `${adviceFor('indicators.csv')}, or to measures.csv`
        : adviceFor('indicators.csv')
      reading.problems.add(
        file,
        line,
        series.item ?? 'unit',
        `${what} is no known item of this file; ${tables}`,
      )
    } else if (mapping.class === 'note') result.notes.push({ row, mapping })
    else result.observations.push({ row, mapping })
    const counts = result.counts.get(file) ?? {}
    const rowClass = entry ? 'measure' : (mapping?.class ?? 'observation')
    result.counts.set(file, { ...counts, [rowClass]: (counts[rowClass] ?? 0) + 1 })
  }
  return result
}

function refuseRepeatedSlugs({ problems }: Reading, measures: readonly Measure[]): void {
  const seen = new Set<string>()
  for (const { data } of measures) {
    if (seen.has(data.slug)) problems.add('measures.csv', 0, 'slug', `"${data.slug}" stands for two measures`)
    seen.add(data.slug)
  }
}

function countRows(reading: Reading, { counts }: Classified): RowCounts {
  return Object.fromEntries([
    ...entityFiles.map((file) => [file, { entity: rawRows(reading, file).length }]),
    ['policy_events.csv', { event: rawRows(reading, 'policy_events.csv').length }],
    ...counts,
  ]) as RowCounts
}
