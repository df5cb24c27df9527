import type { Unavailable } from '../store/unavailable.ts'
import type { Refusal } from './refusal.ts'

/** Seconds after which a database that is restarted is usually there again. */
const retryAfterSeconds = 5

const messages: Record<Unavailable, string> = {
  unreachable: 'The database does not answer at the moment. Ask again in a few seconds.',
  full: 'The database has no space left to store anything. What it has can still be read.',
}

/** How a request is refused that would be answered were the database there. Whether its last statement was carried out is not known. */
export function unavailableRefusal(reason: Unavailable): Refusal {
  return {
    status: 503,
    code: 'SERVICE_UNAVAILABLE',
    message: messages[reason],
    headers: { 'retry-after': String(retryAfterSeconds) },
  }
}
