import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importDataSet } from '../../src/store/import-data-set.ts'
import { copyDataFolder } from '../store/data-folder-copy.ts'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const preview = `query ($input: SimulateInput!) {
  preview(input: $input) {
    __typename
    ... on Error { code message }
    ... on InvalidInputError { issues { path message } }
    ... on NotFoundError { kind key }
    ... on Preview {
      startYear horizonYears scenario { slug }
      levers { china { oxideSeverityByYear } india { suspendAgreementFrom } }
      overridden { symbol value }
    }
  }
}`

const ask = async (input: object) => (await server.execute(preview, { input })).body.data.preview

interface Issue {
  path: string
  message: string
}

async function refused(input: object): Promise<Issue[]> {
  const answer = await ask(input)
  expect(answer).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' })
  return answer.issues
}

/** Where every issue stands, sorted; one mistake is one issue. */
const refusedPaths = async (input: object) => (await refused(input)).map(({ path }) => path).sort()

const severities = (severityByYear: number[]) => ({ china: { oxide: { severityByYear } } })
const episodes = (...list: object[]) => ({ china: { magnet: { episodes: list } } })

describe('simulate input', () => {
  test('reports every bad field of the example at once', async () => {
    const file = `${projectFolder}/schema/operations/simulate-invalid.variables.json`
    const { input } = JSON.parse(readFileSync(file, 'utf8'))
    expect(await refusedPaths(input)).toEqual([
      'china.oxide.severityByYear.1',
      'china.oxide.severityByYear.2',
      'horizonYears',
      'india.windDownYears',
    ])
  })

  test.each<[string, object, string[]]>([
    ['no years', { horizonYears: 0 }, ['horizonYears']],
    ['41 years', { horizonYears: 41 }, ['horizonYears']],
    ['negative years', { horizonYears: -1 }, ['horizonYears']],
    ['a billion years', { horizonYears: 1e9 }, ['horizonYears']],
    ['the past', { startYear: 2025 }, ['startYear']],
    ['the far future', { startYear: 2051 }, ['startYear']],
    ['severity above one', severities([1.5]), ['china.oxide.severityByYear.0']],
    ['negative severity', severities([0, -3]), ['china.oxide.severityByYear.1']],
    ['300 severities', severities(Array(300).fill(0)), ['china.oxide.severityByYear']],
    [
      'more severities than years',
      { horizonYears: 2, ...severities([0, 0, 0]) },
      ['china.oxide.severityByYear'],
    ],
    [
      'a month that is none',
      episodes({ start: '2026-13', months: 1, peakShare: 1 }),
      ['china.magnet.episodes.0.start'],
    ],
    [
      'an episode before the run',
      episodes({ start: '2025-12', months: 24, peakShare: 1 }),
      ['china.magnet.episodes.0.start'],
    ],
    [
      'an episode after the run',
      episodes({ start: '2036-01', months: 1, peakShare: 1 }),
      ['china.magnet.episodes.0.start'],
    ],
    [
      'an episode of 481 months',
      episodes({ start: '2026-01', months: 481, peakShare: 1 }),
      ['china.magnet.episodes.0.months'],
    ],
    [
      'episodes that withhold more than all',
      episodes(
        { start: '2026-01', months: 12, peakShare: 0.6 },
        { start: '2026-01', months: 12, peakShare: 0.6 },
      ),
      ['china.magnet.episodes'],
    ],
    [
      'the history of another stage',
      { china: { magnet: { history: 'QUOTA_2010' } } },
      ['china.magnet.history'],
    ],
    ['a suspension after the run', { india: { suspendAgreementFrom: 2036 } }, ['india.suspendAgreementFrom']],
    [
      'a suspension before the agreement',
      { india: { suspendAgreementFrom: 2011 } },
      ['india.suspendAgreementFrom'],
    ],
    ['an unknown symbol', { parameters: [{ symbol: 'kapa', value: 0.3 }] }, ['parameters.0.symbol']],
    ['a value out of bounds', { parameters: [{ symbol: 'kappa', value: 3 }] }, ['parameters.0.value']],
    [
      'a symbol set twice',
      {
        parameters: [
          { symbol: 'g', value: 0.01 },
          { symbol: 'g', value: 0.02 },
        ],
      },
      ['parameters.1.symbol'],
    ],
    ['251 parameters', { parameters: Array(251).fill({ symbol: 'g', value: 0.01 }) }, ['parameters']],
    ['output that shrinks', { parameters: [{ symbol: 'rho_inf', value: 0.2 }] }, ['parameters.0.value']],
    [
      'too many severities and what contradicts',
      {
        china: { oxide: { severityByYear: Array(300).fill(0) }, magnet: { history: 'QUOTA_2010' } },
        india: { suspendAgreementFrom: 2050 },
        parameters: [{ symbol: 'rho_inf', value: 0.2 }],
      },
      [
        'china.magnet.history',
        'china.oxide.severityByYear',
        'india.suspendAgreementFrom',
        'parameters.0.value',
      ],
    ],
    [
      'bad fields and contradictions beside a scenario',
      {
        scenario: 'baseline',
        horizonYears: 3,
        china: { oxide: { severityByYear: [2, 0, 0, 0, 0] } },
        india: { suspendAgreementFrom: 2060 },
      },
      ['china.oxide.severityByYear', 'china.oxide.severityByYear.0', 'india.suspendAgreementFrom'],
    ],
    [
      'an unknown scenario beside the rest',
      {
        scenario: 'nowhere',
        startYear: 2030,
        horizonYears: 2,
        china: { magnet: { severityByYear: [0, 0, 0] } },
        japan: { releaseShare: 2 },
        parameters: [{ symbol: 'rho_inf', value: 0.2 }],
      },
      ['china.magnet.severityByYear', 'japan.releaseShare', 'parameters.0.value', 'scenario'],
    ],
  ])('refuses %s', async (_name, input, paths) => {
    expect(await refusedPaths(input)).toEqual(paths)
  })

  test('supposes no years for a scenario that is unknown', async () => {
    // Fifteen severities fit into no run of the default length, but may fit the scenario that was meant.
    const input = { scenario: 'nowhere', ...severities(Array(15).fill(0)) }
    expect(await ask(input)).toMatchObject({ __typename: 'NotFoundError', key: 'nowhere' })
  })

  test('names the nearest symbol and the bounds', async () => {
    const { issues } = await ask({
      parameters: [
        { symbol: 'kapa', value: 1 },
        { symbol: 'tau_e', value: -5 },
      ],
    })
    expect(issues[0].message).toContain('"kappa"')
    expect(issues[1].message).toMatch(/between [\d.]+ and [\d.]+ \(yr\) for tau_e/)
  })

  test('quotes no more than the beginning of a long text', async () => {
    const long = 'x'.repeat(10_000)
    const [issue] = await refused({ parameters: [{ symbol: long, value: 1 }] })
    expect(issue!.message.length).toBeLessThan(200)
    expect(issue!.message).toContain('xxx…"')
    expect((await ask({ scenario: long })).message).toBe(`Scenario "${'x'.repeat(60)}…" was not found.`)
    const [unknown] = await refused({ scenario: long, horizonYears: 0 })
    expect(unknown!.message.length).toBeLessThan(200)
  })

  test('reports contradictions beside fields that are out of bounds', async () => {
    const paths = await refusedPaths({
      horizonYears: 3,
      china: { oxide: { severityByYear: [2, 0, 0, 0] } },
      india: { suspendAgreementFrom: 2040, domesticPriority: -1 },
      parameters: [{ symbol: 'nonsense', value: 1 }],
    })
    expect(paths).toEqual([
      'china.oxide.severityByYear',
      'china.oxide.severityByYear.0',
      'india.domesticPriority',
      'india.suspendAgreementFrom',
      'parameters.0.symbol',
    ])
  })

  test.each<[string, object]>([
    ['text for a number', severities(['NaN' as never])],
    ['a fraction of a year', { horizonYears: 1.5 }],
    ['an unknown field', { indonesia: {} }],
    ['two ways to state a severity', { china: { oxide: { severityByYear: [], history: 'QUOTA_2010' } } }],
    ['no way to state a severity', { china: { oxide: {} } }],
    ['an unknown history', { china: { oxide: { history: 'QUOTA_1990' } } }],
  ])('answers %s with a request error', async (_name, input) => {
    const { status, body } = await server.execute(preview, { input })
    expect(status).toBe(400)
    expect(body).not.toHaveProperty('data')
    expect(body.errors).toHaveLength(1)
  })

  test('refuses a NUL character before it reaches the database', async () => {
    const { body } = await server.execute(preview, { input: { scenario: 'a\0b' } })
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(server.statements).toEqual([])
  })
})

