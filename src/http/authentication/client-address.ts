import type { IncomingMessage } from 'node:http'
import { isIP, SocketAddress } from 'node:net'

/**
 * Address of the caller, in the form that limits are kept under: IPv4 as it is, IPv6 by its first 64 bits, which is what
 * one caller is given.
 *
 * @param trustedProxies proxies of the operator's own in front of this server, each of which appends to
 *   `X-Forwarded-For` the address that it was called from. Entries further left are the caller's to invent and never read;
 *   0 reads none.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headersDistinct' | 'socket'>,
  trustedProxies: number,
): string {
  const direct = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return normalised(direct)
  const forwarded = (request.headersDistinct['x-forwarded-for'] ?? [])
    .join(',')
    .split(',')
    .map((entry) => entry.trim())
  const claimed = forwarded.at(-trustedProxies) ?? ''
  // Fewer entries than proxies, or nonsense: the request came past them, and its direct address is all that is known.
  return normalised(withoutPort(claimed) ?? direct)
}

/** The address in an entry, which some proxies write with its port; undefined for anything else. */
function withoutPort(entry: string): string | undefined {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry
  return isIP(bare) === 0 ? undefined : bare
}

function normalised(address: string): string {
  if (isIP(address) !== 6) return address
  // SocketAddress writes every spelling of an address alike.
  const [zoneless = ''] = address.split('%', 1)
  const canonical = new SocketAddress({ address: zoneless, family: 'ipv6' }).address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(canonical)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = canonical.split('::')
  const groups = head === '' ? [] : head.split(':')
  if (tail !== undefined) {
    const last = tail === '' ? [] : tail.split(':')
    while (groups.length + last.length < 8) groups.push('0')
    groups.push(...last)
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}
