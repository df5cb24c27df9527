import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import type { Scope } from '../../src/store/generated/enums.ts'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

type ServerOptions = NonNullable<Parameters<typeof startTestServer>[0]>

export interface Reply {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's, and what the test asserts.
  body: any
}

/** The server under attack, once its file's tests run. */
interface Victim {
  readonly server: TestServer
  /** What the server has logged during the attack, from `trace` on. */
  readonly lines: string[]
  /** Any request; its body as JSON where it is some. */
  send(path: string, init?: RequestInit): Promise<Reply>
  /** A POST of a body to `/graphql`, as JSON unless it is a text or bytes already. */
  post(body: unknown, headers?: Record<string, string>): Promise<Reply>
  /** Everything that the server answers to these bytes, until it closes the connection. */
  raw(bytes: string | Buffer): Promise<string>
  /** The header of a fresh key, which no log line and no answer may contain from then on. */
  key(owner: string, scopes?: readonly Scope[]): Promise<{ authorization: string }>
  /** Takes what is stored by then as what the attack must leave: call it after preparations. */
  prepared(): Promise<void>
}

/**
 * A server for one family of attacks, and `attack`: a test that also fails if anything stored has changed, an answer or a
 * log line tells what it must not, something unforeseen was logged, or the server does not serve afterwards.
 */
export function besiege(options: ServerOptions = {}) {
  const lines: string[] = []
  const answers: string[] = []
  const secrets: string[] = []
  let server: TestServer
  let baseline = ''
  let bystanders = 0
  beforeAll(async () => {
    const log = createLog('trace', { write: (line: string) => lines.push(line) })
    server = await startTestServer({
      log,
      ...options,
      limits: { keepAliveSeconds: 1, checkMillis: 200, ...options.limits },
    })
    secrets.push(new URL(server.database.url).password)
  })
  afterAll(() => server?.close())

  const victim: Victim = {
    get server() {
      return server
    },
    lines,
    async send(path, init) {
      const response = await fetch(server.url + path, init)
      const text = await response.text()
      answers.push(text)
      return { status: response.status, headers: response.headers, text, body: parsed(text) }
    },
    post: (body, headers) =>
      victim.send('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...headers,
        },
        body: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body),
      }),
    raw: (bytes) =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
        let text = ''
        socket.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        // The server may reset what it cuts off.
        socket.on('error', () => undefined)
        socket.once('close', () => {
          answers.push(text)
          resolve(text)
        })
        socket.write(bytes)
      }),
    async key(owner, scopes) {
      const header = await server.authorization(owner, scopes)
      secrets.push(header.authorization.slice('Bearer '.length))
      return header
    },
    async prepared() {
      baseline = await stored(server)
    },
  }

  const attack = (name: string, run: () => Promise<void>): void => {
    test(name, async () => {
      lines.length = 0
      answers.length = 0
      await victim.prepared()
      await run()
      expect(await stored(server)).toBe(baseline)
      for (const text of answers) expectNoLeak(text, secrets)
      for (const line of lines) expectGoodLine(line, secrets)
      // A caller of its own: the attack may have spent what others had.
      const bystander = await server.authorization(`bystander-${++bystanders}`)
      const after = await server.execute('{ viewer { kind } }', {}, bystander)
      expect(after.body.data).toEqual({ viewer: { kind: 'API_KEY' } })
    })
  }
  return { victim, attack }
}

/** Digest of what callers have stored, and number of rows of everything else. When a key was last used is nobody's loss. */
async function stored({ database }: TestServer): Promise<string> {
  const tables = await database.client.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'RateLimit' ORDER BY 1`
  const owned = /^(Scenario|ScenarioChange|ApiKey|Simulation|Analysis)$/
  const parts = tables.map(({ name }) => {
    const digest = `md5(string_agg((to_jsonb(t) - 'lastUsedAt')::text, ',' ORDER BY t::text))`
    return `SELECT '${name}' AS name, count(*)::int AS rows, ${owned.test(name) ? digest : 'NULL'} AS digest FROM "${name}" t`
  })
  return JSON.stringify(await database.client.$queryRawUnsafe(parts.join(' UNION ALL ')))
}

/** What only the inside of the server knows: stacks, files, SQL's complaints, the parts that it is made of. */
const inside = [
  /\n\s+at .+:\d+:\d+/,
  /node_modules|node:internal/,
  /prisma/i,
  /syntax error at or near|violates|invalid byte sequence|relation \\?"/i,
  /postgres(ql)?:\/\//,
]

function expectNoLeak(text: string, secrets: readonly string[]): void {
  for (const pattern of inside) expect(text).not.toMatch(pattern)
  expect(text).not.toContain(projectFolder)
  for (const secret of secrets) expect(text).not.toContain(secret)
}

/** One line, one JSON object, no secret, nothing that a terminal obeys, and no failure of the server's own. */
function expectGoodLine(line: string, secrets: readonly string[]): void {
  expect(line.indexOf('\n')).toBe(line.length - 1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/)
  for (const secret of secrets) expect(line).not.toContain(secret)
  expect(JSON.parse(line).level, line).toMatch(/^(trace|debug|info)$/)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An id as the API writes them, of whatever one likes. */
export const idOf = (type: string, key: string): string => Buffer.from(`${type}:${key}`).toString('base64')

/** Code and message of each error. */
export const refusals = ({ body }: Reply): { code: unknown; message: string }[] =>
  (body?.errors ?? []).map(
    ({ message, extensions }: { message: string; extensions?: { code?: string } }) => ({
      code: extensions?.code,
      message,
    }),
  )
