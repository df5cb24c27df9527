import { pino } from 'pino'

/** Structured log: `log.info({ port }, 'listening')`. One JSON object a line, on standard output. */
export type Log = pino.Logger

/** Levels that LOG_LEVEL may name, from the most to the least talkative. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

/** Keys whose values are secrets, at whatever depth a log line is likely to have them. */
const secretKeys = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'apikey',
  'apiKey',
  'token',
  'password',
  'secret',
  'connectionString',
]
const depths = ['', '*.', '*.*.', '*.*.*.', '*.*.*.*.']

/**
 * Makes the process's log. Lines below `level` are dropped; times are ISO 8601 in UTC.
 *
 * @param destination where lines go instead of standard output
 */
export function createLog(level: LogLevel, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: [
      'url',
      ...depths.flatMap((depth) => secretKeys.map((key) => `${depth}["${key}"]`.replace('.[', '['))),
    ],
    hooks: { streamWrite: harmless },
  }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * Takes secrets out of texts, such as messages of errors, and escapes what a terminal could obey; JSON has escaped
 * line ends and other characters below the space already.
 */
function harmless(line: string): string {
  // A scheme is looked for only where none can have begun before, or long texts would take time by their square.
  return line
    .replace(/((?<![a-z\d+.-])[a-z\d+.-]+:\/\/[^\s:@/"\\]*):[^\s@/"\\]+@/gi, '$1:[Redacted]@')
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [Redacted]')
    .replace(
      /[\u007f-\u009f\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
