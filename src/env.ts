import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type JwtOptions, jwtAlgorithms } from './http/authentication/json-web-tokens.ts'
import { defaultLimits, type LimitOptions } from './http/limits/limit-options.ts'
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

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((word) => word === 'true')

/** The table of budgets counts in 32 bits. */
const mostPoints = 2_000_000_000
const points = wholeNumber(1, mostPoints)

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
    DATABASE_REPLICA_URL: postgresUrl.optional(),
    DATABASE_REPLICA_LAG_SECONDS: wholeNumber(1, 3_600).default(30),
    DATA_DIR: z.string().default('.data'),
    DATABASE_POOL_SIZE: wholeNumber(1, 1_000).default(10),
    // One core is left to requests.
    WORKER_THREADS: wholeNumber(1, 1_000).default(Math.max(1, availableParallelism() - 1)),
    WORKER_PORT: wholeNumber(0, 65_535).default(0),
    GATEWAY_JOBS: flag.default(true),
    JOBS_PER_CALLER: wholeNumber(1, 10_000).default(4),
    RETENTION_DAYS: wholeNumber(0, 36_500)
      .default(0)
      .transform((days) => (days === 0 ? null : days)),
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
    FEDERATION: flag.default(false),
    TRUSTED_ONLY: flag.default(false),
    TRUSTED_MANIFESTS: z.string().transform(wordsOf).default([]),
    RESPONSE_CACHE_ENTRIES: wholeNumber(0, 1_000_000).default(1_000),
    RESPONSE_CACHE_BYTES: wholeNumber(0, 10_000_000_000).default(16_000_000),
    BEHIND_TLS: flag.default(false),
    INTROSPECTION: flag.default(defaultLimits.introspection),
    RATE_LIMIT_VIEWER: points.default(defaultLimits.viewerBudget),
    RATE_LIMIT_ANONYMOUS: points.default(defaultLimits.anonymousBudget),
    RATE_LIMIT_SECONDS: wholeNumber(1, 86_400).default(defaultLimits.budgetWindowSeconds),
    QUERY_COST: wholeNumber(100, mostPoints).default(defaultLimits.maxCost),
    QUERY_DEPTH: wholeNumber(1, 100).default(defaultLimits.maxDepth),
    OPERATION_SECONDS: wholeNumber(1, 3_600).default(defaultLimits.operationSeconds),
    MAX_BODY_BYTES: wholeNumber(1_000, 100_000_000).default(defaultLimits.maxBodyBytes),
    MAX_REQUESTS_UNDER_WAY: wholeNumber(1, 100_000).default(defaultLimits.maxRequestsUnderWay),
    MAX_CONNECTIONS: wholeNumber(1, 100_000).default(defaultLimits.maxConnections),
    MAX_CONNECTIONS_PER_ADDRESS: wholeNumber(1, 100_000).default(defaultLimits.maxConnectionsPerAddress),
    TRUSTED_PROXIES: wholeNumber(0, 10).default(defaultLimits.trustedProxies),
    JWT_KEY_SET: z
      .string()
      .transform((place) => (/^https?:/.test(place) ? place : resolve(project, place)))
      .refine((place) => (/^https?:/.test(place) ? URL.canParse(place) : existsSync(place)), {
        error: 'must be an http(s) address, or a file that there is',
      })
      .optional(),
    JWT_ISSUER: z.string().optional(),
    JWT_AUDIENCE: z.string().optional(),
    JWT_ALGORITHMS: z
      .string()
      .transform(wordsOf)
      .pipe(
        z
          .array(
            z.enum(jwtAlgorithms, {
              error: `must be some of ${jwtAlgorithms.join(', ')}, separated by commas`,
            }),
          )
          .min(1, { error: 'must name one at least' }),
      )
      .default(['RS256', 'PS256', 'ES256', 'EdDSA']),
    JWT_CLOCK_SKEW_SECONDS: wholeNumber(0, 300).default(30),
    METRICS: flag.default(true),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address, such as http://localhost:4318' })
      .optional(),
    OTEL_TRACES_SAMPLER_ARG: z
      .string()
      .regex(/^(0?\.\d+|[01](\.0*)?)$/, 'must be a share from 0 to 1, such as 0.1')
      .transform(Number)
      .default(1),
  })
  .superRefine((env, context) => {
    for (const name of ['RATE_LIMIT_VIEWER', 'RATE_LIMIT_ANONYMOUS'] as const) {
      if (env[name] < env.QUERY_COST) {
        const message = 'must be at least QUERY_COST, or the costliest operations could never run'
        context.addIssue({ code: 'custom', path: [name], message })
      }
    }
    if (env.DATABASE_REPLICA_URL !== undefined && env.DATABASE_URL === undefined)
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_REPLICA_URL'],
        message: 'must come with DATABASE_URL: the embedded database has no replica',
      })
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

export const variableNames: readonly string[] = Object.keys(variables.shape)

/** The parsed environment. `DATA_DIR` is absolute; a relative one counts from the project's folder. */
export interface Env extends Omit<z.infer<typeof variables>, 'ANONYMOUS_SCOPES'> {
  readonly ANONYMOUS_SCOPES: Scope[]
}

