import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runEntry } from './run-entry.ts'

/**
 * Writes the package `monazite`, which holds the SDK and the contract that it was generated from, as a folder that `npm pack`
 * packs. It has a manifest of its own: from the project's, a client would install all that the server needs.
 */
const project = fileURLToPath(new URL('..', import.meta.url))
const folder = resolve(process.argv[2] ?? join(project, 'dist/sdk'))

const copies = {
  'src/sdk/README.md': 'README.md',
  LICENSE: 'LICENSE',
  'schema/schema.graphql': 'schema/schema.graphql',
  'schema/persisted-documents.json': 'schema/persisted-documents.json',
}

await runEntry(async () => {
  await rm(folder, { recursive: true, force: true })
  compile()
  const operations = (await readdir(join(project, 'schema/operations')))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => [`schema/operations/${name}`, `schema/operations/${name}`] as const)
  for (const [from, to] of [...Object.entries(copies), ...operations]) {
    await mkdir(dirname(join(folder, to)), { recursive: true })
    await cp(join(project, from), join(folder, to))
  }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
})

function compile(): void {
  const compiler = join(project, 'node_modules/typescript/bin/tsc')
  const sources = join(project, 'src/sdk')
  const options = ['-p', sources, '--outDir', join(folder, 'dist')]
  execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' })
}

async function manifest() {
  const { name, version, license, type } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
  return {
    name,
    version,
    description: 'Typed client of the monazite GraphQL API, for Node and browsers',
    license,
    type,
    // Publishing is a decision of its own; packing and installing the tarball need none.
    private: true,
    sideEffects: false,
    engines: { node: '>=22' },
    exports: {
      './sdk': { types: './dist/index.d.ts', default: './dist/index.js' },
      './schema/*': './schema/*',
      './package.json': './package.json',
    },
    files: ['dist', 'schema'],
  }
}
