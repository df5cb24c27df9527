import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { columnsOf, userTables } from '../../src/store/backup/tables.ts'
import { connect } from '../../src/store/connect.ts'
import { provideDataSet } from '../../src/store/import-data-set.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationsFolder, readMigrations } from '../../src/store/migrations.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { startTestServer } from '../support/server.ts'
import { readThroughApi, storeUserData, userRows } from './user-data.ts'

/** A database as an older version of the project has left it: with these migrations alone. */
async function databaseAt(migrations: readonly string[]): Promise<TestDatabase> {
  const database = await createTestDatabase({ content: 'empty' })
  const folder = mkdtempSync(join(tmpdir(), 'monazite-migrations-'))
  for (const name of migrations) cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true })
  await migrate({ url: database.url, folder })
  rmSync(folder, { recursive: true })
  return database
}

test('0002_studies keeps the runs that are stored, without error bars', async () => {
  const database = await databaseAt(['0001_init'])
  const id = '00000000-0000-4000-8000-000000000001'
  const session = await connect(database.url, 'test')
  await session.query(`
    INSERT INTO "Scenario" ("id", "slug", "title", "description", "input") VALUES ('s', 's', 'S', 'S', '{}');
    INSERT INTO "SimulationResult" ("fingerprint", "modelVersion", "startYear", "horizonYears", "levers", "parameters", "columns",
      "years", "baseline", "summary", "computedAt")
    VALUES ('f', '1.0.0', 2026, 1, '{}', '{"D0": 6590}', '{year}', '\\x0000000000a89f40', '\\x0000000000a89f40', '{}', now());
    INSERT INTO "Simulation" ("id", "ownerId", "fingerprint", "requestKey", "request", "overridden", "dataSetVersion", "scenarioId",
      "createdAt")
    VALUES ('${id}', 'ada', 'f', 'k', '{"seed": null}', '{D0}', 'v', 's', '2026-01-15T12:00:00Z')`)
  await session.end()

  expect(await migrate({ url: database.url })).toContain('0002_studies')
  const runs = await database.client.simulation.findMany({ include: { result: true, scenario: true } })
  expect(runs).toMatchObject([
    {
      id,
      ownerId: 'ada',
      requestKey: 'k',
      request: { seed: null },
      overridden: ['D0'],
      createdAt: new Date('2026-01-15T12:00:00Z'),
      ensembleFingerprint: null,
      result: { parameters: { D0: 6590 }, years: Uint8Array.of(0, 0, 0, 0, 0, 0xa8, 0x9f, 0x40) },
      scenario: { slug: 's' },
    },
  ])
  await database.close()
})

test('the newest migration keeps what callers have stored, and the API reads it', async () => {
  const current = await startTestServer()
  const headers = await storeUserData(current)
  const answer = await readThroughApi(current, headers)

  const names = readMigrations().map(({ name }) => name)
  const database = await databaseAt(names.slice(0, -1))
  const columns = await copyUserData(current.database.url, database.url)
  const before = await userRows(database.url, columns)
  expect(before).toEqual(await userRows(current.database.url, columns))
  await current.close()

  expect(await migrate({ url: database.url })).toEqual(names.slice(-1))
  expect(await userRows(database.url, columns)).toEqual(before)
  await provideDataSet({ client: database.client })
  const upgraded = await startTestServer({ database })
  expect(await readThroughApi(upgraded, headers)).toEqual(answer)
  expect(await userRows(database.url, columns)).toEqual(before)
  await upgraded.close()
}, 60_000)

/**
 * Writes the user data of a database into an older one, as far as that has the tables and columns, with the presets
 * that they point at.
 *
 * @returns the columns that both have, by table
 */
async function copyUserData(from: string, to: string): Promise<Map<string, string[]>> {
  const [source, target] = [await connect(from, 'test'), await connect(to, 'test')]
  const [newer, older] = [await columnsOf(source), await columnsOf(target)]
  const shared = new Map<string, string[]>()
  for (const { table } of userTables) {
    const columns = older.get(table)?.filter((column) => newer.get(table)?.includes(column)) ?? []
    if (columns.length === 0) continue
    shared.set(table, columns)
    const { rows } = await source.query(`SELECT coalesce(json_agg(t), '[]')::text AS json FROM "${table}" t`)
    const list = columns.map((column) => `"${column}"`).join(', ')
    await target.query(
      `INSERT INTO "${table}" (${list}) SELECT ${list} FROM json_populate_recordset(NULL::"${table}", $1)`,
      [rows[0].json],
    )
  }
  await Promise.all([source.end(), target.end()])
  return shared
}
