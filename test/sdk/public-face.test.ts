import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const sdk = join(projectFolder, 'src/sdk')

/** Imports of a module that remain when its types are stripped. */
function runtimeImports(file: string): string[] {
  const code = readFileSync(file, 'utf8').replaceAll(/`[^`]*`|\/\*[\s\S]*?\*\//g, '')
  return [
    ...code.matchAll(
      /^(?:import|export)\s(?!type\b)[^'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)/gm,
    ),
  ].map((match) => (match[1] ?? match[2])!)
}

test('nothing that the SDK loads lies outside of it', () => {
  const reached = new Set<string>()
  const outside: string[] = []
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const specifier of runtimeImports(file)) {
      const target = resolve(dirname(file), specifier)
      if (specifier.startsWith('.') && target.startsWith(sdk)) visit(target)
      else outside.push(specifier)
    }
  }
  visit(join(sdk, 'index.ts'))
  expect(outside).toEqual([])
  expect([...reached].map((file) => file.slice(sdk.length + 1))).toContain('generated/graphql.ts')
})

test('it loads where there is no Node: no global of it is touched', () => {
  const files = readdirSync(sdk).filter((file) => file.endsWith('.ts'))
  expect(files).toContain('client.ts')
  const users = files.filter((name) =>
    /\b(process|Buffer|require|setImmediate|__dirname)\b|node:/.test(readFileSync(join(sdk, name), 'utf8')),
  )
  expect(users).toEqual([])
})

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const examples = [...readFileSync(join(sdk, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, code]) => code!,
)

/** What an example of the README prints when it asks this server. */
async function printed(example: string): Promise<string[]> {
  const code = example.replace('http://127.0.0.1:4000/graphql', `${server.url}/graphql`)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', code],
    { cwd: projectFolder },
  )
  return stdout.trim().split('\n')
}

test("the README's first example runs as it stands", async () => {
  const lines = await printed(examples[0]!)
  expect(lines.slice(0, 5).map((line) => line.slice(0, 4))).toEqual(['2026', '2027', '2028', '2029', '2030'])
  expect(lines[1]).toMatch(/^2027 \d+ t of NdPr oxide/)
  // USGS Mineral Commodity Summaries: 2,900 t REO of Indian mine production in 2020 and after.
  expect(lines.slice(5)).toContain('2020 2900 TONNES')
})

test("the README's other programs run as well", async () => {
  const programs = examples.slice(1).filter((example) => example.includes('http://127.0.0.1:4000/graphql'))
  const [errors, cancelled, sources, followed] = await Promise.all(programs.map(printed))
  const { data } = (await server.execute('{ sources { totalCount } }')).body
  // Whether this server knows keys or not, the example says in one line what came of it.
  expect(errors).toHaveLength(1)
  expect(cancelled).toEqual(['no longer needed'])
  expect(sources).toHaveLength(data.sources.totalCount)
  expect(followed!.at(-1)).toBe('DONE 65536 of 65536')
})
