import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartupError } from '../startup-error.ts'

export interface Address {
  /** 0 lets the system choose one. */
  readonly port: number
  readonly host?: string
  /** Variables of the environment that they come from. Default: `PORT`. */
  readonly variable?: string
}

/**
 * Opens the port.
 *
 * @returns address of the server, without a path
 * @throws StartupError when the port is taken or not allowed
 */
export function listen(http: Server, address: Address): Promise<string> {
  const { port, host = '127.0.0.1' } = address
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { ...address, host })))
    http.listen({ port, host }, () => {
      const { port: opened } = http.address() as AddressInfo
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${opened}`)
    })
  })
}

/** Takes no more connections, waits for the requests under way, and cuts off what outlasts the deadline. */
export function drain(http: Server, drainMillis: number): Promise<void> {
  return new Promise((resolve) => {
    if (!http.listening) return resolve()
    const cutOff = setTimeout(() => http.closeAllConnections(), drainMillis)
    http.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    http.closeIdleConnections()
  })
}

function explain(
  cause: NodeJS.ErrnoException,
  { port, host, variable = 'PORT' }: Address & { host: string },
): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new StartupError(
        `Port ${port} is taken on ${host}. Set ${variable} to another one, or stop what uses it.`,
        { cause },
      )
    case 'EACCES':
      return new StartupError(
        `Port ${port} is not allowed to this user. Set ${variable} to one above 1023.`,
        { cause },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError(`This machine has no address ${host}. Correct HOST.`, { cause })
    default:
      return cause
  }
}
