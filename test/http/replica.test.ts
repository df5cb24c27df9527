import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { createLog } from '../../src/log.ts'
import { connect } from '../../src/store/connect.ts'
import { createDatabase } from '../../src/store/database.ts'
import { importDataSet, provideDataSet } from '../../src/store/import-data-set.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createReplica, type Replica } from '../../src/store/replica.ts'
import { copyDataFolder } from '../store/data-folder-copy.ts'
import type { TestDatabase } from '../support/database.ts'
import { startProcess } from '../support/process.ts'
import { type ReplicatedServer, startReplicatedServer } from '../support/replication.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const never = 2 ** 31 - 1

let servers: ReplicatedServer
let database: TestDatabase
let standby: TestDatabase
/** What the log has said of the replica. */
const lines: string[] = []
const log = createLog('info', { write: (line) => lines.push(JSON.parse(line).msg) })
let replica: Replica
/** Whether the servers are kept at the moment before anybody has noticed that the replica is away. */
let unnoticed = false
/** Keeps answers ready. */
let server: TestServer
/** Keeps none, so that a failure of the replica meets the operation itself. */
let plain: TestServer

/** Looks only when it is told to. */
function watch(maxLagMillis: number, copy = standby): Replica {
  return createReplica({ primary: database, replica: copy, maxLagMillis, intervalMillis: never, log })
}

function recorded(url: string): TestDatabase {
  const statements: string[] = []
  const onStatement = (sql: string) => {
    // The watch itself is no read.
    if (!/pg_control_system/.test(sql)) statements.push(sql)
  }
  return { ...createDatabase({ url, maxConnections: 4, onStatement }), url, statements }
}

