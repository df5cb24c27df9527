import { readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { subgraphSdl } from '../src/graphql/federation/subgraph.ts'
import { createSchema } from '../src/graphql/schema.ts'

const file = new URL('schema.graphql', import.meta.url)
const usage =
  'Usage: node schema/print.ts [--check | --subgraph]\n\nWrites schema/schema.graphql, sorted. --check writes nothing and exits 1 when the file is out of date. --subgraph prints\nthe schema as a Federation 2 subgraph, for composition, and writes nothing.\n'

const sdl = `${printSchema(lexicographicSortSchema(createSchema()))}\n`
const [option] = process.argv.slice(2)

if (option === undefined) {
  writeFileSync(file, sdl)
} else if (option === '--check') {
  if (currentSdl() !== sdl) {
    process.stderr.write(
      'schema/schema.graphql is out of date: run `npm run generate` and look at the difference.\n',
    )
    process.exitCode = 1
  }
} else if (option === '--subgraph') {
  process.stdout.write(subgraphSdl())
} else {
  process.stderr.write(usage)
  process.exitCode = 2
}

function currentSdl(): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
