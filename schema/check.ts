import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { runEntry } from '../src/run-entry.ts'
import { StartupError } from '../src/startup-error.ts'
import { breakingVersion, contractChanges, isBefore, isVersion, undatedDeprecations } from './contract.ts'
import { lostDocuments, type Manifest } from './lost-documents.ts'

const usage = `Usage: node schema/check.ts [--release] [--version <version>] [--current <file>] [--released <file>]
                            [--documents <file>] [--released-documents <file>]

Compares the schema and the trusted documents with those that were released last, and exits 1 when clients of those would
break although the version does not say so: a breaking change of the schema, or a document that is gone, needs the next major
version, and below 1.0.0 the next minor one. Dangerous changes are listed and pass. Every deprecation has to give a reason
that ends with the date of removal, YYYY-MM-DD; what is removed after that date still needs the version.

  --release                     when all is well, makes schema and documents the released ones, under the version
  --version <version>           version that they will have; the one in package.json if not given
  --current <file>              schema to look at; schema/schema.graphql if not given
  --released <file>             schema that was released, with its version in the first line; schema/released.graphql if
                                not given
  --documents <file>            manifest of documents to look at; schema/persisted-documents.json if not given
  --released-documents <file>   manifest that was released with that schema; schema/released-documents.json if not given
  -h, --help                    prints this
`

await runEntry(async () => {
  const {
    help,
    release,
    current,
    released,
    version,
    documents,
    'released-documents': shipped,
  } = readOptions()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const sdl = read(current)
  const schema = parse(sdl, current)
  const manifest = readManifest(documents)
  const last = existsSync(released) ? readReleased(released, shipped) : undefined
  if (!last && !release)
    throw new StartupError(`${released} is missing: \`npm run release:schema\` writes the first one.`)

  const faults = [
    ...deprecationFaults(schema),
    ...(last ? await versionFaults(last, { version, schema, manifest }) : []),
  ]
  if (last && release && last.version === version) {
    const again = (what: string) =>
      faults.push(`Version ${version} is released with ${what}: raise the version in package.json.`)
    if (last.sdl !== sdl) again('another schema')
    if (!isDeepStrictEqual(last.manifest, manifest)) again('other documents')
  }
  if (faults.length > 0) throw new StartupError(faults.join('\n'))

  if (!release) return
  writeFileSync(released, `${header(version)}\n${sdl}`)
  writeFileSync(shipped, `${JSON.stringify(manifest, null, 2)}\n`)
  process.stdout.write(`${released} is the schema of version ${version}, and ${shipped} has its documents.\n`)
})

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        release: { type: 'boolean', default: false },
        current: { type: 'string', default: here('schema.graphql') },
        released: { type: 'string', default: here('released.graphql') },
        documents: { type: 'string', default: here('persisted-documents.json') },
        'released-documents': { type: 'string', default: here('released-documents.json') },
        version: { type: 'string', default: packageVersion() },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!isVersion(values.version)) throw new Error(`${values.version} is no version such as 1.2.3.`)
    return values
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n\n${usage}`)
  }
}

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}

function packageVersion(): string {
  return (JSON.parse(read(here('../package.json'))) as { version: string }).version
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartupError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

function parse(sdl: string, file: string): GraphQLSchema {
  try {
    return buildSchema(sdl)
  } catch (error) {
    throw new StartupError(`${file} is no schema: ${(error as Error).message}`)
  }
}

function readManifest(file: string): Manifest {
  const text = read(file)
  try {
    return JSON.parse(text) as Manifest
  } catch (error) {
    throw new StartupError(`${file} is no manifest of documents: ${(error as Error).message}`)
  }
}

interface Contract {
  version: string
  schema: GraphQLSchema
  manifest: Manifest
}

interface Released extends Contract {
  sdl: string
}

function header(version: string): string {
  return `# Schema of version ${version}, as released. \`npm run release:schema\` writes this file.`
}

function readReleased(file: string, documents: string): Released {
  const text = read(file)
  const end = text.indexOf('\n')
  const version = /^# Schema of version (\S+), /.exec(text)?.[1]
  if (version === undefined || !isVersion(version))
    throw new StartupError(`${file} does not name its version in the first line.`)
  const sdl = text.slice(end + 1)
  return { version, sdl, schema: parse(sdl, file), manifest: readManifest(documents) }
}

function deprecationFaults(schema: GraphQLSchema): string[] {
  const undated = undatedDeprecations(schema)
  if (undated.length === 0) return []
  return [
    'Deprecations without a date of removal. End each reason with it: "Use `name`. Removed after 2030-12-31."',
    ...undated.map((coordinate) => `  ${coordinate}`),
  ]
}

async function versionFaults(released: Released, current: Contract): Promise<string[]> {
  const { version } = current
  if (isBefore(version, released.version))
    return [`Version ${version} comes before ${released.version}, which is released.`]
  const { breaking, dangerous } = await contractChanges(released.schema, current.schema)
  if (dangerous.length > 0)
    process.stdout.write(
      `Dangerous for clients of ${released.version}, but allowed:\n${lines(dangerous).join('\n')}\n`,
    )
  const needed = breakingVersion(released.version)
  const lost = lostDocuments(released.manifest, current.manifest)
  if (breaking.length + lost.length === 0 || !isBefore(version, needed)) return []
  return [
    `Breaking for clients of ${released.version}:`,
    ...lines(breaking),
    ...lost.map(
      ({ name, changed, id }) =>
        `  ${name}: the operation was ${changed ? 'changed' : 'removed'}, ${id} is gone`,
    ),
    ...(lost.length > 0
      ? ['Leave a released operation as it is, and add another one under a further name.']
      : []),
    `Bring back what is missing and deprecate it instead, or make package.json's version at least ${needed} (it is ${version}).`,
  ]
}

function lines(changes: readonly { path?: string; message: string }[]): string[] {
  return changes.map(({ path, message }) => `  ${path ?? 'schema'}: ${message}`)
}
