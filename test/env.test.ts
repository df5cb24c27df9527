import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { environmentHelp, readEnv } from '../src/env.ts'
import { projectFolder } from './support/folders.ts'

test('nothing set means the embedded database in the project, reachable from this machine alone', () => {
  expect(readEnv({})).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', DATA_DIR: join(projectFolder, '.data') })
  expect(readEnv({}).DATABASE_URL).toBeUndefined()
})

test('one core is left to requests, and studies have one thread at least', () => {
  expect(readEnv({}).WORKER_THREADS).toBe(Math.max(1, availableParallelism() - 1))
  expect(readEnv({ WORKER_THREADS: '12' }).WORKER_THREADS).toBe(12)
})

test('an empty value is a value that is not set', () => {
  expect(readEnv({ DATABASE_URL: '', PORT: '', CORS_ORIGINS: '' })).toEqual(readEnv({}))
})

test('every wrong variable is named at once', () => {
  const wrong = {
    PORT: '70000',
    DATABASE_URL: 'mysql://root@localhost/x',
    DATABASE_POOL_SIZE: '0',
    WORKER_THREADS: '0',
    LOG_LEVEL: 'loud',
    CORS_ORIGINS: 'example.org',
    SHUTDOWN_SECONDS: '-1',
  }
  for (const name of Object.keys(wrong)) expect(() => readEnv(wrong)).toThrow(`${name}: `)
})

test('--help lists every variable', () => {
  for (const name of Object.keys(readEnv({ DATABASE_URL: 'postgresql://h/d' })))
    expect(environmentHelp).toMatch(new RegExp(`^  ${name} `, 'm'))
})
