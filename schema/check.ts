import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { runEntry } from '../src/run-entry.ts'
import { StartupError } from '../src/startup-error.ts'
import { breakingVersion, contractChanges, isBefore, isVersion, undatedDeprecations } from './contract.ts'

const usage = `Usage: node schema/check.ts [--release] [--current <file>] [--released <file>] [--version <version>]

Compares the schema with the one that was released last, and exits 1 when clients of that one would break although the
version does not say so: a breaking change needs the next major version, and below 1.0.0 the next minor one. Dangerous
changes are listed and pass. Every deprecation has to give a reason that ends with the date of removal, YYYY-MM-DD;
what is removed after that date still needs the version.

  --release             when all is well, makes the schema the released one, under the version
  --current <file>      schema to look at; schema/schema.graphql if not given
  --released <file>     schema that was released, with its version in the first line; schema/released.graphql if not given
  --version <version>   version that the schema will have; the one in package.json if not given
  -h, --help            prints this
`

await runEntry(async () => {
  const { help, release, current, released, version } = readOptions()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const sdl = read(current)
  const schema = parse(sdl, current)
  const last = existsSync(released) ? readReleased(released) : undefined
  if (!last && !release)
    throw new StartupError(`${released} is missing: \`npm run release:schema\` writes the first one.`)

  const faults = [...deprecationFaults(schema), ...(last ? await versionFaults(last, schema, version) : [])]
  if (last && release && last.version === version && last.sdl !== sdl)
    faults.push(`Version ${version} is released with another schema: raise the version in package.json.`)
  if (faults.length > 0) throw new StartupError(faults.join('\n'))

  if (!release) return
  writeFileSync(released, `${header(version)}\n${sdl}`)
  process.stdout.write(`${released} is the schema of version ${version}.\n`)
})

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        release: { type: 'boolean', default: false },
        current: { type: 'string', default: here('schema.graphql') },
        released: { type: 'string', default: here('released.graphql') },
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

interface Released {
  version: string
  sdl: string
  schema: GraphQLSchema
}

function header(version: string): string {
  return `# Schema of version ${version}, as released. \`npm run release:schema\` writes this file.`
}

function readReleased(file: string): Released {
  const text = read(file)
  const end = text.indexOf('\n')
  const version = /^# Schema of version (\S+), /.exec(text)?.[1]
  if (version === undefined || !isVersion(version))
    throw new StartupError(`${file} does not name its version in the first line.`)
  const sdl = text.slice(end + 1)
  return { version, sdl, schema: parse(sdl, file) }
}

function deprecationFaults(schema: GraphQLSchema): string[] {
  const undated = undatedDeprecations(schema)
  if (undated.length === 0) return []
  return [
    'Deprecations without a date of removal. End each reason with it: "Use `name`. Removed after 2030-12-31."',
    ...undated.map((coordinate) => `  ${coordinate}`),
  ]
}

async function versionFaults(released: Released, schema: GraphQLSchema, version: string): Promise<string[]> {
  if (isBefore(version, released.version))
    return [`Version ${version} comes before ${released.version}, which is released.`]
  const { breaking, dangerous } = await contractChanges(released.schema, schema)
  if (dangerous.length > 0)
    process.stdout.write(
      `Dangerous for clients of ${released.version}, but allowed:\n${lines(dangerous).join('\n')}\n`,
    )
  const needed = breakingVersion(released.version)
  if (breaking.length === 0 || !isBefore(version, needed)) return []
  return [
    `Breaking for clients of ${released.version}:`,
    ...lines(breaking),
    `Bring back what is missing and deprecate it instead, or make package.json's version at least ${needed} (it is ${version}).`,
  ]
}

function lines(changes: readonly { path?: string; message: string }[]): string[] {
  return changes.map(({ path, message }) => `  ${path ?? 'schema'}: ${message}`)
}
