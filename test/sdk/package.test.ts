import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { projectFolder } from '../support/folders.ts'
import { node22, node24 } from '../support/node-binaries.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { startYogaServer, type YogaServer } from './yoga-server.ts'

// Packing, installing, bundling and a browser take their time on a slow machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const run = promisify(execFile)

/** An empty project that has installed the tarball. */
let project: string
let packed: { path: string; size: number }[]
/** The page's own server, whose origin is not the API's. */
let site: Server
let origin: string
let bundle = ''
let server: TestServer
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'monazite-package-'))
  const folder = join(project, 'packed')
  await run(process.execPath, ['src/sdk-package.ts', folder], { cwd: projectFolder })
  const { stdout } = await run('npm', ['pack', folder, '--json', '--pack-destination', project], {
    cwd: project,
  })
  const [tarball] = JSON.parse(stdout)
  packed = tarball.files
  write('package.json', JSON.stringify({ name: 'client', private: true, type: 'module' }))
  await run(
    'npm',
    ['install', '--offline', '--no-audit', '--ignore-scripts', join(project, tarball.filename)],
    {
      cwd: project,
    },
  )

  site = createServer((request, response) => {
    const script = request.url === '/app.js'
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(script ? bundle : '<!doctype html><title>client</title><link rel="icon" href="data:,">')
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  server = await startTestServer({ corsOrigins: [origin] })
})
afterAll(async () => {
  await server?.close()
  site?.close()
  rmSync(project, { recursive: true, force: true })
})

function write(file: string, text: string): void {
  writeFileSync(join(project, file), text)
}

test('the tarball holds the SDK and the contract, and installs nothing else', () => {
  const manifest = JSON.parse(readFileSync(join(project, 'node_modules/monazite/package.json'), 'utf8'))
  const { name, version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name, version })
  expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([])
  const files = packed.map(({ path }) => path)
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'dist/index.d.ts',
      'dist/index.js',
      'package.json',
      'schema/operations/simulate.graphql',
      'schema/persisted-documents.json',
      'schema/schema.graphql',
    ]),
  )
  const expected =
    /^(LICENSE|README\.md|package\.json|schema\/(schema\.graphql|persisted-documents\.json|operations\/[\w-]+\.graphql)|dist\/(generated\/)?[\w-]+\.(js|d\.ts))$/
  expect(files.filter((file) => !expected.test(file))).toEqual([])
})

/** What an installed client does, in Node and in a browser. */
const program = `import { createClient, everyNode, GraphQLRequestError, unwrap } from 'monazite/sdk'

export async function ask(url) {
  const client = createClient({ url })
  const run = unwrap((await client.simulate({ input: { horizonYears: 2 } })).simulate)
  const countries = []
  for await (const { iso3 } of everyNode(client.countries, { first: 2 })) countries.push(iso3)
  const failure = await client.request('{ nothing }').catch((error) => error)
  return {
    years: run.years.map(({ year }) => year),
    countries,
    failure: failure instanceof GraphQLRequestError && failure.message,
    requestId: failure.requestId,
  }
}

export async function count(url, to) {
  const counts = []
  const document = 'subscription ($to: Int!) { count(to: $to) }'
  for await (const { count } of createClient({ url }).subscribe(document, { to })) counts.push(count)
  return counts
}
`
async function expectAnswer(answer: unknown): Promise<void> {
  const { data } = (await server.execute('{ countries(first: 100) { nodes { iso3 } } }')).body
  expect(answer).toEqual({
    years: [2026, 2027],
    countries: data.countries.nodes.map(({ iso3 }: { iso3: string }) => iso3),
    failure: expect.stringContaining('nothing'),
    requestId: expect.stringMatching(/^[\w-]{36}$/),
  })
}

test.each([
  [22, node22],
  [24, node24],
])('a program on Node %d asks a real server', async (major, binary) => {
  write('program.js', program)
  write(
    'main.js',
    `import { ask } from './program.js'
    const answer = await ask(process.argv[2])
    console.log(JSON.stringify({ version: process.version, answer }))`,
  )
  const { stdout } = await run(binary, ['main.js', `${server.url}/graphql`], { cwd: project })
  const { version, answer } = JSON.parse(stdout)
  expect(version).toMatch(`v${major}.`)
  await expectAnswer(answer)
})

