import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { StartupError } from '../startup-error.ts'
import type { Binaries } from './embedded-binaries.ts'
import { isAlive } from './postmaster-pid.ts'
import type { ServerHome } from './server-home.ts'

const run = promisify(execFile)

/** The role that owns everything in an embedded cluster. */
export const clusterUser = 'monazite'

/** The cluster's files: PostgreSQL's own folder, the role's password, the port of the last start and the log. */
export function clusterFiles(home: ServerHome) {
  return {
    data: join(home.database, 'cluster'),
    password: join(home.database, 'password'),
    port: join(home.database, 'port'),
    log: join(home.database, 'server.log'),
  }
}

/**
 * Initialises the cluster if there is none.
 *
 * It is made in a folder of this process and renamed when complete, so a cluster is there whole or not at all: after
 * a kill the next start begins anew, and of two processes that initialise at once one wins and the other uses its
 * cluster. No lock is held, hence none can be left behind.
 *
 * @param settings server settings written into postgresql.conf at initialisation
 * @throws StartupError when an existing cluster is of another major version
 */
export async function ensureCluster(
  home: ServerHome,
  binaries: Binaries,
  settings: Record<string, string>,
): Promise<void> {
  removeAbandoned(home.folder)
  const { data } = clusterFiles(home)
  if (!existsSync(home.database)) await initialise(home, binaries, settings)
  const major = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'))
  if (major !== binaries.majorVersion)
    throw new StartupError(
      `The database in ${data} was made by PostgreSQL ${major}; this version brings PostgreSQL ${binaries.majorVersion}, which cannot open it. ` +
        `Move ${home.database} away to begin with an empty one, or set DATABASE_URL to a PostgreSQL ${major} server.`,
    )
}

async function initialise(home: ServerHome, binaries: Binaries, settings: Record<string, string>) {
  const { account } = home
  const draft = mkdtempSync(join(home.folder, `init-${process.pid}-`))
  try {
    const drafted = clusterFiles({ ...home, database: draft })
    writeFileSync(drafted.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (account) for (const path of [draft, drafted.password]) chownSync(path, account.uid, account.gid)
    const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }
    await run(
      binaries.initdb,
      [
        `--pgdata=${drafted.data}`,
        `--username=${clusterUser}`,
        `--pwfile=${drafted.password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorting by code point, the same on every machine: no dependence on the system's locales.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(settings.fsync === 'off' ? ['--no-sync'] : []),
        ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...account, cwd: '/' },
    )
    renameSync(draft, home.database)
  } catch (cause) {
    if (existsSync(home.database)) return
    const { stderr } = cause as { stderr?: string }
    throw new StartupError(
      `A database could not be made in ${home.folder}: ${stderr?.trim() || (cause as Error).message}`,
      { cause },
    )
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Deletes what initialisations left behind whose process is gone. Best effort: a dying initdb may still write there. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^init-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    try {
      rmSync(join(folder, name), { recursive: true, force: true })
    } catch {
      // The next start tries again.
    }
  }
}

/**
 * Starts the cluster's server as a process of its own, detached from this one.
 *
 * @returns undefined when it accepts connections, else the reason why it does not (often: another process starts it)
 */
export async function startPostmaster(
  home: ServerHome,
  binaries: Binaries,
  port: number,
): Promise<string | undefined> {
  const { data, log } = clusterFiles(home)
  const options = ['start', '--silent', '--wait', `--pgdata=${data}`, `--log=${log}`, '-o', `-p ${port}`]
  try {
    await run(binaries.pgCtl, options, { ...home.account, cwd: '/' })
    return undefined
  } catch (error) {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []
    return [(error as Error).message.trim(), ...lines.slice(-8)].join('\n')
  }
}

/**
 * Stops the server with the process number `pid`, ending its sessions, and waits until it is gone.
 *
 * pg_ctl's own waiting would go on for a minute where another process starts the server again at once.
 */
export async function stopPostmaster(home: ServerHome, binaries: Binaries, pid: number): Promise<void> {
  const { data, log } = clusterFiles(home)
  const options = ['stop', '--silent', '--no-wait', '--mode=fast', `--pgdata=${data}`]
  await run(binaries.pgCtl, options, { ...home.account, cwd: '/' })
  const deadline = performance.now() + 60_000
  while (isAlive(pid)) {
    if (performance.now() > deadline)
      throw new Error(`The database server (process ${pid}) does not stop. Its log is ${log}.`)
    await sleep(20)
  }
}
