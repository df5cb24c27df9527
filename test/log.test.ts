import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { anonymousViewer } from '../src/graphql/context.ts'
import { createLog } from '../src/log.ts'
import { startTestServer } from './support/server.ts'

function capture() {
  const lines: string[] = []
  return { lines, log: createLog('trace', { write: (line: string) => lines.push(line) }) }
}

test('secrets are left out at any depth, and of texts of errors', () => {
  const { lines, log } = capture()
  const secret = 'hunter2.secret'
  const headers = { authorization: `Bearer ${secret}`, cookie: secret, 'x-api-key': secret }
  log.info({ headers, authorization: secret, a: { b: { c: { password: secret, headers } } } }, 'one')
  const cause = new Error(`cannot reach postgresql://user:${secret}@host:5432/x`)
  const failure = Object.assign(new Error(`authorization: Bearer ${secret}`, { cause }), {
    config: { headers, connectionString: secret },
  })
  log.error({ err: failure, url: `postgresql://user:${secret}@host/x` }, 'two')
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    expect(line).not.toContain(secret)
    expect(() => JSON.parse(line)).not.toThrow()
  }
  expect(lines[1]).toContain('postgresql://user:[Redacted]@host:5432/x')
})

test('no text makes a line of its own or reaches a terminal as a command', () => {
  const { lines, log } = capture()
  const hostile = 'x\r\n{"level":"info"}\u001b[2J\u009b2J\u0085\u2028\u007f'
  log.child({ requestId: hostile }).error({ path: [hostile], err: new Error(hostile) }, hostile)
  expect(lines).toHaveLength(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(lines[0]!.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/)
  expect(JSON.parse(lines[0]!).msg).toBe(hostile)
})

test("a request's token, variables and a failing database leave no secret in the log, and no line is forged", async () => {
  const { lines, log } = capture()
  const schema = buildSchema('type Query { a(s: String): Int }')
  schema.getQueryType()!.getFields().a!.resolve = () => {
    throw new Error('password authentication failed for postgresql://monazite:hunter2@10.0.0.7/x')
  }
  const authenticate = async () => ({ ...anonymousViewer([]), actor: 'token of a test' })
  const server = await startTestServer({ schema, log, authenticate })
  const response = await fetch(`${server.url}/graphql?x=%0d%0a{"level":"fatal"}%1b[2J`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer hunter2.token',
      cookie: 'session=hunter2',
      'x-request-id': 'a"}{"level":"fatal"\u009b',
    },
    body: JSON.stringify({
      query: 'query A($s: String) { a(s: $s) }',
      variables: { s: 'hunter2 in a variable' },
      operationName: 'A',
    }),
  })
  expect(await response.text()).not.toContain('hunter2')
  await server.close()
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toContain('hunter2')
  expect(lines.join('')).toContain('password authentication failed')
  for (const line of lines) {
    expect(line.trimEnd()).not.toContain('\n')
    expect(JSON.parse(line).level).not.toBe('fatal')
  }
})
