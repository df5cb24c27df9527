import { expect, test } from 'vitest'
import { unavailable } from '../../src/store/unavailable.ts'

const failure = (fields: object, message = '') => Object.assign(new Error(message), fields)

test.each([
  ['a refused connection', failure({ code: 'ECONNREFUSED' }), 'unreachable'],
  ['a server that shuts down', failure({ code: '57P01' }), 'unreachable'],
  ['a full disk', failure({ code: '53100' }), 'full'],
  [
    'a limit on the size of files',
    failure({ code: 'XX000' }, 'could not extend file "base/5/16387": File too large'),
    'full',
  ],
  [
    'what Prisma made of it',
    failure({
      code: 'P2010',
      meta: { driverAdapterError: failure({ cause: { kind: 'postgres', originalCode: '53100' } }) },
    }),
    'full',
  ],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 'unreachable'],
  ['an error that it caused', new Error('no answer', { cause: failure({ code: 'P1001' }) }), 'unreachable'],
  ['a fault of a statement', failure({ code: 'P2010', meta: {} }, 'Code: `42601`'), undefined],
  ['a text that merely names one', new Error('row 53100: ECONNREFUSED'), undefined],
  ['no error', null, undefined],
])('%s', (_name, error, expected) => {
  expect(unavailable(error)).toBe(expected)
})

test('an error that is its own cause has an end', () => {
  const error = new Error('around')
  error.cause = error
  expect(unavailable(error)).toBeUndefined()
})
