import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import variables from '../../schema/operations/simulate.variables.json' with { type: 'json' }
import { freePort } from '../../src/store/free-port.ts'
import { startProcess } from '../support/process.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const unusedPort = async () => String(await freePort(undefined))
const demo = (args: string[], env: Record<string, string> = {}) => startProcess('src/demo.ts', env, args)

let server: TestServer
let endpoint: string
beforeAll(async () => {
  server = await startTestServer()
  endpoint = `${server.url}/graphql`
})
afterAll(() => server.close())

describe('with a server', () => {
  test('prints a row a year with what the API answers, both charts, units and what to know about the numbers', async () => {
    const run = demo(['--url', endpoint])
    expect(await run.ended).toBe(0)
    const query = `mutation ($input: SimulateInput!) { simulate(input: $input) { ... on Simulation {
      modelNotes
      years { year market { priceUsdPerKg } india { outputTonnes plannedOutputTonnes }
        japan { importsTonnes baselineImportsTonnes importLossTonnes importLossShare outputLossUsd } } } } }`
    const { years, modelNotes } = (await server.execute(query, variables)).body.data.simulate
    const text = run.output()
    const rows = text.split('\n').filter((line) => /^20\d\d .*\d$/.test(line))
    const numbers = rows.map((row) => row.split(/\s+/).map((cell) => Number(cell.replaceAll(',', ''))))
    expect(rows).toHaveLength(10)
    for (const [index, { year, market, india, japan }] of years.entries()) {
      const shown = numbers[index]!
      const exact = [
        year,
        100 * (variables.input.china.oxide.severityByYear[index] ?? 0),
        market.priceUsdPerKg,
        japan.importsTonnes,
        japan.baselineImportsTonnes,
        japan.importLossTonnes,
        100 * japan.importLossShare,
        japan.outputLossUsd / 1e6,
        india.plannedOutputTonnes,
        india.outputTonnes,
      ]
      expect(shown).toHaveLength(exact.length)
      for (const [column, value] of exact.entries()) {
        expect(Math.abs(shown[column]! - value), `${year}, column ${column}`).toBeLessThanOrEqual(0.5)
      }
    }
    expect(text).toMatch(/USD\/kg +t +t +t +% +USD million +t +t\n/)
    expect(text).toContain('Japanese import loss, t/yr')
    expect(text).toContain('Indian output (█) and plan (▬), t/yr')
    // A mark of the plan a year, and the one in the title.
    expect(text.match(/▬/g)).toHaveLength(11)
    expect(modelNotes.length).toBeGreaterThan(0)
    for (const note of modelNotes) expect(text).toContain(note)
  })

  test('--json prints the run and nothing else', async () => {
    const run = demo(['--url', endpoint, '--json'])
    expect(await run.ended).toBe(0)
    expect(JSON.parse(run.output())).toMatchObject({
      startYear: 2026,
      horizonYears: 10,
      years: { length: 10 },
    })
  })

  test('finds the one at PORT without being told', async () => {
    const run = demo([], { PORT: new URL(endpoint).port, DATA_DIR: '/dev/null/nothing' })
    expect(await run.ended).toBe(0)
    expect(run.output()).toContain(`Asking the server at ${endpoint}`)
  })
})

describe('without a server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monazite-demo-'))
  chmodSync(dataDir, 0o711)
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const databaseRuns = () => existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))

  test('starts one of its own, prints the same, and leaves nothing running', async () => {
    const port = await unusedPort()
    const run = demo([], { PORT: port, DATA_DIR: dataDir })
    await run.printed(/starting one for the demo/)
    expect(await run.ended).toBe(0)
    expect(run.output()).toMatch(/^2035 /m)
    expect(databaseRuns()).toBe(false)
  })

  test('SIGTERM ends its server, too', async () => {
    const run = demo([], { PORT: await unusedPort(), DATA_DIR: dataDir })
    await run.printed(/starting one for the demo/)
    await expect.poll(databaseRuns, { timeout: 20_000 }).toBe(true)
    run.kill('SIGTERM')
    expect(await run.ended).toBe(1)
    expect(run.output()).toMatch(/Interrupted\.\n$/)
    expect(databaseRuns()).toBe(false)
  })

  test('says why when its own does not start', async () => {
    const run = demo([], { PORT: await unusedPort(), DATA_DIR: '/dev/null/data' })
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('The data folder /dev/null/data cannot be written')
    expect(run.output()).not.toMatch(/^\s+at /m)
  })
})

describe('what cannot work is told in a line, with exit code 1', () => {
  test.each([
    [
      'an address where nothing listens',
      async () => ['--url', `http://127.0.0.1:${await unusedPort()}/graphql`],
      'ECONNREFUSED',
    ],
    ['an address that is none', async () => ['--url', 'localhost'], '--url must be an address'],
    ['an address without GraphQL', async () => ['--url', `${server.url}/nowhere`], 'answered 404'],
    ['an unknown option', async () => ['--urll', 'x'], "Unknown option '--urll'"],
  ])('%s', async (_, args, message) => {
    const run = demo(await args())
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain(message)
    expect(run.output()).not.toMatch(/^\s+at /m)
  })

  test('--help is not an error', async () => {
    const run = demo(['--help'])
    expect(await run.ended).toBe(0)
    expect(run.output()).toContain('--json')
  })
})
