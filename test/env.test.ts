import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { environmentHelp, jwtOptionsOf, limitOptionsOf, readEnv, variableNames } from '../src/env.ts'
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
    DATABASE_REPLICA_URL: 'postgresql',
    DATABASE_REPLICA_LAG_SECONDS: '0',
    DATABASE_POOL_SIZE: '0',
    WORKER_THREADS: '0',
    LOG_LEVEL: 'loud',
    CORS_ORIGINS: 'example.org',
    SHUTDOWN_SECONDS: '-1',
    ANONYMOUS_SCOPES: 'read,write',
    JWT_KEY_SET: 'https://',
    JWT_ALGORITHMS: 'HS256',
    JWT_CLOCK_SKEW_SECONDS: '1000',
    FEDERATION: 'yes',
    TRUSTED_ONLY: '1',
    INTROSPECTION: 'off',
    RATE_LIMIT_VIEWER: '3000000000',
    QUERY_COST: '1',
    OPERATION_SECONDS: '0',
    TRUSTED_PROXIES: '-1',
    METRICS: 'on',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318',
    OTEL_TRACES_SAMPLER_ARG: '1.5',
  }
  for (const name of Object.keys(wrong)) expect(() => readEnv(wrong)).toThrow(`${name}: `)
})

test('who says nothing may read and simulate on a machine of its own, and only read where many come', () => {
  expect(readEnv({}).ANONYMOUS_SCOPES).toEqual(['READ', 'SIMULATE'])
  expect(readEnv({ DATABASE_URL: 'postgresql://h/d' }).ANONYMOUS_SCOPES).toEqual(['READ'])
  expect(readEnv({ ANONYMOUS_SCOPES: 'none' }).ANONYMOUS_SCOPES).toEqual([])
  expect(readEnv({ ANONYMOUS_SCOPES: 'admin, read' }).ANONYMOUS_SCOPES).toEqual(['ADMIN', 'READ'])
})

test('tokens need a key set, an issuer and an audience together', () => {
  expect(jwtOptionsOf(readEnv({}))).toBeUndefined()
  expect(() => readEnv({ JWT_KEY_SET: 'https://issuer.example/keys' })).toThrow(
    /JWT_ISSUER: .*\n.*JWT_AUDIENCE: /,
  )
  const set = {
    JWT_KEY_SET: 'package.json',
    JWT_ISSUER: 'issuer',
    JWT_AUDIENCE: 'monazite',
    JWT_ALGORITHMS: 'ES256',
  }
  expect(jwtOptionsOf(readEnv(set))).toMatchObject({
    issuer: 'issuer',
    audience: 'monazite',
    algorithms: ['ES256'],
  })
})

test('traces need a collector, and are all recorded unless a share is said', () => {
  expect(readEnv({})).toMatchObject({ METRICS: true, OTEL_TRACES_SAMPLER_ARG: 1 })
  expect(readEnv({}).OTEL_EXPORTER_OTLP_ENDPOINT).toBeUndefined()
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'https://collector.example:4318/otlp'
  expect(readEnv({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: '0.25' })).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT,
    OTEL_TRACES_SAMPLER_ARG: 0.25,
  })
  for (const share of ['0', '1', '1.0', '.5', '0.001'])
    expect(readEnv({ OTEL_TRACES_SAMPLER_ARG: share }).OTEL_TRACES_SAMPLER_ARG).toBe(Number(share))
})

test('a replica is one of a server that is named', () => {
  const DATABASE_REPLICA_URL = 'postgresql://replica/d'
  expect(() => readEnv({ DATABASE_REPLICA_URL })).toThrow('DATABASE_REPLICA_URL: must come with DATABASE_URL')
  expect(readEnv({ DATABASE_URL: 'postgresql://h/d', DATABASE_REPLICA_URL })).toMatchObject({
    DATABASE_REPLICA_URL,
    DATABASE_REPLICA_LAG_SECONDS: 30,
  })
})

test('a budget that no costly operation fits into is a mistake', () => {
  expect(() => readEnv({ RATE_LIMIT_ANONYMOUS: '5000' })).toThrow(
    'RATE_LIMIT_ANONYMOUS: must be at least QUERY_COST',
  )
  expect(limitOptionsOf(readEnv({ RATE_LIMIT_ANONYMOUS: '5000', QUERY_COST: '5000' }))).toMatchObject({
    anonymousBudget: 5_000,
    maxCost: 5_000,
  })
})

test('README lists every variable', () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8')
  expect(variableNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('--help lists every variable', () => {
  for (const name of variableNames) expect(environmentHelp).toMatch(new RegExp(`^  ${name} `, 'm'))
})

const example = readFileSync(join(projectFolder, '.env.example'), 'utf8')

test('.env.example sets nothing, and has every variable once, with a line that says what it is for', () => {
  expect(parseEnv(example)).toEqual({})
  const settings = [...example.matchAll(/^# [^\n]+\.\n# ([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(settings.sort()).toEqual([...variableNames].sort())
  expect(example.match(/^# [A-Z_]+=/gm)).toHaveLength(variableNames.length)
})

test('the settings of .env.example are valid, and the defaults where there are any', () => {
  const settings = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))
  expect(() => readEnv(settings)).not.toThrow()
  const examples = [...example.matchAll(/no default[^\n]*\n# ([A-Z_]+)=/g)].map(([, name]) => name!)
  expect(examples).toContain('DATABASE_URL')
  const defaults = Object.fromEntries(Object.entries(settings).filter(([name]) => !examples.includes(name)))
  const WORKER_THREADS = String(readEnv({}).WORKER_THREADS)
  expect(readEnv({ ...defaults, WORKER_THREADS })).toEqual(readEnv({}))
})
