import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { startProcess } from '../support/process.ts'

const run = async (env: Record<string, string>, args: string[] = []) => {
  const worker = startProcess('src/worker.ts', { DATA_DIR: '/dev/null/none', ...env }, args)
  return { code: await worker.ended, output: worker.output() }
}

test('--help prints the usage and opens no database', async () => {
  const { code, output } = await run({}, ['--help'])
  expect(code).toBe(0)
  expect(output).toMatch(/^Usage: npm run worker[\s\S]*WORKER_PORT/)
})

test.each([
  ['wrong settings, all at once', { WORKER_PORT: 'x', WORKER_THREADS: '0', GATEWAY_JOBS: '1' }, []],
  ['an unknown option', {}, ['--prot=1']],
])('%s: one clear screen and exit code 1', async (_, env, args) => {
  const { code, output } = await run(env, args)
  expect(code).toBe(1)
  for (const name of [...Object.keys(env), ...args.map((arg) => arg.split('=')[0]!)])
    expect(output).toContain(name)
  expect(output).not.toMatch(/^\s+at /m)
})

test('a port that another program has is named, and what was opened is closed', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const database = await createTestDatabase()
  const { code, output } = await run({ DATABASE_URL: database.url, WORKER_PORT: String(port) })
  expect(code).toBe(1)
  expect(output).toContain(`Port ${port} is taken on 127.0.0.1. Set WORKER_PORT`)
  other.close()
  await database.close()
})
