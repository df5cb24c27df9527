import { readFileSync } from 'node:fs'
import {
  clusterFiles,
  clusterUser,
  ensureCluster,
  startPostmaster,
  stopPostmaster,
} from '../../src/store/cluster.ts'
import { findBinaries } from '../../src/store/embedded-binaries.ts'
import { freePort } from '../../src/store/free-port.ts'
import { readPostmaster } from '../../src/store/postmaster-pid.ts'
import { openServerHome } from '../../src/store/server-home.ts'

/** A database server of a test's own, that nobody starts again but the test. */
export interface OwnServer {
  url: string
  start(): Promise<void>
  /** Ends its sessions and stops: `pg_ctl stop -m fast`. */
  stop(): Promise<void>
}

/** Makes a server in an empty folder, and starts it. */
export async function startOwnServer(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<OwnServer> {
  const home = openServerHome(dataDir)
  const binaries = await findBinaries(home.folder, home.account)
  await ensureCluster(home, binaries, { fsync: 'off', ...settings })
  const { data, password } = clusterFiles(home)
  const port = await freePort(undefined)
  const start = async () => {
    const reason = await startPostmaster(home, binaries, port)
    if (reason !== undefined) throw new Error(reason)
  }
  await start()
  return {
    url: `postgresql://${clusterUser}:${readFileSync(password, 'utf8')}@127.0.0.1:${port}/postgres`,
    start,
    stop: () => stopPostmaster(home, binaries, readPostmaster(data)!.pid),
  }
}
