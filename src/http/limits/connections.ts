import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Log } from '../../log.ts'
import { seldom } from './seldom.ts'

interface ConnectionLimits {
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  /** Behind proxies of the operator's own all connections are theirs, and only the total is limited. */
  readonly trustedProxies: number
}

/** Closes connections beyond the limits as soon as they are made, and says so in the log, not for each of them. */
export function limitConnections(http: Server, limits: ConnectionLimits, log: Log): void {
  const open = new Map<string, number>()
  const maximum = limits.trustedProxies === 0 ? limits.maxConnectionsPerAddress : Number.POSITIVE_INFINITY
  const report = seldom(log, 'connections beyond the limit were closed')

  http.maxConnections = limits.maxConnections
  http.on('drop', (about) => report({ address: about?.remoteAddress }))
  http.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.once('close', () => {
      const left = open.get(address)! - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count <= maximum) return
    report({ address })
    socket.destroy()
  })
}
