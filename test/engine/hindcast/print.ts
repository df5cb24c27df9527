/**
 * Prints the hindcast 2009–2015, the check of 2024–2026 and the skill of both as the tables of src/engine/README.md. With
 * `--write`, after a deliberate change of the model or the data, it renews what is stored of them: record.json beside this
 * file, src/engine/model-card-data.ts, and the tables of the README.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { modelCardFigures } from './card.ts'
import { cardModuleText } from './card-module.ts'
import { hindcastFigures, outOfSampleFigures } from './figures.ts'
import { hindcastTables, refreshTables } from './readme-tables.ts'

const figures = { hindcast: hindcastFigures(), outOfSample: outOfSampleFigures() }
const card = modelCardFigures()
const tables = hindcastTables({ ...figures, card })

if (process.argv.includes('--write')) {
  writeFileSync(new URL('record.json', import.meta.url), `${JSON.stringify(figures, null, 2)}\n`)
  writeFileSync(new URL('../../../src/engine/model-card-data.ts', import.meta.url), cardModuleText(card))
  const readme = new URL('../../../src/engine/README.md', import.meta.url)
  writeFileSync(readme, refreshTables(readFileSync(readme, 'utf8'), tables))
} else {
  process.stdout.write(Object.values(tables).join('\n'))
}
