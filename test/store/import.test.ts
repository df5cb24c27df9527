import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDataFolder } from '../../src/store/import/data-folder.ts'
import { importDataSet, provideDataSet, shippedFolder } from '../../src/store/import-data-set.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { copyDataFolder, type FolderCopy, replaceLine } from './data-folder-copy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const now = new Date('2026-03-04T05:06:07.890Z')

const observation = (item: string) => database.client.observation.findFirstOrThrow({ where: { label: item } })

/** Changes the volume of the agreement of 2012, so that the folder is another data set. */
function change(copy: FolderCopy, tonnes: number): void {
  copy.edit(
    'india.csv',
    replaceLine(3, (row) => row.replace('4100', String(tonnes))),
  )
}

function current(test: TestDatabase) {
  return test.client.dataSet.findMany({ where: { current: true } })
}

describe('importing', () => {
  test('the current data set again writes nothing', async () => {
    database.statements.length = 0
    const { changed, counts, version } = await importDataSet({
      client: database.client,
      folder: shippedFolder,
      now,
    })
    expect(changed).toBe(false)
    expect(counts['policy_events.csv']).toEqual({ event: 19 })
    expect(version).toBe((await current(database))[0]?.version)
    expect(database.statements.filter((sql) => !sql.startsWith('SELECT'))).toEqual([])
  })

  test('another one replaces the numbers, keeps the ids, and leaves one current', async () => {
    using copy = copyDataFolder()
    const before = await observation('agreement volume irel japan')
    const ids = async () =>
      (await database.client.observation.findMany({ select: { id: true } })).map(({ id }) => id)
    const idsBefore = await ids()
    change(copy, 4200)
    const result = await importDataSet({ client: database.client, folder: copy.folder, now })
    expect(result.changed).toBe(true)
    expect(await observation('agreement volume irel japan')).toEqual({
      ...before,
      value: 4200,
      reportedValue: '4200',
    })
    expect((await ids()).sort()).toEqual(idsBefore.sort())
    expect(await current(database)).toEqual([
      { version: result.version, importedAt: now, current: true, shipped: false, rowCounts: result.counts },
    ])
    // A data set that has answered before can come back.
    const back = await importDataSet({ client: database.client, folder: shippedFolder, now })
    expect(back.changed).toBe(true)
    expect(await observation('agreement volume irel japan')).toEqual(before)
    expect(await current(database)).toMatchObject([{ version: back.version, shipped: true }])
  })

  test('keeps ids where rows move', async () => {
    using copy = copyDataFolder()
    const before = await observation('agreement volume irel japan')
    copy.edit('india.csv', (text) => {
      const [header, ...rows] = text.trimEnd().split('\n')
      return `${[header, ...rows.reverse()].join('\n')}\n`
    })
    await importDataSet({ client: database.client, folder: copy.folder, now })
    const { id, line } = await observation('agreement volume irel japan')
    expect([id, line]).toEqual([before.id, 51])
    await importDataSet({ client: database.client, folder: shippedFolder, now })
  })

  test('two at once stores each data set whole', async () => {
    using one = copyDataFolder()
    using other = copyDataFolder()
    change(one, 4300)
    change(other, 4400)
    const results = await Promise.all(
      [one, other, one].map(({ folder }) => importDataSet({ client: database.client, folder, now })),
    )
    const [set, ...more] = await current(database)
    expect(more).toEqual([])
    expect(results.map(({ version }) => version)).toContain(set?.version)
    const { value } = await observation('agreement volume irel japan')
    expect(value).toBe(set?.version === results[1]?.version ? 4400 : 4300)
    await importDataSet({ client: database.client, folder: shippedFolder, now })
  })
})

