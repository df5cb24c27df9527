/**
 * Prints the hindcast 2009–2015 and the check of 2024–2026 as the tables of src/engine/README.md. With `--json` it prints
 * every figure; after a deliberate change of the model or the data:
 *
 *     node test/engine/hindcast/print.ts --json > test/engine/hindcast/record.json
 */
import { hindcastFigures, outOfSampleFigures } from './figures.ts'
import { hindcastTable, outOfSampleTable, scoreTable } from './markdown.ts'

const hindcast = hindcastFigures()
const outOfSample = outOfSampleFigures()

process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify({ hindcast, outOfSample }, null, 2)}\n`
    : [hindcastTable(hindcast), scoreTable(hindcast), outOfSampleTable(outOfSample)].join('\n'),
)
