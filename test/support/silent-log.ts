import { createLog } from '../../src/log.ts'

/** A log that writes nothing. */
export const silentLog = createLog('silent')
