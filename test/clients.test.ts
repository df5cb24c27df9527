import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder } from './support/folders.ts'
import { startTestServer, type TestServer } from './support/server.ts'

/** Where each project keeps its operations, and the module with `run` once it has been started. */
const projects = {
  'client-preset': { operations: 'run.ts', entry: 'run.ts' },
  apollo: { operations: 'operations.graphql', entry: 'run.ts' },
  urql: { operations: 'run.ts', entry: 'run.ts' },
  relay: { operations: 'run.ts', entry: 'dist/run.js' },
}
type Project = keyof typeof projects
const names = Object.keys(projects) as Project[]

// biome-ignore lint/suspicious/noExplicitAny: its shape is the project's own, and what the tests assert.
type Run = (url: string, apiKey?: string) => Promise<any>

const simulateDocument = `mutation ($input: SimulateInput!) {
  simulate(input: $input) {
    ... on Simulation { years { year japan { importLossTonnes } } }
    ... on InvalidInputError { issues { path message } }
  }
}`
const validInput = { horizonYears: 5, china: { oxide: { severityByYear: [0.2, 0.5] } } }
const invalidInput = { horizonYears: 400, china: { oxide: { severityByYear: [1.5] } } }

/** What must not compile beside a project: a figure that its operation does not ask for, so it has no type. */
const wrongUse = `import { run } from './run.ts'
const { years } = await run('')
// @ts-expect-error
export const share = years[0]?.japan.importLossShare
`

let server: TestServer
let url: string
let workshop: string
const made = {} as Record<Project, Made>
beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'monazite-clients-'))
  mkdirSync(join(workshop, 'schema'))
  cpSync(join(projectFolder, 'schema/schema.graphql'), join(workshop, 'schema/schema.graphql'))
  symlinkSync(join(projectFolder, 'node_modules'), join(workshop, 'node_modules'))
  server = await startTestServer()
  url = `${server.url}/graphql`
  const make = async (project: Project) => {
    made[project] = { ...(await makeWhole(project)), brokenGeneration: await generateBroken(project) }
  }
  await Promise.all(names.map(make))
  // Compilers of four projects on whatever cores there are: generous, as the limits of vitest.config.ts are.
}, 600_000)
afterAll(async () => {
  rmSync(workshop, { recursive: true, force: true })
  await server.close()
})

interface Made {
  folder: string
  generation: Ended
  check: Ended
  start: Ended
  brokenGeneration: Ended
}

async function makeWhole(project: Project) {
  const folder = copyOf(project, 'whole')
  const generation = await script(folder, 'generate')
  writeFileSync(join(folder, 'wrong-use.ts'), wrongUse)
  const check = await script(folder, 'check')
  return { folder, generation, check, start: await script(folder, 'start', url) }
}

async function generateBroken(project: Project): Promise<Ended> {
  const folder = copyOf(project, 'broken')
  const file = join(folder, projects[project].operations)
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('importLossTonnes', 'importLosTonnes'))
  return script(folder, 'generate')
}

/** A copy of a project as a fresh clone has it, at the same distance from the schema and the packages. */
function copyOf(project: Project, label: string): string {
  const folder = join(workshop, 'test/clients', `${project}-${label}`)
  const results = ['generated', '__generated__', 'dist', 'node_modules']
  cpSync(join(projectFolder, 'test/clients', project), folder, {
    recursive: true,
    filter: (path) => !results.includes(basename(path)),
  })
  return folder
}

interface Ended {
  code: number | string
  output: string
  stdout: string
}

/** Runs a script of the project's package.json, as `npm run` does, without the start of npm itself. */
function script(folder: string, name: string, ...args: string[]): Promise<Ended> {
  const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', NO_COLOR: '1' } }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--run', name, '--', ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? 'killed') : 0, output: `${stdout}${stderr}`, stdout }),
    )
  })
}

