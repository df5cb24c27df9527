import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { type Account, canReach, serverAccount } from './server-account.ts'

/** Where a cluster lives and who runs it. */
export interface ServerHome {
  /** Folder of everything that belongs to the server; real path, reachable by `account`. */
  folder: string
  /** The cluster with its password and log; absent until the first initialisation is complete. */
  database: string
  account: Account | undefined
}

/** For root alone: checkouts below /root are closed to the server's account, this is not. */
const systemFolder = '/var/lib/monazite'

/**
 * Makes `dataDir` and decides where the server's files go: into it, or, where Node runs as root and the server's
 * account cannot enter it, into a new folder of /var/lib/monazite that the link `dataDir/elsewhere` names. Deleting
 * `dataDir` therefore always means an empty database at the next start.
 *
 * @throws StartupError naming the folder when it cannot be written or reached
 */
export function openServerHome(dataDir: string): ServerHome {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unwritable(dataDir, cause)
  }
  const own = realpathSync(dataDir)
  const link = join(own, 'elsewhere')
  const linked = lstatSync(link, { throwIfNoEntry: false }) !== undefined
  if (!linked) {
    const database = join(own, 'postgres')
    const account = serverAccount(database)
    if (!account || canReach(own, account)) return { folder: own, database, account }
    linkElsewhere(link, dataDir)
  }
  let folder: string
  try {
    folder = realpathSync(link)
  } catch (cause) {
    throw new StartupError(
      `The database of ${dataDir} should be where ${link} points, and is not. Delete ${dataDir} to begin with an empty one.`,
      { cause },
    )
  }
  const database = join(folder, 'postgres')
  return { folder, database, account: serverAccount(database) }
}

function linkElsewhere(link: string, dataDir: string): void {
  let folder: string
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
    folder = mkdtempSync(join(systemFolder, 'data-'))
  } catch (cause) {
    throw new StartupError(
      `PostgreSQL does not run as root, and its account can enter neither ${dataDir} nor a new folder in ${systemFolder}. Set DATA_DIR to a folder that every user can enter.`,
      { cause },
    )
  }
  // mkdtemp closes the folder to others; entering it is all that the server's account needs.
  chmodSync(folder, 0o711)
  try {
    symlinkSync(folder, link)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    // Another process has just made the link: its folder is the one to use.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(dataDir, error)
  }
}

/** Makes the folder and those above it. Node's own `recursive` never returns below a folder like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** The error for a data folder in which a file operation failed. */
export function unwritable(folder: string, cause: unknown): StartupError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return new StartupError(
    `The data folder ${folder} cannot be written (${code}). Set DATA_DIR to a folder of yours, or DATABASE_URL to a PostgreSQL server.`,
    { cause },
  )
}
