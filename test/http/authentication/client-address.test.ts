import { expect, test } from 'vitest'
import type { Viewer } from '../../../src/graphql/context.ts'
import { callerKey } from '../../../src/http/authentication/caller.ts'
import { clientAddress } from '../../../src/http/authentication/client-address.ts'

const from = (remoteAddress: string, forwarded: string[], trustedProxies: number) =>
  clientAddress(
    {
      socket: { remoteAddress },
      headersDistinct: forwarded.length > 0 ? { 'x-forwarded-for': forwarded } : {},
    } as unknown as Parameters<typeof clientAddress>[0],
    trustedProxies,
  )

test.each([
  ['without proxies the header is not read', '192.0.2.1', ['198.51.100.7'], 0, '192.0.2.1'],
  ['one proxy has appended the caller', '10.0.0.1', ['198.51.100.7'], 1, '198.51.100.7'],
  [
    'what stands before it is the caller’s invention',
    '10.0.0.1',
    ['1.1.1.1, 2.2.2.2, 198.51.100.7'],
    1,
    '198.51.100.7',
  ],
  ['also in a header line of its own', '10.0.0.1', ['1.1.1.1', '198.51.100.7'], 1, '198.51.100.7'],
  ['two proxies have appended two', '10.0.0.1', ['1.1.1.1, 198.51.100.7, 10.0.0.2'], 2, '198.51.100.7'],
  ['fewer entries than proxies: it came past them', '192.0.2.1', ['198.51.100.7'], 2, '192.0.2.1'],
  ['no header: it came past them', '192.0.2.1', [], 1, '192.0.2.1'],
  ['an entry that is no address is not a key', '192.0.2.1', ['<script>'], 1, '192.0.2.1'],
  ['an empty entry is none', '192.0.2.1', ['1.1.1.1, '], 1, '192.0.2.1'],
  ['a port is not part of it', '10.0.0.1', ['198.51.100.7:4711'], 1, '198.51.100.7'],
  ['nor around brackets', '10.0.0.1', ['[2001:db8:1:2:3:4:5:6]:4711'], 1, '2001:db8:1:2::/64'],
])('%s', (_name, remote, forwarded, proxies, expected) => {
  expect(from(remote, forwarded, proxies)).toBe(expected)
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:9::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
])('%s is kept as %s', (address, expected) => {
  expect(from(address, [], 0)).toBe(expected)
})

test('a viewer has one key wherever it calls from, and none that an address could be', () => {
  const viewer = holder('ip:192.0.2.1')
  expect(callerKey({ viewer, address: '192.0.2.1' })).toBe('viewer:ip:192.0.2.1')
  expect(callerKey({ viewer, address: '192.0.2.2' })).toBe('viewer:ip:192.0.2.1')
  expect(callerKey({ address: '192.0.2.1' })).toBe('ip:192.0.2.1')
})

test('long ids keep keys apart within the length of the column', () => {
  const keys = ['a', 'b'].map((end) => callerKey({ viewer: holder('x'.repeat(5_000) + end), address: '' }))
  expect(new Set(keys).size).toBe(2)
  expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(255)
})

function holder(id: string): Viewer {
  return { id, kind: 'TOKEN', scopes: new Set(), actor: 'test' }
}
