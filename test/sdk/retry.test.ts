import { describe, expect, test } from 'vitest'
import { GraphQLRequestError, HttpError, NetworkError, TimeoutError } from '../../src/sdk/index.ts'
import { retryAfterMs, waitBeforeRetry } from '../../src/sdk/retry.ts'

const unavailable = (retryAfter: number | null = null) =>
  new HttpError('no', { status: 503, requestId: null, retryAfterMs: retryAfter })

describe('the wait before another attempt', () => {
  test('doubles from a quarter of a second to eight seconds', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => waitBeforeRetry(unavailable(), attempt, 1))
    expect(longest).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
  })

  test('is drawn from its upper half', () => {
    expect([0, 0.5, 1].map((random) => waitBeforeRetry(unavailable(), 3, random))).toEqual([500, 750, 1_000])
  })

  test('begins after what the server asks for, spread as always', () => {
    expect([0, 0.5, 1].map((random) => waitBeforeRetry(unavailable(1_000), 3, random))).toEqual([
      1_500, 1_750, 2_000,
    ])
  })

  test('is null where no timer can keep it', () => {
    expect(waitBeforeRetry(unavailable(31_536_000_000), 1, 0)).toBeNull()
  })

  test('is null where the error will not pass by itself', () => {
    const facts = { status: 200, requestId: null }
    const lasting = [
      new HttpError('no', { ...facts, status: 500 }),
      new HttpError('no', { ...facts, status: 401 }),
      new GraphQLRequestError([{ message: 'x' }], null, { ...facts, status: 503 }),
      new TimeoutError(1),
      new TypeError('x'),
    ]
    expect(lasting.map((error) => waitBeforeRetry(error, 1, 0))).toEqual(lasting.map(() => null))
    expect(waitBeforeRetry(new NetworkError('cut'), 1, 0)).toBe(125)
  })
})

describe('Retry-After', () => {
  test.each([
    ['in seconds', '120', null, 120_000],
    ['as an instant, against the clock of the server', 'Wed, 01 Jan 2020 01:00:00 GMT', 0, 3_600_000],
    ['as an instant that is past', 'Wed, 01 Jan 2020 01:00:00 GMT', 2, 0],
    ['as an instant without a clock', 'Wed, 01 Jan 2020 01:00:00 GMT', null, null],
    ['unreadable', 'soon', 0, null],
    ['negative', '-5', null, null],
  ])('%s', (_, retryAfter, hour, expected) => {
    const headers = new Headers({ 'retry-after': retryAfter })
    if (hour !== null) headers.set('date', `Wed, 01 Jan 2020 0${hour}:00:00 GMT`)
    expect(retryAfterMs(headers)).toBe(expected)
  })

  test('may be missing', () => {
    expect(retryAfterMs(new Headers())).toBeNull()
  })
})
