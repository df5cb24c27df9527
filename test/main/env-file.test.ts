import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startScript } from '../../deploy/script-process.ts'
import manifest from '../../package.json' with { type: 'json' }
import { projectFolder } from '../support/folders.ts'
import { bareEnvironment } from '../support/process.ts'

/** A project whose `.env` is the test's. */
const folder = mkdtempSync(join(tmpdir(), 'monazite-env-'))
copyFileSync(join(projectFolder, 'package.json'), join(folder, 'package.json'))
for (const name of ['src', 'prisma', 'deploy', 'schema', 'node_modules'])
  symlinkSync(join(projectFolder, name), join(folder, name))
writeFileSync(join(folder, '.env'), 'PORT=web\nLOG_LEVEL=loud\n')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('commands read .env, and the environment goes before it', async () => {
  const env = { ...bareEnvironment, LOG_LEVEL: 'silent' }
  const runs = ['start', 'worker', 'migrate'].map((name) =>
    startScript('--run', { cwd: folder, env, args: [name] }),
  )
  for (const run of runs) {
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('PORT: must be a whole number')
    expect(run.output()).not.toContain('LOG_LEVEL')
  }
})

test('every command with settings does', () => {
  const entries = /node .*(src\/(main|worker|keys|backup|demo)|prisma\/(migrate|seed)|deploy\/topology)\.ts/
  const commands = Object.values(manifest.scripts).filter((command) => entries.test(command))
  expect(commands).toHaveLength(10)
  for (const command of commands) expect(command).toContain('node --env-file-if-exists=.env ')
})
