import { randomBytes, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { banner } from './banner.ts'
import { Closers } from './closers.ts'
import { type Env, environmentHelp, jwtOptionsOf, limitOptionsOf, readEnv } from './env.ts'
import { LIMITS } from './graphql/limits.ts'
import { createSchema } from './graphql/schema.ts'
import { createAuthenticator } from './http/authentication/authentication.ts'
import { createServer } from './http/server.ts'
import { BackgroundStudies } from './jobs/background-studies.ts'
import { createStudyRunner } from './jobs/study-runner.ts'
import { createLog } from './log.ts'
import { runEntry } from './run-entry.ts'
import { StartupError } from './startup-error.ts'
import { createDatabase } from './store/database.ts'
import { provideDataSet } from './store/import-data-set.ts'
import { migrate } from './store/migrate.ts'
import { openServer } from './store/open-server.ts'
import { createRateLimiter } from './store/rate-limiter.ts'
import { createReplica } from './store/replica.ts'

const usage = `Usage: npm start [-- --help]

Starts the GraphQL server at http://HOST:PORT/graphql.

${environmentHelp}
`

/** npm passes on a signal that the terminal has sent to both: what comes this soon after the first is the same wish. */
const repeatMillis = 500

await runEntry(async () => {
  if (wantsHelp()) {
    process.stdout.write(usage)
    return
  }
  const env = readEnv()
  const closers = new Closers()
  const told = stopSignal()
  try {
    const log = await start(env, closers)
    log.info({ signal: await told }, 'stopping')
    // Whatever hangs must not keep the process: what is under way has had its time by then.
    const giveUp = setTimeout(() => process.exit(1), (env.SHUTDOWN_SECONDS + 10) * 1_000)
    await closers.close()
    clearTimeout(giveUp)
    log.info('stopped')
  } finally {
    await closers.close()
  }
})

async function start(env: Env, closers: Closers) {
  const log = createLog(env.LOG_LEVEL)
  process.stdout.write('monazite is starting…\n')
  const postgres = closers.add(
    await openServer({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, log }),
  )
  const migrations = await migrate({ url: postgres.url })
  const database = closers.add(
    createDatabase({
      url: postgres.url,
      maxConnections: env.DATABASE_POOL_SIZE,
      onConnectionLost: (error) => log.warn({ err: error }, 'lost a database connection'),
    }),
  )
  const replica = env.DATABASE_REPLICA_URL
    ? closers.add(
        createReplica({
          primary: database,
          replica: createDatabase({
            url: env.DATABASE_REPLICA_URL,
            maxConnections: env.DATABASE_POOL_SIZE,
            // What it does not give soon, the primary does.
            connectTimeoutMillis: 2_000,
            answerTimeoutMillis: 5_000,
          }),
          maxLagMillis: env.DATABASE_REPLICA_LAG_SECONDS * 1_000,
          log,
        }),
      )
    : undefined
  const dataSet = await provideDataSet({ client: database.client, now: new Date() })
  const now = () => new Date()
  const studies = closers.add(createStudyRunner({ threads: env.WORKER_THREADS, log }))
  const background = closers.add(
    new BackgroundStudies({
      studies,
      studiesPerOwner: LIMITS.backgroundRuns,
      readersPerOwner: LIMITS.subscriptions,
      log,
    }),
  )
  const limits = limitOptionsOf(env)
  const rateLimiter = closers.add(
    createRateLimiter({ url: postgres.url, windowSeconds: limits.budgetWindowSeconds, log }),
  )
  const server = closers.add(
    createServer({
      schema: env.FEDERATION ? await subgraph() : createSchema(),
      database,
      replica,
      log,
      now,
      newId: randomUUID,
      randomBytes,
      authenticate: createAuthenticator({
        db: database.client,
        now,
        anonymousScopes: env.ANONYMOUS_SCOPES,
        jwt: jwtOptionsOf(env),
      }),
      anonymousScopes: env.ANONYMOUS_SCOPES,
      studies,
      rateLimiter,
      limits,
      trustedOnly: env.TRUSTED_ONLY,
      trustedManifests: env.TRUSTED_MANIFESTS,
      responseCache: env.RESPONSE_CACHE_ENTRIES > 0 && {
        maxEntries: env.RESPONSE_CACHE_ENTRIES,
        maxBytes: env.RESPONSE_CACHE_BYTES,
      },
      behindTls: env.BEHIND_TLS,
      background,
      corsOrigins: env.CORS_ORIGINS,
      drainMillis: env.SHUTDOWN_SECONDS * 1_000,
    }),
  )
  const url = await server.listen({ port: env.PORT, host: env.HOST })
  process.stdout.write(banner({ url, env, dataSet }))
  log.info({ address: url, migrations, dataSet: dataSet.version, imported: dataSet.changed }, 'listening')
  return log
}

/** Loaded where it is asked for alone: a start without it does not pay for it. */
async function subgraph() {
  const { createSubgraph } = await import('./graphql/federation/subgraph.ts')
  return createSubgraph()
}

function wantsHelp(): boolean {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help === true
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once; the next start tidies up after it. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let asked: number | undefined
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        const now = performance.now()
        if (asked === undefined) resolve(signal)
        else if (now - asked > repeatMillis) process.exit(1)
        asked ??= now
      })
  })
}