test.each(['bundler', 'nodenext'])(
  'its types are there under moduleResolution %s',
  async (moduleResolution) => {
    write(
      'consumer.ts',
      `import { type Client, createClient, everyNode, unwrap } from 'monazite/sdk'
    const client: Client = createClient({ url: 'http://127.0.0.1:4000/graphql' })
    const run = unwrap((await client.simulate({ input: { horizonYears: 2 } })).simulate)
    export const year: number = run.years[0].year
    for await (const source of everyNode(client.sources)) source.key satisfies string
    // @ts-expect-error a variable of a wrong type
    await client.country({ iso3: 4 })
    // @ts-expect-error a field that the operation does not select
    run.levers
    `,
    )
    write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          lib: ['es2022', 'dom'],
          module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
          moduleResolution,
          types: [],
          strict: true,
          noEmit: true,
        },
        files: ['consumer.ts'],
      }),
    )
    const compiler = join(projectFolder, 'node_modules/typescript/bin/tsc')
    const { stdout } = await run(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
      cwd: project,
    }).catch((error: { stdout: string }) => error)
    expect(stdout).toBe('')
  },
)

/** A script for browsers, minified, that has the exports of `source` as the global `app`. */
async function bundleOf(source: string): Promise<string> {
  write('entry.js', source)
  const lib = { entry: 'entry.js', formats: ['iife' as const], name: 'app' }
  const built = await build({
    root: project,
    configFile: false,
    logLevel: 'warn',
    build: { lib, write: false },
  })
  const [{ output }] = built as { output: { code?: string }[] }[] as [{ output: [{ code: string }] }]
  return output[0].code
}

describe('in a browser', () => {
  let browser: TestBrowser
  let yoga: YogaServer
  beforeAll(async () => {
    browser = await openBrowser({ width: 800, height: 600 })
    yoga = await startYogaServer()
  })
  afterAll(async () => {
    await browser?.close()
    await yoga?.close()
  })

  test('a page of another origin asks a real server, and listens to a subscription', async () => {
    bundle = await bundleOf(program)
    const { page } = browser
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(origin)
    await page.addScriptTag({ url: '/app.js' })
    await expectAnswer(await page.evaluate(`app.ask('${server.url}/graphql')`))
    expect(await page.evaluate(`app.count('${yoga.url}', 5)`)).toEqual([1, 2, 3, 4, 5])
    expect(problems).toEqual([])
  })
})

describe('the size of a bundle', () => {
  const sizes = (code: string) => ({
    minified: Buffer.byteLength(code),
    gzip: gzipSync(code).length,
    brotli: brotliCompressSync(code).length,
  })

  test('with everything stays small, and is what the README says', async () => {
    const { minified, gzip, brotli } = sizes(await bundleOf(`export * from 'monazite/sdk'`))
    expect(minified).toBeLessThan(60_000)
    expect(gzip).toBeLessThan(14_000)
    expect(brotli).toBeLessThan(12_000)

    const readme = readFileSync(join(projectFolder, 'src/sdk/README.md'), 'utf8')
    const said = /is ([\d.]+) kB minified by Vite: ([\d.]+) kB with gzip, ([\d.]+) kB with Brotli/.exec(
      readme,
    )
    const ratios = [minified, gzip, brotli].map((size, at) => size / (1_000 * Number(said?.[at + 1])))
    // Compressors differ a little between versions of Node.
    for (const ratio of ratios)
      expect(Math.abs(ratio - 1), `${minified}, ${gzip}, ${brotli}`).toBeLessThan(0.02)
  })

  test('holds no document where none is used', async () => {
    const code = await bundleOf(`export { isError, nodesOf } from 'monazite/sdk'`)
    expect(code).not.toContain('query')
    expect(sizes(code).minified).toBeLessThan(1_000)
  })
})