beforeAll(async () => {
  servers = await startReplicatedServer(async (url) => {
    await migrate({ url })
    const filling = createDatabase({ url })
    await provideDataSet({ client: filling.client })
    await filling.close()
  })
  database = recorded(servers.url)
  standby = recorded(servers.replicaUrl)
  replica = watch(3_600_000)
  const schema = createSchema()
  const given = { ...replica, client: () => (unnoticed ? standby.client : replica.client()) }
  server = await startTestServer({ schema, database, replica: given, responseCache: {} })
  const shared = { ...database, close: async () => undefined }
  plain = await startTestServer({ schema, database: shared, replica: given })
  await until(() => replica.check().then(() => replica.client() !== undefined))
})
afterAll(async () => {
  await replica?.close()
  await plain?.close()
  await server?.close()
  await servers?.close()
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

async function onReplica(sql: string): Promise<void> {
  const session = await connect(servers.replicaUrl, 'test')
  await session.query(sql)
  await session.end()
}

const india = '{ country(iso3: "IND") { name observations(first: 2) { nodes { value } } } }'
const version = '{ dataSet { version } }'
const versionOf = async (from: TestServer) => (await from.execute(version)).body.data.dataSet.version

/** Which of the two databases was asked while something ran. */
async function asked(run: () => Promise<unknown>): Promise<{ primary: boolean; replica: boolean }> {
  database.statements.length = 0
  standby.statements.length = 0
  await run()
  return { primary: database.statements.length > 0, replica: standby.statements.length > 0 }
}

const ofReplica = { primary: false, replica: true }
const ofPrimary = { primary: true, replica: false }
const download = async () => (await fetch(`${server.url}/export/observations.csv?countryIso3=JPN`)).text()

describe('a replica that keeps up', () => {
  test('answers what asks for reference data alone, and exports of it', async () => {
    for (const one of [server, plain]) expect(await asked(() => one.execute(india))).toEqual(ofReplica)
    expect(await asked(download)).toEqual(ofReplica)
    // The import that answers is asked for where the answer was read.
    await asked(() => server.execute(india))
    expect(standby.statements).toEqual([expect.stringContaining('xmin')])
  })

  test.each([
    ['a mutation', 'mutation { simulate(input: { horizonYears: 2 }) { __typename } }'],
    ['what a caller has stored', '{ simulations { totalCount } }'],
    ['reference data beside that', '{ simulations { totalCount } country(iso3: "IND") { name } }'],
    ['whatever an id may name', '{ node(id: "Q291bnRyeTpJTkQ=") { id } }'],
  ])('is not asked for %s', async (_, query) => {
    expect(await asked(() => server.execute(query))).toEqual(ofPrimary)
  })
})

describe('a replica that stands still', () => {
  beforeAll(() => onReplica('SELECT pg_wal_replay_pause()'))

  test('keeps nobody from reading at once what he has written', async () => {
    const headers = await server.authorization('ada')
    const write = 'mutation { simulate(input: { horizonYears: 3 }) { ... on Simulation { id } } }'
    const { id } = (await server.execute(write, {}, headers)).body.data.simulate
    const read = await server.execute(
      `{ simulations { nodes { id } } node(id: "${id}") { id } }`,
      {},
      headers,
    )
    expect(read.body.data).toEqual({ simulations: { nodes: [{ id }] }, node: { id } })
    const ofAda = { where: { ownerId: 'key:ada' } }
    expect(await database.client.simulation.count(ofAda)).toBe(1)
    expect(await standby.client.simulation.count(ofAda)).toBe(0)
  })

  test('is read from as it stands within the bound, and not beyond; an import arrives when it goes on', async () => {
    const before = await versionOf(server)
    using copy = copyDataFolder()
    copy.edit('japan.csv', (text) =>
      text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,6000'),
    )
    const imported = await importDataSet({ client: database.client, folder: copy.folder })
    await replica.check()
    expect(await asked(async () => expect(await versionOf(server)).toBe(before))).toEqual(ofReplica)

    const strict = watch(0)
    await strict.check()
    expect(strict.client()).toBeUndefined()
    expect(lines.at(-1)).toBe('reference data is read from the primary: the replica is more than 0 s behind')

    await onReplica('SELECT pg_wal_replay_resume()')
    await until(async () => (await versionOf(server)) === imported.version)
    expect(await asked(async () => expect(await versionOf(plain)).toBe(imported.version))).toEqual(ofReplica)
    await until(() => strict.check().then(() => strict.client() !== undefined))
  })
})

describe('a replica that is away', () => {
  beforeAll(() => servers.stopReplica())

  test('is noticed by nobody: what fails there is read from the primary', async () => {
    const query = '{ countries(first: 50) { nodes { name } } }'
    lines.length = 0
    unnoticed = true
    for (const one of [server, plain]) {
      const { status, body } = await one.execute(query)
      expect(status).toBe(200)
      expect(body.errors).toBeUndefined()
      expect(body.data.countries.nodes.length).toBeGreaterThan(5)
    }
    expect(await download()).toMatch(/^indicator,[\s\S]+JPN/)
    unnoticed = false

    await replica.check()
    expect(replica.client()).toBeUndefined()
    expect(await asked(() => server.execute(query))).toEqual(ofPrimary)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    expect(lines).toEqual(['reference data is read from the primary: the replica does not answer'])
  })

  test('is read from again when it is back', async () => {
    await servers.startReplica()
    await until(() => replica.check().then(() => replica.client() !== undefined))
    expect(await asked(() => plain.execute(india))).toEqual(ofReplica)
    expect(lines.slice(1)).toEqual(['reference data is read from the replica'])
  })
})

test('a statement that is left without an answer is given up with its connection, and the next one gets another', async () => {
  const impatient = createDatabase({ url: servers.url, maxConnections: 1, answerTimeoutMillis: 1_000 })
  await expect(impatient.client.$queryRaw`SELECT pg_sleep(600)::text`).rejects.toThrow()
  expect(await impatient.isReady()).toBe(true)
  await impatient.close()
})

test('a server is told of its replica by DATABASE_REPLICA_URL', async () => {
  const run = startProcess('src/main.ts', {
    DATABASE_URL: servers.url,
    DATABASE_REPLICA_URL: servers.replicaUrl,
    PORT: '0',
  })
  await run.printed(/"reference data is read from the replica"/)
  await run.printed(/"listening"/)
  run.kill('SIGTERM')
  expect(await run.ended).toBe(0)
}, 60_000)

describe('what is no replica of this version', () => {
  test.each<[string, () => string, string]>([
    ['the database itself', () => servers.url, 'is no replica, or none any more'],
    [
      'a replica of another database',
      () => servers.replicaUrl.replace(/[^/]*$/, 'postgres'),
      'is one of another database',
    ],
  ])('%s is not read from', async (_, url, reason) => {
    const other = watch(3_600_000, recorded(url()))
    await other.check()
    expect(other.client()).toBeUndefined()
    expect(lines.at(-1)).toBe(`reference data is read from the primary: the replica ${reason}`)
    await other.close()
  })

  test('a replica without the newest migration is not read from', async () => {
    const last = '(SELECT max(migration_name) FROM "_prisma_migrations")'
    const setFinished = (value: string) =>
      database.client.$executeRawUnsafe(
        `UPDATE "_prisma_migrations" SET finished_at = ${value} WHERE migration_name = ${last}`,
      )
    await setFinished('NULL')
    await until(() => replica.check().then(() => replica.client() === undefined))
    expect(lines.at(-1)).toMatch(/lacks migrations of this version$/)
    await setFinished('now()')
    await until(() => replica.check().then(() => replica.client() !== undefined))
  })
})
