import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importDataSet } from '../../src/store/import-data-set.ts'
import { exportObservations } from '../../src/store/observation-export.ts'
import { copyDataFolder } from '../store/data-folder-copy.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${server.url}/export/${path}`, init)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const rows = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

describe('observations', () => {
  test('come as the API has them, every one of them, in its order', async () => {
    const { status, headers, text } = await get('observations.csv')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toBe('attachment; filename="observations.csv"')
    expect(headers.get('cache-control')).toBe('private, no-store')
    const found = rows(text)
    const { observations } = (await server.execute('{ observations { totalCount } }')).body.data
    expect(found).toHaveLength(observations.totalCount)
    const sum = await server.database.client.observation.aggregate({ _sum: { value: true } })
    const total = found.reduce((all, { value }) => all + Number(value), 0)
    expect(total / sum._sum.value!).toBeCloseTo(1, 9)
  })

  test('narrow as in the API', async () => {
    const { text } = await get(
      'observations.csv?indicator=MINE_PRODUCTION&indicator=RESERVES&countryIso3=IND&yearFrom=2015&preferred=true',
    )
    const { body } =
      await server.execute(`{ observations(first: 100, filter: { indicators: [MINE_PRODUCTION, RESERVES], countryIso3: "IND", yearFrom: 2015, preferred: true }) {
      nodes { indicator year value unit quality sources { key } } } }`)
    const { nodes } = body.data.observations
    expect(nodes.length).toBeGreaterThan(5)
    expect(
      rows(text).map(({ indicator, year, value, unit, quality, sources }) => ({
        ...{ indicator, year: Number(year), value: Number(value), unit, quality },
        sources: sources === '' ? [] : sources!.split(' ').map((key) => ({ key })),
      })),
    ).toEqual(nodes)
  })

  test.each([
    ['yearFrom=abc&yearTo=20x', 'yearFrom must be a year; yearTo must be a year.'],
    ['indicator=NOTHING', 'indicator is no indicator; the enum Indicator of the schema has them all.'],
    ['preferred=yes', 'preferred must be true or false.'],
    ['country=IND', /^country: no such parameter; there are indicator, countryIso3/],
    ['countryIso3=IND&countryIso3=CHN', 'countryIso3 is given more than once.'],
    ['countryIso3=%00', 'countryIso3 contains a NUL character.'],
  ])('with %s are refused: the parameter is named', async (query, message) => {
    const { status, text } = await get(`observations.csv?${query}`)
    expect(status).toBe(400)
    expect(JSON.parse(text).errors).toEqual([
      {
        message: expect.stringMatching(message),
        extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) },
      },
    ])
  })

  test('text that a spreadsheet would run as a formula is made harmless; numbers stay numbers', async () => {
    const some = await server.database.client.observation.findFirstOrThrow({ where: { value: { lt: 0 } } })
    await server.database.client.observation.update({
      where: { id: some.id },
      data: { note: '=HYPERLINK("https://evil.example","x")', label: '@SUM(1)' },
    })
    const found = rows((await get(`observations.csv?indicator=${some.indicator}`)).text)
    const row = found.find(({ note }) => note?.includes('HYPERLINK'))!
    expect(row.note).toBe('\'=HYPERLINK("https://evil.example","x")')
    expect(row.label).toBe("'@SUM(1)")
    expect(Number(row.value)).toBe(some.value)
  })

  test('of two data sets are never mixed: an import in between ends the download', async () => {
    const database = server.database.client
    const reading = exportObservations((read) => read(database), {})
    await reading.next()
    using copy = copyDataFolder()
    copy.edit('japan.csv', (text) =>
      text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,6000'),
    )
    await importDataSet({ client: database, folder: copy.folder })
    const rest = async () => {
      for await (const _ of reading);
    }
    await expect(rest()).rejects.toThrow('The data set was replaced')
  })
})

describe('a simulation', () => {
  const simulate = async (headers: Record<string, string>) =>
    (
      await server.execute(
        'mutation { simulate(input: { horizonYears: 3, china: { oxide: { severityByYear: [0.5] } } }) { ... on Simulation { id years { year japan { importLossTonnes } } } } }',
        {},
        headers,
      )
    ).body.data.simulate

  test('has a row for each year of each arm, with the numbers of the API', async () => {
    const ada = await server.authorization('ada')
    const { id, years } = await simulate(ada)
    const { status, headers, text } = await get(`simulations/${id}.csv`, { headers: ada })
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const found = rows(text)
    expect(found.map(({ arm }) => arm)).toEqual([...Array(3).fill('scenario'), ...Array(3).fill('baseline')])
    expect(
      found.slice(0, 3).map(({ year, importLossTonnes }) => ({
        year: Number(year),
        japan: { importLossTonnes: Number(importLossTonnes) },
      })),
    ).toEqual(years)
    expect((await get(`simulations/${encodeURIComponent(id)}.csv`, { headers: ada })).status).toBe(200)
  })

  test('of another caller cannot be told from one that is not there, unless it is shared', async () => {
    const [ada, bob] = [await server.authorization('ada'), await server.authorization('bob')]
    const { id } = await simulate(ada)
    const none = Buffer.from('Simulation:3f2504e0-4f89-41d3-9a0c-0305e82c3301').toString('base64')
    const withoutId = ({ status, text }: { status: number; text: string }) => ({
      status,
      text: text.replace(/"requestId":"[^"]+"/, ''),
    })
    const theirs = withoutId(await get(`simulations/${id}.csv`, { headers: bob }))
    expect(theirs).toEqual(withoutId(await get(`simulations/${none}.csv`, { headers: bob })))
    expect(theirs.status).toBe(404)
    await server.execute(
      'mutation ($id: ID!) { setVisibility(input: { id: $id, visibility: PUBLIC }) { __typename } }',
      { id },
      ada,
    )
    expect((await get(`simulations/${id}.csv`, { headers: bob })).status).toBe(200)
  })

  test.each([
    '../../etc/passwd',
    'x',
    `${'A'.repeat(500)}`,
    Buffer.from('Country:IND').toString('base64'),
    "'%20OR%201=1",
  ])('%s is no file', async (id) => {
    expect((await get(`simulations/${id}.csv`)).status).toBe(404)
  })
})

test('files need the scope read, are read by GET alone, and take the same credentials', async () => {
  const closed = await startTestServer({ anonymousScopes: ['SIMULATE'] })
  const url = `${closed.url}/export/observations.csv?indicator=RESERVES`
  expect((await fetch(url)).status).toBe(403)
  expect((await fetch(url, { headers: { authorization: 'Bearer mzk_wrong' } })).status).toBe(401)
  const headers = await closed.authorization('ada', ['READ'])
  expect((await fetch(url, { headers })).status).toBe(200)
  const head = await fetch(url, { method: 'HEAD', headers })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const posted = await fetch(url, { method: 'POST', headers, body: 'x' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  await closed.close()
})

test('a reader that leaves half-way ends the reading', async () => {
  const caller = new AbortController()
  const response = await fetch(`${server.url}/export/observations.csv`, { signal: caller.signal })
  const reader = response.body!.getReader()
  await reader.read()
  caller.abort()
  await expect(reader.read()).rejects.toThrow()
  expect((await server.execute('{ __typename }')).status).toBe(200)
})
