import { randomBytes, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { environmentHelp, readEnv } from './env.ts'
import { createLog } from './log.ts'
import { runEntry } from './run-entry.ts'
import { StartupError } from './startup-error.ts'
import { checkNewApiKey, expiryAfter, standardKeyDays } from './store/api-key-form.ts'
import { createApiKey, type NewApiKey, revokeApiKey } from './store/api-keys.ts'
import { createDatabase } from './store/database.ts'
import { InvalidInput } from './store/errors.ts'
import type { ApiKey, PrismaClient } from './store/generated/client.ts'
import { migrate } from './store/migrate.ts'
import { openServer } from './store/open-server.ts'

const usage = `Usage: npm run keys -- create --owner <who> --name <what for> [--scopes <list>] [--days <n>]
       npm run keys -- list
       npm run keys -- revoke <prefix>

Manages API keys, past the API: the way to the first key. Whoever can reach the database may.

  create  makes a key and prints it alone on standard output; it cannot be shown again
    --owner   whose key it is; all keys of one owner see what any of them has stored
    --name    what it is for
    --scopes  some of read, simulate, analyse, admin, separated by commas (read,simulate,analyse)
    --days    days until it stops working, or never (${standardKeyDays})
  list    prints every key without its secret
  revoke  ends the key with this prefix, such as mzk_0123456789ab

  -h, --help  prints this

${environmentHelp}
`

const now = () => new Date()

await runEntry(async () => {
  const { command, argument, values } = readArguments()
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  // What is wrong with the command is told before a database is opened for it.
  const carryOut = readCommand(command, argument, values)
  const env = readEnv()
  const log = createLog('silent')
  const server = await openServer({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, log })
  try {
    await migrate({ url: server.url })
    const database = createDatabase({ url: server.url })
    try {
      process.stdout.write(await carryOut(database.client))
    } finally {
      await database.close()
    }
  } finally {
    await server.close()
  }
})

type Values = ReturnType<typeof readArguments>['values']

type Command = (db: PrismaClient) => Promise<string>

function readCommand(command: string | undefined, argument: string | undefined, values: Values): Command {
  switch (command) {
    case 'create': {
      const wanted = wantedKey(values)
      return async (db) =>
        `${(await createApiKey(db, wanted, { newId: randomUUID, randomBytes, now })).secret}\n`
    }
    case 'list':
      return async (db) => {
        const keys = await db.apiKey.findMany({ orderBy: { createdAt: 'asc' } })
        return keys.length === 0 ? 'There are no keys.\n' : keys.map((key) => lineOf(key, now())).join('')
      }
    case 'revoke': {
      const prefix = argument
      if (prefix === undefined) throw new StartupError(`revoke needs the prefix of a key.\n\n${usage}`)
      return async (db) => {
        if (await revokeApiKey(db, { prefix }, now())) return `${prefix} is revoked.\n`
        throw new StartupError(
          `There is no key with the prefix "${prefix}". npm run keys -- list shows them.`,
        )
      }
    }
    default:
      throw new StartupError(usage)
  }
}

function wantedKey({ owner = '', name = '', scopes, days }: Values): NewApiKey {
  const wanted = {
    owner,
    name,
    scopes: scopes.split(',').map((scope) => scope.trim().toUpperCase()),
    expiresAt: expiryOf(days, now()),
  }
  try {
    return checkNewApiKey(wanted, now())
  } catch (error) {
    throw error instanceof InvalidInput ? new StartupError(listed(error), { cause: error }) : error
  }
}

function expiryOf(days: string, now: Date): Date | null {
  if (days === 'never') return null
  if (!/^\d{1,5}$/.test(days)) throw new StartupError('--days must be a whole number up to 99999, or never')
  return expiryAfter(Number(days), now)
}

/** One key, its columns separated by tabs. */
function lineOf(key: ApiKey, now: Date): string {
  const ended = key.expiresAt && key.expiresAt <= now ? 'expired' : 'valid'
  const until = key.expiresAt ? `until ${key.expiresAt.toISOString()}` : 'without end'
  return `${[
    key.prefix,
    key.revokedAt ? 'revoked' : ended,
    key.owner,
    key.scopes.join(',').toLowerCase(),
    until,
    key.lastUsedAt ? `last used ${key.lastUsedAt.toISOString()}` : 'never used',
    key.name,
  ].join('\t')}\n`
}

/** Issues under the names of the options. */
function listed({ issues }: InvalidInput): string {
  return issues
    .map(({ path, message }) => `--${path.split('.')[0]!.replace('expiresAt', 'days')} ${message}`)
    .join('\n')
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        owner: { type: 'string' },
        name: { type: 'string' },
        scopes: { type: 'string', default: 'read,simulate,analyse' },
        days: { type: 'string', default: String(standardKeyDays) },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [command, argument, ...more] = positionals
    const surplus = command === 'revoke' ? more[0] : argument
    if (surplus !== undefined) throw new Error(`"${surplus}" is one argument too many.`)
    return { command, argument, values }
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}
