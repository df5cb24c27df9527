import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startScript } from '../../deploy/script-process.ts'
import manifest from '../../package.json' with { type: 'json' }
import { freePort } from '../../src/store/free-port.ts'
import { ask, idIn, simulate } from '../failures/gateway.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { subscribe } from '../support/event-stream.ts'
import { projectFolder } from '../support/folders.ts'
import { cases } from '../support/size.ts'
import { buildImage, type Image } from './image-stages.ts'

const parent = mkdtempSync(join(tmpdir(), 'monazite-image-'))
const installs = cases(0, 1) === 1
let database: TestDatabase
let image: Image
beforeAll(async () => {
  database = await createTestDatabase()
  image = await buildImage(parent, { install: installs })
}, 600_000)
afterAll(async () => {
  await database.close()
  rmSync(parent, { recursive: true, force: true })
})

const start = (script: string, env: Record<string, string>) =>
  startScript(script, {
    cwd: image.folder,
    env: { ...image.env, HOST: '127.0.0.1', WORKER_THREADS: '1', ...env },
  })

/** Exit code of the health check. */
async function health(env: Record<string, string>): Promise<number> {
  const [, ...args] = image.healthCheck
  const options = { env: { ...image.env, ...env } }
  return promisify(execFile)(process.execPath, args, options).then(
    () => 0,
    (error: { code: number }) => error.code,
  )
}

test('what the image holds is enough for a gateway and a worker, which are healthy and compute a study', async () => {
  expect(image.command).toEqual(['node', 'src/main.ts'])
  const [PORT, WORKER_PORT] = [String(await freePort(undefined)), String(await freePort(undefined))]
  const shared = { DATABASE_URL: database.url, ANONYMOUS_SCOPES: 'read,simulate' }
  const gateway = start(image.command[1]!, { ...shared, PORT, GATEWAY_JOBS: 'false' })
  const worker = start('src/worker.ts', { ...shared, WORKER_PORT })
  const [, url] = await gateway.printed(/GraphQL {4}(http\S+)\/graphql/)
  await worker.printed(/worker computes with/)
  expect(await Promise.all([health({ PORT, WORKER_PORT: '' }), health({ WORKER_PORT })])).toEqual([0, 0])

  const id = idIn(await ask({ url: url! }, simulate(1, 'wait: false, uncertainty: { runs: 4096 }')))
  const stream = await subscribe(url!, 'subscription ($id: ID!) { simulationProgress(id: $id) { state } }', {
    id,
  })
  expect((await stream.rest()).at(-2)).toMatchObject({
    data: { data: { simulationProgress: { state: 'DONE' } } },
  })

  for (const process of [gateway, worker]) {
    process.kill('SIGTERM')
    expect(await process.ended).toBe(0)
  }
  expect(await health({ WORKER_PORT })).toBe(1)
}, 120_000)

test('its Node is the one that the tests run on', () => {
  const dockerfile = readFileSync(join(projectFolder, 'deploy/Dockerfile'), 'utf8')
  expect(dockerfile).toContain(`NODE_VERSION=${manifest.devDependencies.node}\n`)
})
