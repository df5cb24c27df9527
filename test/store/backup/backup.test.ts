import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBackup } from '../../../src/store/backup/check-files.ts'
import type { Manifest } from '../../../src/store/backup/manifest.ts'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import { userTables, volatileTables } from '../../../src/store/backup/tables.ts'
import { writeBackup } from '../../../src/store/backup/write-backup.ts'
import { connect } from '../../../src/store/connect.ts'
import { joinTables, referenceTables } from '../../../src/store/import/write-data-set.ts'
import { readMigrations } from '../../../src/store/migrations.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { startProcess } from '../../support/process.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { readThroughApi, storeUserData, userRows } from '../user-data.ts'

const now = new Date('2026-01-15T12:00:00Z')
const silent = () => undefined
const scratch = mkdtempSync(join(tmpdir(), 'monazite-backup-'))
const folder = join(scratch, 'backup')
const tables = userTables.map(({ table }) => table)

let source: TestServer
let headers: Record<string, string>
let rows: Record<string, string[]>
let manifest: Manifest
let spare: TestDatabase
beforeAll(async () => {
  source = await startTestServer()
  headers = await storeUserData(source)
  // What text formats trip over.
  await source.database.client.scenario.updateMany({
    where: { preset: false },
    data: { description: 'tab\t, line\nend, \\N, \\., "quotes", ein Ü, 磁石' },
  })
  rows = await userRows(source.database.url)
  manifest = await writeBackup({ url: source.database.url, folder, now, report: silent })
  spare = await createTestDatabase()
})
afterAll(async () => {
  await source?.close()
  await spare?.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** A copy of the backup that a test may spoil. */
async function copy(name: string): Promise<string> {
  const copied = join(scratch, name)
  await cp(folder, copied, { recursive: true })
  return copied
}

async function edit(copied: string, change: (manifest: Manifest) => void): Promise<void> {
  const file = join(copied, 'manifest.json')
  const edited = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  change(edited)
  writeFileSync(file, JSON.stringify(edited))
}

async function restoreInto(url: string, from: string): Promise<{ sameDataSet: boolean }> {
  return restoreBackup({ url, folder: from, manifest: await checkBackup(from), now, report: silent })
}

const nothing = Object.fromEntries(tables.map((table) => [table, []]))

describe('which tables', () => {
  test('each table of the schema holds user data, the data set, or what soon is worth nothing', async () => {
    const found = await source.database.client.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
    const known = [...tables, ...volatileTables, ...referenceTables, ...joinTables, 'DataSet']
    expect(found.map(({ name }) => name).sort()).toEqual(known.sort())
  })

  test('rows point at tables that are restored before theirs, and of the data set at presets alone', async () => {
    const keys = await source.database.client.$queryRaw<{ from: string; to: string }[]>`
      SELECT child.relname AS "from", parent.relname AS "to" FROM pg_constraint
      JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
      WHERE contype = 'f' AND child.relname = ANY (${tables})`
    expect(keys.length).toBeGreaterThan(3)
    for (const { from, to } of keys)
      expect(tables.slice(0, tables.indexOf(from)), `${from} → ${to}`).toContain(to)
  })

  test('the id of a preset is its slug, in every database', async () => {
    const presets = await source.database.client.scenario.findMany({ where: { preset: true } })
    expect(presets.length).toBeGreaterThan(3)
    expect(presets.filter(({ id, slug }) => id !== slug)).toEqual([])
  })
})

describe('a backup', () => {
  test('holds every row of callers and none of the data set, and says what it is', () => {
    expect(manifest).toMatchObject({
      format: 1,
      createdAt: now.toISOString(),
      migrations: readMigrations().map(({ name }) => name),
      dataSet: expect.stringMatching(/^[0-9a-f]{64}$/),
      presets: ['embargo-2010'],
    })
    expect(manifest.tables.map((entry) => [entry.table, entry.rows])).toEqual(
      tables.map((table) => [table, rows[table]!.length]),
    )
    expect(Math.min(...manifest.tables.map((entry) => entry.rows))).toBeGreaterThan(0)
    const scenarios = gunzipSync(readFileSync(join(folder, 'Scenario.copy.gz'))).toString()
    expect(scenarios).toContain('secret-slug')
    expect(scenarios).not.toContain('embargo-2010')
  })

  test('is for its owner alone, and has no secret of a key', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    const keys = gunzipSync(readFileSync(join(folder, 'ApiKey.copy.gz'))).toString()
    const [prefix, secret] = [headers.authorization!.slice(7, 23), headers.authorization!.slice(24)]
    expect(keys).toContain(prefix)
    expect(keys).not.toContain(secret)
  })

  test('is of one moment', async () => {
    const { url, client } = source.database
    const id = 'added while it is written'
    const during = await writeBackup({
      url,
      folder: join(scratch, 'moment'),
      now,
      report: async ({ table }) => {
        if (table !== 'ApiKey') return
        await client.scenario.create({
          data: { id, ownerId: 'key:eve', slug: 'late', title: '', description: '', input: {} },
        })
      },
    })
    await client.scenario.delete({ where: { id } })
    expect(during.tables).toEqual(manifest.tables)
  })

  test('that loses the server leaves nothing under its name, nor beside it', async () => {
    const { url, client } = source.database
    const report = async ({ table }: { table: string }) => {
      if (table !== 'SimulationResult') return
      await client.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'monazite backup'`
    }
    await expect(writeBackup({ url, folder: join(scratch, 'cut'), now, report })).rejects.toThrow(
      'The backup was not finished, and nothing is left of it: ',
    )
    expect(readdirSync(scratch).filter((name) => name.startsWith('cut'))).toEqual([])
  })

  test.each([
    ['where something is', folder, /exists already/],
    ['where no folder is', join(scratch, 'no', 'where'), /cannot be made \(ENOENT\)/],
  ])('is not written %s', async (_, into, message) => {
    const { url } = source.database
    await expect(writeBackup({ url, folder: into, now, report: silent })).rejects.toThrow(message)
  })

  test('of a database at another migration, or of none, is refused', async () => {
    const empty = await createTestDatabase({ content: 'empty' })
    const into = join(scratch, 'other')
    const write = (url: string) => writeBackup({ url, folder: into, now, report: silent })
    await expect(write(empty.url)).rejects.toThrow('The database is empty')
    const older = await createTestDatabase()
    await older.client.$executeRaw`DELETE FROM "_prisma_migrations"
      WHERE migration_name = (SELECT max(migration_name) FROM "_prisma_migrations")`
    await expect(write(older.url)).rejects.toThrow(/The database is at migration \d{4}_\w+, this version at/)
    expect(existsSync(into)).toBe(false)
    await Promise.all([empty.close(), older.close()])
  })
})

describe('restoring', () => {
  test('gives an empty database every row as it was, and the API answers from it as before, to the same key', async () => {
    const before = await readThroughApi(source, headers)
    const database = await createTestDatabase({ content: 'empty' })
    expect(await restoreInto(database.url, folder)).toEqual({ sameDataSet: true })
    const restored = await startTestServer({ database })
    expect(await userRows(database.url)).toEqual(rows)
    expect(before).toHaveProperty('simulations.nodes.1.scenario.slug')
    expect(await readThroughApi(restored, headers)).toEqual(before)
    // A result that is there is not computed again, nor stored twice.
    await restored.execute(
      'mutation { simulate(input: { scenario: "embargo-2010", horizonYears: 2 }) { __typename } }',
      {},
      headers,
    )
    expect((await userRows(database.url)).Simulation).toHaveLength(rows.Simulation!.length)
    await restored.close()
  }, 60_000)

  test('into a database with user data is refused, and changes none', async () => {
    const before = await userRows(source.database.url)
    await expect(restoreInto(source.database.url, folder)).rejects.toThrow(/has user data already \(ApiKey, /)
    expect(await userRows(source.database.url)).toEqual(before)
  })

  test.each<[string, (copied: string) => void | Promise<void>, RegExp]>([
    [
      'a damaged file',
      (copied) => {
        const file = join(copied, 'Simulation.copy.gz')
        const bytes = readFileSync(file)
        bytes[bytes.length >> 1]! ^= 1
        writeFileSync(file, bytes)
      },
      /^The backup is not whole:\n\S*Simulation\.copy\.gz is damaged/,
    ],
    [
      'a file cut short and another missing',
      (copied) => {
        truncateSync(join(copied, 'ApiKey.copy.gz'), 20)
        rmSync(join(copied, 'Analysis.copy.gz'))
      },
      /ApiKey\.copy\.gz is damaged.*\n\S*Analysis\.copy\.gz cannot be read \(ENOENT\)/,
    ],
    ['no manifest', (copied) => rmSync(join(copied, 'manifest.json')), /is no backup: .*ENOENT/],
    [
      'a manifest cut short',
      (copied) => truncateSync(join(copied, 'manifest.json'), 100),
      /manifest\.json is not what this version reads/,
    ],
    [
      'a later format',
      (copied) => edit(copied, (edited) => Object.assign(edited, { format: 2 })),
      /format: must be 1: another version of monazite wrote it/,
    ],
    [
      'an older migration',
      (copied) => edit(copied, (edited) => void edited.migrations.pop()),
      /The backup is of migration \d{4}_\w+, this version is at \d{4}_\w+\. Restore it with the version that made it/,
    ],
    [
      'a table too few',
      (copied) => edit(copied, (edited) => void edited.tables.pop()),
      /holds the tables ApiKey, .*; this version has/,
    ],
    [
      'more rows promised than there are',
      (copied) => edit(copied, (edited) => void edited.tables[5]!.rows++),
      /Simulation\.copy\.gz has \d+ rows and not \d+, nothing is restored/,
    ],
    [
      'rows that do not fit',
      (copied) => edit(copied, (edited) => void edited.tables[6]!.columns.reverse()),
      /The rows of \S*Analysis\.copy\.gz do not fit, nothing is restored: /,
    ],
    [
      'runs of a preset that the data set lacks',
      (copied) => edit(copied, (edited) => void edited.presets.push('gone')),
      /start from presets that the data set of this database lacks: gone\. Import the data set/,
    ],
  ])('a backup with %s is refused, and leaves nothing behind', async (name, spoil, message) => {
    const copied = await copy(name.replaceAll(' ', '-'))
    await spoil(copied)
    await expect(restoreInto(spare.url, copied)).rejects.toThrow(message)
    expect(await userRows(spare.url)).toEqual(nothing)
  })

  test('can let go of presets that are gone: their runs stay, without scenario', async () => {
    const database = await createTestDatabase()
    await database.client.scenario.delete({ where: { id: 'embargo-2010' } })
    const options = { url: database.url, folder, manifest, now, report: silent }
    await expect(restoreBackup(options)).rejects.toThrow('lacks: embargo-2010.')
    await restoreBackup({ ...options, withoutMissingPresets: true })
    const runs = await database.client.simulation.findMany({ include: { scenario: true } })
    expect(runs.map(({ scenario }) => scenario?.slug).sort()).toEqual(['secret-slug', undefined])
    expect(await database.client.scenario.count({ where: { id: 'embargo-2010' } })).toBe(0)
    await database.close()
  })

  test('that is killed in the middle leaves nothing behind, and can be done again', async () => {
    const database = await createTestDatabase()
    const keeper = await connect(database.url, 'keeper')
    await keeper.query(`SELECT pg_advisory_lock(1);
      CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END';
      CREATE TRIGGER wait BEFORE INSERT ON "Simulation" FOR EACH STATEMENT EXECUTE FUNCTION wait()`)
    const restoring = startProcess('src/backup.ts', { DATABASE_URL: database.url }, ['restore', folder])
    await restoring.printed(/AnalysisResult/)
    const sessions = async (condition: string) =>
      (
        await keeper.query(
          `SELECT FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'monazite restore' AND ${condition}`,
        )
      ).rowCount
    while ((await sessions("wait_event_type = 'Lock'")) === 0);
    restoring.kill('SIGKILL')
    expect(await restoring.ended).toBe('SIGKILL')
    await keeper.query('SELECT pg_advisory_unlock(1)')
    while ((await sessions('true')) !== 0);
    expect(await userRows(database.url)).toEqual(nothing)

    await restoreInto(database.url, folder)
    expect(await userRows(database.url)).toEqual(rows)
    await keeper.end()
    await database.close()
  }, 60_000)
})
