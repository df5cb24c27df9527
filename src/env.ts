import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type JwtOptions, jwtAlgorithms } from './http/json-web-tokens.ts'
import { logLevels } from './log.ts'
import { StartupError } from './startup-error.ts'
import { Scope } from './store/generated/enums.ts'

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

/** Words of a list, separated by commas; none for `none`. */
const wordsOf = (text: string) => (text === 'none' ? [] : text.split(',').map((word) => word.trim()))

const scopeNames = Object.values(Scope).map((scope) => scope.toLowerCase())

const scopes = z
  .string()
  .transform(wordsOf)
  .refine((names) => names.every((name) => scopeNames.includes(name)), {
    error: `must be some of ${scopeNames.join(', ')}, separated by commas, or none`,
  })
  .transform((names) => names.map((name) => name.toUpperCase() as Scope))

/** Every variable that the processes read, with its default. An empty value counts as not set. */
const variables = z
  .object({
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
      .transform(wordsOf)
      .refine(
        (origins) =>
          origins.every(
            (origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin),
          ),
        'must be origins such as https://example.org, separated by commas, or *',
      )
      .default([]),
    SHUTDOWN_SECONDS: wholeNumber(0, 3_600).default(10),
    ANONYMOUS_SCOPES: scopes.optional(),
    FEDERATION: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .default('false')
      .transform((text) => text === 'true'),
    JWT_KEY_SET: z.string().optional(),
    JWT_ISSUER: z.string().optional(),
    JWT_AUDIENCE: z.string().optional(),
    JWT_ALGORITHMS: z
      .string()
      .transform(wordsOf)
      .pipe(z.array(z.enum(jwtAlgorithms)))
      .default(['RS256', 'PS256', 'ES256', 'EdDSA']),
    JWT_CLOCK_SKEW_SECONDS: wholeNumber(0, 300).default(30),
  })
  .superRefine((env, context) => {
    const names = ['JWT_KEY_SET', 'JWT_ISSUER', 'JWT_AUDIENCE'] as const
    if (names.every((name) => env[name] === undefined)) return
    for (const name of names) {
      if (env[name] === undefined) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'must be set where another JWT_ variable is',
        })
      }
    }
  })

/** The parsed environment. `DATA_DIR` is absolute; a relative one counts from the project's folder. */
export interface Env extends Omit<z.infer<typeof variables>, 'ANONYMOUS_SCOPES'> {
  readonly ANONYMOUS_SCOPES: Scope[]
}

/** How tokens are checked; undefined where the environment names no key set. */
export function jwtOptionsOf(env: Env): JwtOptions | undefined {
  const { JWT_KEY_SET: keySet, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = env
  if (keySet === undefined || issuer === undefined || audience === undefined) return undefined
  return {
    keySet,
    issuer,
    audience,
    algorithms: env.JWT_ALGORITHMS,
    clockSkewSeconds: env.JWT_CLOCK_SKEW_SECONDS,
  }
}

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
  SHUTDOWN_SECONDS    how long requests under way may take when the process is told to stop (10)
  ANONYMOUS_SCOPES    what callers without a key may do: some of ${scopeNames.join(', ')}, or none
                      (read,simulate; with DATABASE_URL read)
  FEDERATION          true: serve the schema as a Federation 2 subgraph, for a router (false)
  JWT_KEY_SET         key set that signs tokens: an http(s) address or a file (none: API keys alone)
  JWT_ISSUER          issuer that tokens must name
  JWT_AUDIENCE        audience that tokens must name
  JWT_ALGORITHMS      signatures to accept (RS256,PS256,ES256,EdDSA)
  JWT_CLOCK_SKEW_SECONDS  how far the issuer's clock may be off (30)`

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
  const { DATA_DIR, DATABASE_URL, ANONYMOUS_SCOPES } = parsed.data
  return {
    ...parsed.data,
    DATA_DIR: resolve(project, DATA_DIR),
    // A gateway with a database of its own is somebody's machine; one with a server is open to many.
    ANONYMOUS_SCOPES: ANONYMOUS_SCOPES ?? (DATABASE_URL === undefined ? ['READ', 'SIMULATE'] : ['READ']),
  }
}

/** The environment for a process that this one starts: its own, with `changes`. */
export function childEnv(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes }
}
