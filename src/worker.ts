import { environmentHelp } from './env.ts'
import { createStatusServer } from './http/status-server.ts'
import { startJobWorker } from './jobs/stored/job-worker.ts'
import { createStudyRunner } from './jobs/study-runner.ts'
import { createLog } from './log.ts'
import { openDatabase } from './open-database.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { startTelemetry } from './start-telemetry.ts'
import { createJobMetrics } from './telemetry/job-metrics.ts'
import { observeLoad } from './telemetry/load-metrics.ts'

const usage = `Usage: npm run worker [-- --help]

Computes what gateways on the same database have been asked for: large studies, and error bars in the background. Any number
of workers, on any machines, share the work.

${environmentHelp}
`

await runUntilStopped(usage, async (env, closers) => {
  const log = createLog(env.LOG_LEVEL)
  process.stdout.write('monazite worker is starting…\n')
  const telemetry = closers.add(await startTelemetry(env, 'worker', log))
  const { url, database, coordination } = await openDatabase(env, closers, log)
  const threads = env.WORKER_THREADS
  const studies = closers.add(createStudyRunner({ threads, log }))
  closers.add(
    await startJobWorker({
      url,
      db: database.client,
      coordination,
      studies,
      threads,
      retention: { days: env.RETENTION_DAYS },
      now: () => new Date(),
      log,
      metrics: createJobMetrics(telemetry.meter),
      drainMillis: env.SHUTDOWN_SECONDS * 1_000,
    }),
  )
  observeLoad(telemetry.meter, {
    studies: () => studies.studies,
    connections: () => database.connections(),
  })
  if (env.WORKER_PORT > 0) {
    const status = closers.add(createStatusServer({ database, telemetry }))
    const address = await status.listen({ port: env.WORKER_PORT, host: env.HOST })
    log.info({ address }, 'serving /healthz, /readyz and /metrics')
  }
  process.stdout.write(`monazite worker computes with ${threads === 1 ? '1 thread' : `${threads} threads`}\n`)
  log.info({ threads }, 'working')
  return log
})
