import type { ModelCardData } from '../../../src/engine/model-card.ts'
import type { HindcastFigures, OutOfSampleFigures } from './figures.ts'
import { hindcastTable, outOfSampleTable, scoreTable } from './markdown.ts'
import { skillScoresTable, skillTable } from './skill-markdown.ts'

/** Tables of the hindcast in the engine's README.md by the name of their markers. */
export function hindcastTables({
  hindcast,
  outOfSample,
  card,
}: {
  readonly hindcast: HindcastFigures
  readonly outOfSample: OutOfSampleFigures
  readonly card: ModelCardData
}): Readonly<Record<string, string>> {
  return {
    hindcast: hindcastTable(hindcast),
    'hindcast scores': scoreTable(hindcast),
    'out-of-sample': outOfSampleTable(outOfSample),
    'skill card': skillTable(card),
    'skill card scores': skillScoresTable(card),
  }
}

/** The text with each table between its markers; throws if one of them is missing. */
export function refreshTables(text: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((refreshed, [name, table]) => {
    const { start, end } = placeOf(refreshed, name)
    return `${refreshed.slice(0, start)}\n${table}\n${refreshed.slice(end)}`
  }, text)
}

/** The table between the markers; throws if they are missing. */
export function tableIn(text: string, name: string): string {
  const { start, end } = placeOf(text, name)
  return text.slice(start, end).trim()
}

function placeOf(text: string, name: string): { start: number; end: number } {
  // The marker also keeps the formatter from padding the table.
  const open = `<!-- biome-ignore format: ${name} table, generated -->\n`
  const start = text.indexOf(open)
  const end = text.indexOf(`<!-- end of the ${name} table -->`)
  if (start < 0 || end < start) throw new Error(`README.md lacks the markers of the ${name} table`)
  return { start: start + open.length, end }
}
