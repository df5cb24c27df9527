import type { Meter } from '@opentelemetry/api'

/** What a process has under way, read when metrics are asked for. */
export interface Load {
  /** Studies that are computed here or wait for a thread. */
  readonly studies: () => number
  /** Connections of the pool to the database. */
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number }
}

export function observeLoad(meter: Meter, { studies, connections }: Load): void {
  meter
    .createObservableGauge('monazite_studies', {
      description: 'Studies under uncertainty that this process computes, or has waiting for a thread.',
    })
    .addCallback((result) => result.observe(studies()))
  const counts = meter.createObservableGauge('db_client_connection_count', {
    description: 'Connections of the pool to the database, used and idle.',
  })
  const waiting = meter.createObservableGauge('db_client_connection_pending_requests', {
    description: 'Statements and transactions that wait for a connection.',
  })
  meter.addBatchObservableCallback(
    (result) => {
      const pool = connections()
      result.observe(counts, pool.open - pool.idle, { state: 'used' })
      result.observe(counts, pool.idle, { state: 'idle' })
      result.observe(waiting, pool.waiting)
    },
    [counts, waiting],
  )
}