describe('a scenario', () => {
  test('that is unknown is not found', async () => {
    expect(await ask({ scenario: 'nowhere' })).toEqual({
      __typename: 'NotFoundError',
      code: 'NOT_FOUND',
      message: 'Scenario "nowhere" was not found.',
      kind: 'Scenario',
      key: 'nowhere',
    })
  })

  const mine = {
    id: 'test-scenario',
    slug: 'test-scenario',
    title: 'Test',
    description: 'Test.',
    input: {
      horizonYears: 3,
      china: { oxide: { severityByYear: [0.1, 0.2, 0.3] } },
      india: { suspendAgreementFrom: 2027 },
      parameters: [{ symbol: 'kappa', value: 0.35 }],
    },
  }
  beforeAll(async () => {
    await server.database.client.scenario.create({ data: mine })
  })

  test('is found by slug and by id', async () => {
    const { body } = await server.execute('{ scenario(slug: "test-scenario") { id } }')
    const bySlug = await ask({ scenario: 'test-scenario' })
    expect(bySlug).toMatchObject({
      horizonYears: 3,
      scenario: { slug: 'test-scenario' },
      levers: { china: { oxideSeverityByYear: [0.1, 0.2, 0.3] }, india: { suspendAgreementFrom: 2027 } },
      overridden: [{ symbol: 'kappa', value: 0.35 }],
    })
    expect(await ask({ scenario: body.data.scenario.id })).toEqual(bySlug)
  })

  test('gives way lever by lever; lists are replaced, null is the default', async () => {
    expect(
      await ask({
        scenario: 'test-scenario',
        china: { oxide: { severityByYear: [0.9] } },
        india: { suspendAgreementFrom: null },
        parameters: [{ symbol: 'g', value: 0.01 }],
      }),
    ).toMatchObject({
      levers: { china: { oxideSeverityByYear: [0.9, 0, 0] }, india: { suspendAgreementFrom: null } },
      overridden: [{ symbol: 'g', value: 0.01 }],
    })
  })

  test('gives way to null for a whole group of levers', async () => {
    const levers = { china: { oxideSeverityByYear: [0, 0, 0] }, india: { suspendAgreementFrom: null } }
    expect(await ask({ scenario: 'test-scenario', china: null, india: null })).toMatchObject({ levers })
    expect(await ask({ scenario: 'test-scenario', parameters: null })).toMatchObject({ overridden: [] })
  })

  test('is checked against what replaces parts of it', async () => {
    expect(await refused({ scenario: 'test-scenario', horizonYears: 1 })).toEqual([
      {
        path: 'scenario',
        message: "the scenario's india.suspendAgreementFrom lies after the last simulated year, 2026",
      },
      {
        path: 'scenario',
        message: "the scenario's china.oxide.severityByYear has 3 years, but the run has 1: 2026 to 2026",
      },
    ])
    expect(await refusedPaths({ scenario: 'test-scenario', horizonYears: 1, ...severities([0, 0]) })).toEqual(
      ['china.oxide.severityByYear', 'scenario'],
    )
    expect(await ask({ scenario: 'test-scenario', horizonYears: 1, china: null, india: null })).toMatchObject(
      { horizonYears: 1 },
    )
  })
})

test('parameters are held against the data set of the day', async () => {
  const below = { parameters: [{ symbol: 'rho_inf', value: 0.4 }] }
  const above = { parameters: [{ symbol: 'rho0', value: 0.92 }] }
  expect(await refusedPaths(below)).toEqual(['parameters.0.value'])
  using copy = copyDataFolder()
  copy.edit('parameters.csv', (text) => text.replace('fy2026,0.44,0.44,0.44', 'fy2026,0.30,0.30,0.30'))
  await importDataSet({ client: server.database.client, folder: copy.folder })
  expect(await ask(below)).toMatchObject({ __typename: 'Preview' })
  expect(await refusedPaths(above)).toEqual(['parameters.0.value'])
  // A scenario that leaves the other value to the data set contradicts it through no fault of the caller.
  const slug = 'below-the-data'
  const input = { parameters: [{ symbol: 'rho_inf', value: 0.2 }] }
  await server.database.client.scenario.create({
    data: { id: slug, slug, title: 'Below', description: 'Below.', input },
  })
  expect(await refused({ scenario: slug })).toEqual([
    { path: 'scenario', message: expect.stringContaining("the scenario's parameters.0.value puts the") },
  ])
})
