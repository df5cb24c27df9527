import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterFiles, startPostmaster, stopPostmaster } from '../../src/store/cluster.ts'
import { connect } from '../../src/store/connect.ts'
import { findBinaries } from '../../src/store/embedded-binaries.ts'
import { startEmbeddedServer } from '../../src/store/embedded-server.ts'
import { freePort } from '../../src/store/free-port.ts'
import { readPostmaster } from '../../src/store/postmaster-pid.ts'
import { openServerHome } from '../../src/store/server-home.ts'
import { silentLog } from './silent-log.ts'

/** A database server of a test's own, and a server that replicates it by streaming. */
export interface ReplicatedServer {
  url: string
  replicaUrl: string
  startReplica(): Promise<void>
  stopReplica(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts a server, has `fill` fill its database, and starts a replica of it. The replica begins with a copy of the
 * server's files, made as PostgreSQL's manual describes it for the case without pg_basebackup, which the package lacks.
 */
export async function startReplicatedServer(fill: (url: string) => Promise<void>): Promise<ReplicatedServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'monazite-replication-'))
  // The servers run under another account when the tests run as root.
  chmodSync(scratch, 0o711)
  const folder = (name: string) => join(scratch, name)
  mkdirSync(folder('replica'))
  const server = await startEmbeddedServer({
    dataDir: folder('primary'),
    log: silentLog,
    settings: { fsync: 'off', autovacuum: 'off' },
  })
  const primary = openServerHome(folder('primary'))
  const replica = { ...openServerHome(folder('replica')), account: primary.account }
  const { data } = clusterFiles(replica)
  const binaries = await findBinaries(primary.folder, primary.account)
  const replicaUrl = new URL(server.url)
  replicaUrl.port = String(await freePort(undefined))
  const startReplica = async () => {
    const reason = await startPostmaster(replica, binaries, Number(replicaUrl.port))
    if (reason !== undefined) throw new Error(reason)
  }
  const stopReplica = async () => {
    const running = readPostmaster(data)
    if (running) await stopPostmaster(replica, binaries, running.pid)
  }
  const close = async () => {
    await stopReplica()
    await server.close()
    rmSync(scratch, { recursive: true, force: true })
  }
  try {
    await fill(server.url)
    await copyFiles(server.url, { from: primary.database, to: replica.database })
    const { username, password, port } = new URL(server.url)
    writeFileSync(
      join(data, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=127.0.0.1 port=${port} user=${username} password=${password}'\n`,
    )
    await startReplica()
  } catch (error) {
    await close()
    throw error
  }
  return { url: server.url, replicaUrl: replicaUrl.href, startReplica, stopReplica, close }
}

async function copyFiles(url: string, { from, to }: { from: string; to: string }): Promise<void> {
  const session = await connect(url, 'test')
  await session.query("SELECT pg_backup_start('replica', fast => true)")
  // With owners and modes, on which the server insists; cpSync keeps neither.
  execFileSync('cp', ['-a', from, to])
  const { rows } = await session.query('SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)')
  await session.end()
  const data = join(to, 'cluster')
  // What belongs to the running server; the log that leads from the copy to a sound state is streamed.
  const wal = readdirSync(join(data, 'pg_wal')).map((name) => join('pg_wal', name))
  for (const name of ['postmaster.pid', 'postmaster.opts', ...wal])
    rmSync(join(data, name), { recursive: true, force: true })
  // It says where the log is to be read from, and is the server's to remove.
  const { uid, gid } = statSync(data)
  for (const [name, content] of Object.entries({ backup_label: rows[0].labelfile, 'standby.signal': '' })) {
    writeFileSync(join(data, name), content)
    chownSync(join(data, name), uid, gid)
  }
}
