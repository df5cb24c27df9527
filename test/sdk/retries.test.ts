import { describe, expect, test } from 'vitest'
import { createClient, HttpError, NetworkError } from '../../src/sdk/index.ts'
import { caught } from './caught.ts'
import { startScripted } from './scripted-client.ts'
import type { Turn } from './scripted-server.ts'

const good: Turn = { body: { data: { dataSet: { version: 'abc' } } } }
const limited: Turn = {
  status: 429,
  headers: { 'retry-after': '0' },
  body: { errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] },
}
const unavailable: Turn = { status: 503, text: 'no' }
const simulation = { input: { horizonYears: 1 } }

describe('retries', () => {
  test.each<[string, Turn]>([
    ['503', unavailable],
    ['502', { status: 502, text: '<html>Bad gateway</html>' }],
    ['504', { status: 504, text: '' }],
    ['429', { status: 429, body: { errors: [{ message: 'Too many requests.' }] } }],
    ['a broken connection', 'cut'],
  ])('a query that met %s is asked again', async (_, failure) => {
    const { server, client } = await startScripted([failure, good])
    expect(await client.dataSet()).toEqual({ dataSet: { version: 'abc' } })
    expect(server.requests).toHaveLength(2)
    expect(server.requests[1]!.body).toEqual(server.requests[0]!.body)
  })

  test('end after the number that is set, with the last failure', async () => {
    const { server, client } = await startScripted([unavailable])
    const error = await caught(client.dataSet())
    expect(error).toBeInstanceOf(HttpError)
    expect(error).toMatchObject({ status: 503, message: expect.stringContaining('503') })
    expect(server.requests).toHaveLength(3)
    const impatient = createClient({ url: server.url, retries: 0 })
    await caught(impatient.dataSet())
    expect(server.requests).toHaveLength(4)
  })

  test('do not begin a wait that would outlast the deadline', async () => {
    const { server, client } = await startScripted([
      { status: 503, text: '', headers: { 'retry-after': '3600' } },
    ])
    const error = await caught(client.dataSet())
    expect(error).toMatchObject({ name: 'HttpError', retryAfterMs: 3_600_000 })
    expect(server.requests).toHaveLength(1)
  })

  test('do not begin a wait that no timer can keep, even without a deadline', async () => {
    const turn = { status: 503, text: '', headers: { 'retry-after': '31536000' } }
    const { server, client } = await startScripted([turn, good], { timeoutMs: Number.POSITIVE_INFINITY })
    expect(await caught(client.dataSet())).toMatchObject({ name: 'HttpError', status: 503 })
    expect(server.requests).toHaveLength(1)
  })

  test('read a Retry-After that is an instant against the clock of the server', async () => {
    const headers = { date: 'Wed, 01 Jan 2020 00:00:00 GMT', 'retry-after': 'Wed, 01 Jan 2020 01:00:00 GMT' }
    const { client } = await startScripted([{ status: 503, text: '', headers }])
    expect(await caught(client.dataSet())).toMatchObject({ retryAfterMs: 3_600_000 })
  })

  test('leave mutations alone unless the call says that they are idempotent', async () => {
    const { server, client } = await startScripted([unavailable, 'cut', unavailable, good])
    expect(await caught(client.simulate(simulation))).toBeInstanceOf(HttpError)
    expect(await caught(client.simulate(simulation))).toBeInstanceOf(NetworkError)
    expect(server.requests).toHaveLength(2)
    await client.simulate(simulation, { idempotent: true })
    expect(server.requests).toHaveLength(4)
  })

  test('repeat a mutation that a limit has refused: nothing was done yet', async () => {
    const { server, client } = await startScripted([limited, good])
    await client.simulate(simulation)
    expect(server.requests).toHaveLength(2)
  })

  test.each<[string, Turn]>([
    ['the request was wrong', { status: 400, body: { errors: [{ message: 'Unknown field.' }] } }],
    ['the server failed', { status: 500, body: { errors: [{ message: 'Unexpected error.' }] } }],
    ['a field failed', { body: { data: { dataSet: null }, errors: [{ message: 'x', path: ['dataSet'] }] } }],
    ['access is denied', { status: 401, text: 'no' }],
  ])('do not happen where %s', async (_, failure) => {
    const { server, client } = await startScripted([failure, good])
    await caught(client.dataSet())
    expect(server.requests).toHaveLength(1)
  })
})