describe('a folder of one’s own', () => {
  test('may leave the mapping tables out', async () => {
    using copy = copyDataFolder()
    const mapping = [
      'units.csv',
      'indicators.csv',
      'measures.csv',
      'own_sources.csv',
      'scenarios.csv',
      'materials.csv',
    ]
    for (const file of mapping) copy.remove(file)
    const { changed, version } = await importDataSet({ client: database.client, folder: copy.folder, now })
    // The shipped tables count for the version, so this is the shipped data set.
    expect(changed).toBe(false)
    expect(version).toBe((await current(database))[0]?.version)
  })

  test('may extend them', async () => {
    using copy = copyDataFolder()
    copy.edit('india.csv', (text) => `${text}2026,2026,IND,unicorn_production,7,herds,bs_nd,estimated,\n`)
    copy.edit('units.csv', (text) => `${text}herds,,,COUNT,1,\n`)
    copy.edit(
      'indicators.csv',
      (text) => `${text}india.csv,unicorn_production,,,observation,POLICY_TARGET,,,,,,,,,\n`,
    )
    await importDataSet({ client: database.client, folder: copy.folder, now })
    expect(await observation('unicorn production')).toMatchObject({
      value: 7,
      unit: 'COUNT',
      quality: 'ESTIMATED',
    })
    await importDataSet({ client: database.client, folder: shippedFolder, now })
  })

  test('may end lines with CR LF and begin with a byte-order mark', async () => {
    using copy = copyDataFolder()
    const all = () =>
      database.client.observation.findMany({ orderBy: { id: 'asc' }, include: { sources: true } })
    const before = await all()
    for (const file of readdirSync(copy.folder).filter((name) => name.endsWith('.csv'))) {
      copy.edit(file, (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    }
    const { changed } = await importDataSet({ client: database.client, folder: copy.folder, now })
    expect(changed).toBe(true)
    expect(await all()).toEqual(before)
    await importDataSet({ client: database.client, folder: shippedFolder, now })
  })

  test('survives a restart, which provides the shipped data set only where there is none of one’s own', async () => {
    using copy = copyDataFolder()
    change(copy, 4500)
    const own = await importDataSet({ client: database.client, folder: copy.folder, now })
    const kept = await provideDataSet({ client: database.client, now })
    expect([kept.version, kept.changed]).toEqual([own.version, false])
    await importDataSet({ client: database.client, folder: shippedFolder, now })

    const fresh = await createTestDatabase({ content: 'empty' })
    await migrate({ url: fresh.url })
    const first = await provideDataSet({ client: fresh.client })
    expect(first.changed).toBe(true)
    expect(await fresh.client.observation.count()).toBe(await database.client.observation.count())
    const [set] = await current(fresh)
    // Without a time from outside it is the database's.
    expect(Math.abs(set!.importedAt.getTime() - Date.now())).toBeLessThan(60_000)
    await fresh.close()
  })
})

test('callers’ scenarios and stored runs outlive an import', async () => {
  const { client } = database
  await client.scenario.create({
    data: { id: 'mine', slug: 'mine', title: 'Mine', description: 'A caller’s own', input: {} },
  })
  await client.simulationResult.create({
    data: {
      fingerprint: 'f',
      modelVersion: '1.0.0',
      startYear: 2026,
      horizonYears: 1,
      levers: {},
      parameters: {},
      columns: ['a'],
      years: new Uint8Array(8),
      baseline: new Uint8Array(8),
      summary: {},
      computedAt: now,
    },
  })
  const run = (id: string, ownerId: string, scenarioId: string) =>
    client.simulation.create({
      data: {
        id,
        ownerId,
        scenarioId,
        fingerprint: 'f',
        requestKey: 'k',
        request: {},
        dataSetVersion: 'x',
        createdAt: now,
      },
    })
  await run('00000000-0000-4000-8000-000000000001', 'a', 'baseline')
  await run('00000000-0000-4000-8000-000000000002', 'b', 'quota-2010')
  using copy = copyDataFolder()
  copy.edit('scenarios.csv', (text) =>
    text
      .split('\n')
      .filter((row) => !row.startsWith('quota-2010'))
      .join('\n'),
  )
  await importDataSet({ client, folder: copy.folder, now })
  const runs = await client.simulation.findMany({ orderBy: { id: 'asc' } })
  expect(runs.map(({ scenarioId }) => scenarioId)).toEqual(['baseline', null])
  expect(await client.scenario.findFirst({ where: { slug: 'mine' } })).toMatchObject({ preset: false })
  expect(await client.scenario.findFirst({ where: { slug: 'quota-2010' } })).toBeNull()
  await importDataSet({ client, folder: shippedFolder, now })
})

test('the version depends on the mapping tables as on the data', () => {
  const shipped = readDataFolder(shippedFolder).version
  for (const file of ['india.csv', 'units.csv', 'rights.csv']) {
    using copy = copyDataFolder()
    expect(readDataFolder(copy.folder).version).toBe(shipped)
    copy.edit(file, (text) => `${text}\n`)
    expect(readDataFolder(copy.folder).version).not.toBe(shipped)
  }
})
