import { GraphQLError } from 'graphql'
import type { StudyOrder } from '../../jobs/stored/stored-studies.ts'
import { LimitExceeded } from '../../store/errors.ts'
import type { GraphQLContext } from '../context.ts'

/**
 * Has a study computed by the workers, and waits for it. When the operation runs out of time the study goes on, and the same
 * request again joins it; when the caller goes away and nobody else waits for it, it ends.
 *
 * @param ask makes a new order for each try; `again` after one that was ended or is gone
 * @throws LimitExceeded where the caller has as many under way as it may
 */
export async function awaitStudy(
  { jobs, signal, closing }: GraphQLContext,
  ask: (how: { again: boolean }) => Promise<Omit<StudyOrder, 'awaited'>>,
): Promise<void> {
  for (let again = false; ; again = true) {
    const id = await jobs.place({ ...(await ask({ again })), awaited: true })
    if (id === null) throw tooManyStudies(jobs.maximum)
    const leave = jobs.wait(id)
    try {
      if ((await jobs.ended(id, signal)) === 'done') return
    } finally {
      // A gateway that shuts down cuts connections, too, but its callers will ask another one.
      const left = signal.aborted && !(signal.reason instanceof GraphQLError) && !closing.aborted
      await leave({ forGood: left })
    }
  }
}

export function tooManyStudies(maximum: number): LimitExceeded {
  return new LimitExceeded('BACKGROUND_RUNS', { requested: maximum + 1, maximum })
}
