import { randomBytes, randomUUID } from 'node:crypto'
import { banner } from './banner.ts'
import type { Closers } from './closers.ts'
import { type Env, environmentHelp, jwtOptionsOf, limitOptionsOf } from './env.ts'
import { LIMITS } from './graphql/limits.ts'
import { createSchema } from './graphql/schema.ts'
import { createAuthenticator } from './http/authentication/authentication.ts'
import { createServer } from './http/server.ts'
import { startJobWorker } from './jobs/stored/job-worker.ts'
import { StoredStudies } from './jobs/stored/stored-studies.ts'
import { createStudyRunner } from './jobs/study-runner.ts'
import { createLog } from './log.ts'
import { openDatabase, openReplica } from './open-database.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { startTelemetry } from './start-telemetry.ts'
import { provideDataSet } from './store/import-data-set.ts'
import { createRateLimiter } from './store/rate-limiter.ts'
import { countJobs } from './store/study-jobs/job-look-ups.ts'
import { createJobMetrics } from './telemetry/job-metrics.ts'
import { observeLoad } from './telemetry/load-metrics.ts'

const usage = `Usage: npm start [-- --help]

Starts the GraphQL server at http://HOST:PORT/graphql.

${environmentHelp}
`

await runUntilStopped(usage, start)

async function start(env: Env, closers: Closers) {
  const log = createLog(env.LOG_LEVEL)
  process.stdout.write('monazite is starting…\n')
  // Closed last, when whatever it measures has ended.
  const telemetry = closers.add(await startTelemetry(env, 'gateway', log))
  const { url: databaseUrl, database, coordination, migrations } = await openDatabase(env, closers, log)
  const replica = openReplica(env, closers, { database, log })
  const dataSet = await provideDataSet({ client: database.client, now: new Date() })
  const now = () => new Date()
  const studies = closers.add(createStudyRunner({ threads: env.WORKER_THREADS, log }))
  const jobs = new StoredStudies({
    db: database.client,
    coordination,
    studiesPerOwner: env.JOBS_PER_CALLER,
    readersPerOwner: LIMITS.subscriptions,
  })
  const jobMetrics = createJobMetrics(telemetry.meter)
  jobMetrics.observeJobs(() => countJobs(database.client))
  const worker = env.GATEWAY_JOBS
    ? await startJobWorker({
        url: databaseUrl,
        db: database.client,
        coordination,
        studies,
        threads: env.WORKER_THREADS,
        retention: { days: env.RETENTION_DAYS },
        now,
        log,
        metrics: jobMetrics,
        drainMillis: env.SHUTDOWN_SECONDS * 1_000,
      })
    : undefined
  closers.add({ close: async () => worker?.close() })
  const limits = limitOptionsOf(env)
  const rateLimiter = closers.add(
    createRateLimiter({ url: databaseUrl, windowSeconds: limits.budgetWindowSeconds, log }),
  )
  observeLoad(telemetry.meter, {
    studies: () => studies.studies,
    connections: () => database.connections(),
  })
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
      jobs,
      corsOrigins: env.CORS_ORIGINS,
      drainMillis: env.SHUTDOWN_SECONDS * 1_000,
      telemetry,
    }),
  )
  // Told first, so that it stops while the server does.
  closers.add({ close: async () => void worker?.close() })
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
