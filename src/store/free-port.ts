import { createServer } from 'node:net'

/** The preferred TCP port of 127.0.0.1 if nothing listens there, else one that the system chooses. */
export async function freePort(preferred: number | undefined): Promise<number> {
  return (
    (preferred !== undefined && (await tryPort(preferred))) || (await tryPort(0)) || Promise.reject(noPort())
  )
}

const noPort = () => new Error('No TCP port is free on 127.0.0.1')

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