/** Limits of requests, connections and callers. */
export function limitOptionsOf(env: Env): LimitOptions {
  return {
    ...defaultLimits,
    introspection: env.INTROSPECTION,
    viewerBudget: env.RATE_LIMIT_VIEWER,
    anonymousBudget: env.RATE_LIMIT_ANONYMOUS,
    budgetWindowSeconds: env.RATE_LIMIT_SECONDS,
    maxCost: env.QUERY_COST,
    maxDepth: env.QUERY_DEPTH,
    operationSeconds: env.OPERATION_SECONDS,
    // What still runs is not to be taken for a client that has gone.
    idleSeconds: Math.max(defaultLimits.idleSeconds, 2 * env.OPERATION_SECONDS),
    maxBodyBytes: env.MAX_BODY_BYTES,
    maxRequestsUnderWay: env.MAX_REQUESTS_UNDER_WAY,
    maxConnections: env.MAX_CONNECTIONS,
    maxConnectionsPerAddress: env.MAX_CONNECTIONS_PER_ADDRESS,
    trustedProxies: env.TRUSTED_PROXIES,
  }
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
  DATABASE_REPLICA_URL  streaming replica of it that reference data is read from (none)
  DATABASE_REPLICA_LAG_SECONDS  how far behind that may be before the primary is read (30)
  DATA_DIR            folder of the embedded server (.data in the project)
  DATABASE_POOL_SIZE  most connections to the database at once (10)
  WORKER_THREADS      threads that compute studies (cores of the machine less one, at least 1)
  WORKER_PORT         port at which a worker serves /healthz, /readyz and /metrics; 0 for none (0)
  GATEWAY_JOBS        false: this gateway computes no jobs, which is left to workers (true)
  JOBS_PER_CALLER     studies that one caller may have under way at the workers (4)
  RETENTION_DAYS      days after which private runs and analyses are deleted; 0 for never (0)
  LOG_LEVEL           ${logLevels.join(', ')} (info)
  CORS_ORIGINS        origins whose pages may call the API, separated by commas (none)
  SHUTDOWN_SECONDS    how long requests under way may take when the process is told to stop (10)
  ANONYMOUS_SCOPES    what callers without a key may do: some of ${scopeNames.join(', ')}, or none
                      (read,simulate; with DATABASE_URL read)
  FEDERATION          true: serve the schema as a Federation 2 subgraph, for a router (false)
  TRUSTED_ONLY        true: run trusted documents alone, and serve no GraphiQL (false)
  TRUSTED_MANIFESTS   files with further trusted documents, separated by commas (none)
  RESPONSE_CACHE_ENTRIES  answers of reference data that are kept ready; 0 for none (1000)
  RESPONSE_CACHE_BYTES    bytes of those answers, as JSON (16000000)
  BEHIND_TLS          true: callers come by HTTPS, and browsers are told to use nothing else (false)
  INTROSPECTION       false: the schema does not describe itself, errors suggest no names (true)
  RATE_LIMIT_VIEWER   points that a signed-in caller may spend in a window (100000)
  RATE_LIMIT_ANONYMOUS  points that callers without credentials may spend from one address (40000)
  RATE_LIMIT_SECONDS  length of the window (60)
  QUERY_COST          highest cost of one operation, in points (20000)
  QUERY_DEPTH         most fields below each other (15)
  OPERATION_SECONDS   time of one operation (30)
  MAX_BODY_BYTES      bytes of a request body (1000000)
  MAX_REQUESTS_UNDER_WAY  requests that are answered at once; fewer while the process is busy (500)
  MAX_CONNECTIONS     connections open at once (1000)
  MAX_CONNECTIONS_PER_ADDRESS  of these, from one address; not counted behind trusted proxies (200)
  TRUSTED_PROXIES     proxies before the server whose X-Forwarded-For is believed (0)
  JWT_KEY_SET         key set that signs tokens: an http(s) address or a file (none: API keys alone)
  JWT_ISSUER          issuer that tokens must name
  JWT_AUDIENCE        audience that tokens must name
  JWT_ALGORITHMS      signatures to accept (RS256,PS256,ES256,EdDSA)
  JWT_CLOCK_SKEW_SECONDS  how far the issuer's clock may be off (30)
  METRICS             false: /metrics answers with 404, and nothing is counted (true)
  OTEL_EXPORTER_OTLP_ENDPOINT  collector that takes traces as OTLP over HTTP (none: nothing is traced)
  OTEL_TRACES_SAMPLER_ARG  share of the traces to record, from 0 to 1 (1)`

/**
 * Parses the environment; the only place that reads it.
 *
 * @throws StartupError that lists every variable with a wrong value
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${String(path[0])}: ${message}`)
    throw new StartupError(`Wrong settings in the environment:\n${lines.join('\n')}`)
  }
  const { DATA_DIR, DATABASE_URL, ANONYMOUS_SCOPES, TRUSTED_MANIFESTS } = parsed.data
  return {
    ...parsed.data,
    DATA_DIR: resolve(project, DATA_DIR),
    TRUSTED_MANIFESTS: TRUSTED_MANIFESTS.map((file) => resolve(project, file)),
    // A gateway with a database of its own is somebody's machine; one with a server is open to many.
    ANONYMOUS_SCOPES: ANONYMOUS_SCOPES ?? (DATABASE_URL === undefined ? ['READ', 'SIMULATE'] : ['READ']),
  }
}

/** The environment for a process that this one starts: its own, with `changes`. */
export function childEnv(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes }
}
