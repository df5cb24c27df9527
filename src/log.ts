import { pino } from 'pino'

/** Structured log: `log.info({ port }, 'listening')`. One JSON object a line, on standard output. */
export type Log = pino.Logger

/** Levels that LOG_LEVEL may name, from the most to the least talkative. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

/** Makes the process's log. Lines below `level` are dropped; times are ISO 8601 in UTC. */
export function createLog(level: LogLevel): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // A connection string or a header must not carry its secret into a log line.
    redact: ['url', 'headers.authorization', 'headers.cookie'],
  })
}
