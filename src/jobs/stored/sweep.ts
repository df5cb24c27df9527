import type { Log } from '../../log.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { exhaustedJobs, freeAbandoned } from '../../store/study-jobs/abandoned.ts'
import { repairJobs, retryFailed } from '../../store/study-jobs/job-queue.ts'
import { countFailure, endJob } from '../../store/study-jobs/study-jobs.ts'

/** How often workers may die with parts of a study in hand, before it is taken for the reason. */
const mostDeaths = 5

/** Looks after what nobody else would: parts of studies in the hands of the dead, failed ones, and those that got lost. */
export async function sweep(db: PrismaClient, log: Log): Promise<void> {
  const { workers, jobs } = await freeAbandoned(db)
  if (workers.length > 0) log.warn({ workers, jobs }, 'took over what workers have left that are gone')
  for (const job of jobs) {
    if ((await countFailure(db, job, 'deaths')) < mostDeaths) continue
    if (await endJob(db, job, 'FAILED')) log.error({ job }, 'a study was given up: workers died of it')
  }
  for (const job of await exhaustedJobs(db)) {
    if (await endJob(db, job, 'FAILED')) log.error({ job }, 'a study was given up: it could not be stored')
  }
  await retryFailed(db)
  const repaired = await repairJobs(db)
  if (repaired.length > 0) log.warn({ jobs: repaired }, 'handed out again what studies lacked')
}
