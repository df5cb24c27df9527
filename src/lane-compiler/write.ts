/**
 * Writes the lane module of the engine: `node src/lane-compiler/write.ts`. With `--check` it writes nothing and ends with
 * code 1 where the file is not what the sources give today.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { laneModuleText } from './lane-module-text.ts'

const file = new URL('../engine/lanes/module.ts', import.meta.url)
const text = await laneModuleText()
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('src/engine/lanes/module.ts is out of date: run npm run generate\n')
  process.exitCode = 1
}
