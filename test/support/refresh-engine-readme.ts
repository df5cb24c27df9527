/** Writes the generated tables of src/engine/README.md: `node test/support/refresh-engine-readme.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { refreshReadme } from './readme-tables.ts'

const readme = new URL('../../src/engine/README.md', import.meta.url)
writeFileSync(readme, refreshReadme(readFileSync(readme, 'utf8')))
