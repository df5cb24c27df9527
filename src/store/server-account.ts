import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartupError } from '../startup-error.ts'

/** A system account, as `child_process` takes it. */
export interface Account {
  uid: number
  gid: number
}

/**
 * The account that the server must run under, or undefined for "the one that runs Node".
 *
 * PostgreSQL refuses to run as root. Where Node does, the server gets the account `postgres` if there is one and
 * `nobody` otherwise (no account is added to the system); an existing database keeps its owner.
 *
 * @param database folder of the server's files, which need not exist yet
 * @throws StartupError when Node is not root and the cluster belongs to someone else
 */
export function serverAccount(database: string): Account | undefined {
  const self = process.getuid?.()
  if (self === undefined) return undefined
  const owner = statSync(database, { throwIfNoEntry: false })
  if (self !== 0) {
    if (owner && owner.uid !== self)
      throw new StartupError(
        `The database in ${database} belongs to another user (uid ${owner.uid}). Start as that user, or set DATA_DIR to another folder.`,
      )
    return undefined
  }
  if (owner) return { uid: owner.uid, gid: owner.gid }
  const account = lookUp('postgres') ?? lookUp('nobody')
  if (!account)
    throw new StartupError(
      'PostgreSQL does not run as root, and this system has neither an account postgres nor nobody. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    )
  return account
}

function lookUp(name: string): Account | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** Whether mode bits let `account` enter `folder` and every folder above it. */
export function canReach(folder: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(folder)
  const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & execute) === 0) return false
  const parent = dirname(folder)
  return parent === folder || canReach(parent, account)
}