async function data(query: string, variables?: object) {
  const { body } = await server.execute(query, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}

/** A whole list, by plain requests. */
async function nodesOf(field: string, selection: string, args = ''): Promise<unknown[]> {
  const nodes: unknown[] = []
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { list: ${field}(first: 100, after: $after ${args}) {
      nodes { ${selection} } pageInfo { hasNextPage endCursor }
    } }`
    const { list } = await data(query, { after })
    nodes.push(...list.nodes)
    if (!list.pageInfo.hasNextPage) return nodes
    after = list.pageInfo.endCursor
  }
}

/** What is particular to a project's answers. */
const particulars: Record<Project, (years: unknown) => Promise<object>> = {
  async 'client-preset'() {
    const sources = (await nodesOf('sources', 'key')) as { key: string }[]
    const selection = 'name stage status company { name }'
    const { country } = await data(
      `{ country(iso3: "IND") { facilities(first: 3) { nodes { ${selection} } } } }`,
    )
    return {
      pages: Math.ceil(sources.length / 40),
      sources: sources.map(({ key }) => key),
      sites: country.facilities.nodes.map(
        (site: { name: string; stage: string; status: string; company: { name: string } }) =>
          `${site.name} (${site.company.name}): ${site.stage}, ${site.status}`,
      ),
    }
  },
  async apollo(years) {
    const filter = 'filter: { indicator: MINE_PRODUCTION, countryIso3: "CHN" }'
    const observations = await nodesOf('observations', 'id year value unit country { id iso3 }', filter)
    return {
      pages: Math.ceil(observations.length / 10),
      observations,
      agreements: await nodesOf('tradeAgreements', 'id title status parties { id name }'),
      storedYears: years,
    }
  },
  async urql() {
    const companies = await nodesOf('companies', 'slug role country { iso3 }')
    return { pages: Math.ceil(companies.length / 10), companies }
  },
  async relay(years) {
    const query = '{ country(iso3: "CHN") { name mineProduction(first: 100) { nodes { year value unit } } } }'
    const { name, mineProduction } = (await data(query)).country
    const pages = Math.ceil(mineProduction.nodes.length / 10)
    return { name, pages, production: mineProduction.nodes, refetched: years }
  },
}

describe.each(names)('%s', (project) => {
  const load = async (): Promise<Run> =>
    (await import(join(made[project].folder, projects[project].entry))).run

  test('generates its code and type-checks; a field not asked for has no type', () => {
    const { generation, check } = made[project]
    expect(generation).toMatchObject({ code: 0 })
    expect(check).toMatchObject({ code: 0, output: '' })
  })

  test('a field that the schema lacks stops the generation', () => {
    const { code, output } = made[project].brokenGeneration
    expect(code).not.toBe(0)
    expect(output).toMatch(/importLosTonnes.+YearJapan|YearJapan.+importLosTonnes/)
  })

  test('gets what plain requests get: whole lists, figures, issues of a refused input', async () => {
    const run = await load()
    const { years } = (await data(simulateDocument, { input: validInput })).simulate
    const { issues } = (await data(simulateDocument, { input: invalidInput })).simulate
    const answers = await run(url)
    expect(answers).toMatchObject({ years, issues, ...(await particulars[project](years)) })
    expect(answers.pages).toBeGreaterThan(1)
    expect(years).toHaveLength(5)
    expect(issues.map(({ path }: { path: string }) => path)).toEqual([
      'horizonYears',
      'china.oxide.severityByYear.0',
    ])
    expect(JSON.parse(made[project].start.stdout)).toEqual(JSON.parse(JSON.stringify(answers)))
  })

  test('sends its key as a bearer token, and fails when it is refused', async () => {
    const seen: (string | undefined)[] = []
    const doorman = createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(401, { 'content-type': 'application/graphql-response+json' })
      response.end(JSON.stringify({ errors: [{ message: 'No such key.' }] }))
    })
    await new Promise<void>((resolve) => doorman.listen(0, '127.0.0.1', resolve))
    const { port } = doorman.address() as AddressInfo
    const run = await load()
    await expect(run(`http://127.0.0.1:${port}/graphql`, 'mzk_0123')).rejects.toThrow('No such key.')
    doorman.closeAllConnections()
    await new Promise((resolve) => doorman.close(resolve))
    expect(seen).toEqual(['Bearer mzk_0123'])
  })
})
