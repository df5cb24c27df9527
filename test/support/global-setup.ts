import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase } from '../../src/store/database.ts'
import { startEmbeddedServer } from '../../src/store/embedded-server.ts'
import { importDataSet, shippedFolder } from '../../src/store/import-data-set.ts'
import { migrate } from '../../src/store/migrate.ts'
import { isAlive, readPostmaster } from '../../src/store/postmaster-pid.ts'
import { silentLog } from './silent-log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the template: migrated, holding the shipped data set. Clone it, never connect to it. */
    templateUrl: string
  }
}

const prefix = 'monazite-test-'

/** One database server for the whole run, with a template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  stopAbandoned()
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  mkdirSync(folder)
  // The server runs under another account when the tests run as root.
  chmodSync(folder, 0o711)
  const server = await startEmbeddedServer({
    dataDir: folder,
    log: silentLog,
    database: 'template',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const close = async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await fill(server.url)
  } catch (error) {
    await close()
    throw error
  }
  project.provide('templateUrl', server.url)

  return close
}

async function fill(url: string): Promise<void> {
  await migrate({ url })
  const database = createDatabase({ url })
  try {
    await importDataSet({
      client: database.client,
      folder: shippedFolder,
      now: new Date('2026-01-15T12:00:00Z'),
    })
  } finally {
    await database.close()
  }
}

/** Ends the servers of test runs that were killed before they could. */
function stopAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)$`).exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    const folder = join(tmpdir(), name)
    const postmaster = readPostmaster(join(folder, 'postgres', 'cluster'))
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  }
}
