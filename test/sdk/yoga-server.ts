import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSchema, createYoga } from 'graphql-yoga'

export interface YogaServer {
  url: string
  /** Resolves when the server has noticed that a subscriber to `wait` is gone; one test can use it. */
  left: Promise<void>
  close(): Promise<void>
}

const typeDefs = `
  type Query { name: String }
  type Subscription { count(to: Int!): Int!, names: [String!], wait: Int!, refuse: Int!, break: Int! }
`

/** Subscriptions as graphql-yoga serves them, to pages of any origin. */
export async function startYogaServer(): Promise<YogaServer> {
  const left = Promise.withResolvers<void>()
  const yoga = createYoga({
    logging: false,
    schema: createSchema({
      typeDefs,
      resolvers: {
        Query: { name: () => 'neodymium' },
        Subscription: {
          count: {
            async *subscribe(_: unknown, { to }: { to: number }) {
              for (let count = 1; count <= to; count++) yield { count }
            },
          },
          names: {
            async *subscribe() {
              yield { names: ['釹', 'néodyme', '🧲\r\n\u2028'] }
            },
          },
          wait: {
            async *subscribe(_: unknown, _args: unknown, { request }: { request: Request }) {
              request.signal.addEventListener('abort', () => left.resolve())
              yield { wait: 1 }
              await left.promise
            },
          },
          refuse: {
            subscribe: () => {
              throw new Error('no')
            },
          },
          break: {
            async *subscribe() {
              yield { break: null }
            },
          },
        },
      },
    }),
  })
  const http = createServer(yoga)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    left: left.promise,
    close: () => {
      left.resolve()
      return new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      })
    },
  }
}
