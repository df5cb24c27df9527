import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { logLevels } from './log.ts'
import { StartupError } from './startup-error.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

const postgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''),
    'must be a PostgreSQL address: postgresql://user:password@host:5432/database',
  )

const wholeNumber = (smallest: number, largest: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${smallest} to ${largest}`)
    .transform(Number)
    .refine((value) => value >= smallest && value <= largest, `must be from ${smallest} to ${largest}`)

/** Every variable that the processes read, with its default. An empty value counts as not set. */
const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_POOL_SIZE: wholeNumber(1, 1_000).default(10),
  // One core is left to requests.
  WORKER_THREADS: wholeNumber(1, 1_000).default(Math.max(1, availableParallelism() - 1)),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) =>
        origins.every(
          (origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin),
        ),
      'must be origins such as https://example.org, separated by commas, or *',
    )
    .default([]),
  SHUTDOWN_SECONDS: wholeNumber(0, 3_600).default(10),
})

/** The parsed environment. `DATA_DIR` is absolute; a relative one counts from the project's folder. */
export type Env = z.infer<typeof variables>

/** What `--help` says of the variables. */
export const environmentHelp = `Environment variables:
  PORT                port to listen on; 0 lets the system choose (4000)
  HOST                address to listen on; 0.0.0.0 for all networks (127.0.0.1)
  DATABASE_URL        PostgreSQL server to use; without it an embedded one runs in DATA_DIR
  DATA_DIR            folder of the embedded server (.data in the project)
  DATABASE_POOL_SIZE  most connections to the database at once (10)
  WORKER_THREADS      threads that compute studies (cores of the machine less one, at least 1)
  LOG_LEVEL           ${logLevels.join(', ')} (info)
  CORS_ORIGINS        origins whose pages may call the API, separated by commas (none)
  SHUTDOWN_SECONDS    how long requests under way may take when the process is told to stop (10)`

/**
 * Parses the environment; the only place that reads it.
 *
 * @throws StartupError that lists every variable with a wrong value
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new StartupError(`Wrong settings in the environment:\n${lines.join('\n')}`)
  }
  return { ...parsed.data, DATA_DIR: resolve(project, parsed.data.DATA_DIR) }
}

/** The environment for a process that this one starts: its own, with `changes`. */
export function childEnv(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes }
}
