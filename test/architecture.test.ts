import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from './support/folders.ts'

const source = join(projectFolder, 'src')

/** What each layer may import: parts of src by prefix, then packages by pattern. Its own files it may always. */
const layers: Record<string, { parts: string[]; packages: RegExp }> = {
  engine: { parts: [], packages: /^$/ },
  'lane-compiler': { parts: ['engine/'], packages: /^(node:|acorn$|binaryen$)/ },
  telemetry: {
    parts: ['log.ts'],
    packages: /^(node:perf_hooks$|@opentelemetry\/|@prisma\/instrumentation$)/,
  },
  store: {
    parts: ['engine/index.ts', 'log.ts', 'startup-error.ts'],
    packages:
      /^(node:|@prisma\/|graphile-worker$|pg$|pg-copy-streams$|rate-limiter-flexible$|zod$|csv-parse\/)/,
  },
  jobs: {
    parts: ['engine/index.ts', 'store/', 'telemetry/', 'log.ts'],
    packages: /^(node:|graphile-worker$|pg$|piscina$|zod$)/,
  },
  graphql: {
    parts: ['jobs/', 'store/', 'engine/index.ts', 'log.ts'],
    packages: /^(node:|graphql$|@pothos\/|zod$|pino$)/,
  },
  http: {
    parts: ['graphql/', 'jobs/', 'store/', 'telemetry/', 'log.ts', 'startup-error.ts'],
    packages:
      /^(node:|graphql$|graphql-yoga$|@graphql-yoga\/|@envelop\/response-cache$|csv-stringify$|helmet$|jose$|marked$|zod$|@opentelemetry\/(api|semantic-conventions)$)/,
  },
  sdk: { parts: [], packages: /^$/ },
}

interface SourceFile {
  /** Below src, with forward slashes. */
  path: string
  code: string
  imports: string[]
}

const files: SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.includes('generated/'))
  .map((path) => {
    // Comments and texts may name what code may not.
    const code = readFileSync(join(source, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    const imports = [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)
    return { path, code, imports }
  })

/** `../engine/index.ts` seen from `store/a.ts` → `engine/index.ts`; packages stay as they are. */
function target(file: SourceFile, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : specifier
}

test('the layers are the folders of src', () => {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(layers).sort())
})

function offences(file: SourceFile): string[] {
  const layer = file.path.split('/')[0]!
  const allowed = layers[layer]
  if (!allowed) return []
  return file.imports
    .filter((specifier) => {
      const to = target(file, specifier)
      return specifier.startsWith('.')
        ? !to.startsWith(`${layer}/`) && !allowed.parts.some((part) => to.startsWith(part))
        : !allowed.packages.test(to)
    })
    .map((specifier) => `${file.path} imports ${specifier}`)
}

test('imports point down', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(files.flatMap(offences)).toEqual([])
})

/** Files outside of `allowed` whose code matches. */
function users(pattern: RegExp, allowed: string[]): string[] {
  return files
    .filter(({ path, code }) => !allowed.includes(path) && pattern.test(code))
    .map(({ path }) => path)
}

test('the environment is read in env.ts alone', () => {
  expect(users(/\bprocess\.env\b/, ['env.ts'])).toEqual([])
})

test('time and chance come in from outside', () => {
  expect(
    users(/\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)/, ['main.ts', 'keys.ts', 'worker.ts', 'backup.ts']),
  ).toEqual([])
})

test('no file is longer than 300 lines', () => {
  const long = files.filter(({ path }) => readFileSync(join(source, path), 'utf8').split('\n').length > 300)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('no import leads out of the project', () => {
  const outside = files.flatMap((file) =>
    file.imports.filter(
      (specifier) =>
        specifier.startsWith('.') &&
        relative(projectFolder, join(source, dirname(file.path), specifier)).startsWith('..'),
    ),
  )
  expect(outside).toEqual([])
})
