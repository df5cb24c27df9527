import type { Meter } from '@opentelemetry/api'

/** How a chunk of a stored job ended. */
type ChunkOutcome = 'done' | 'failed' | 'cancelled'

export interface JobMetrics {
  /**
   * Counts a chunk that has ended.
   *
   * @param kind the kind of study, one of a closed set
   */
  chunkEnded(chunk: { kind: string; outcome: ChunkOutcome; seconds: number }): void
  /** Reads how many jobs wait and are under way whenever metrics are asked for, from the database for instance. */
  observeJobs(read: () => Promise<{ readonly waiting: number; readonly running: number }>): void
}

/** Metrics of stored jobs, for the process that computes them and for the one that takes them. */
export function createJobMetrics(meter: Meter): JobMetrics {
  const chunks = meter.createHistogram('monazite_job_chunk_duration_seconds', {
    description: 'Time of a chunk of a stored job, from its start to its end in whichever way.',
    unit: 'seconds',
    advice: { explicitBucketBoundaries: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] },
  })
  return {
    chunkEnded: ({ kind, outcome, seconds }) => chunks.record(seconds, { kind, outcome }),
    observeJobs(read) {
      meter
        .createObservableGauge('monazite_jobs', {
          description: 'Stored jobs that wait or are under way, of all processes on the database.',
        })
        .addCallback(async (result) => {
          const { waiting, running } = await read()
          result.observe(waiting, { state: 'waiting' })
          result.observe(running, { state: 'running' })
        })
    },
  }
}
