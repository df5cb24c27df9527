import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { parse } from 'graphql'

// @apollo/subgraph is CommonJS, and a schema is of use only to the copy of graphql-js that made it.
const require = createRequire(import.meta.url)
const { buildSubgraphSchema } = require('@apollo/subgraph') as typeof import('@apollo/subgraph')
const { createYoga } = require('graphql-yoga') as typeof import('graphql-yoga')

const ratings = [
  { iso3: 'IND', grade: 'BBB' },
  { iso3: 'JPN', grade: 'A' },
]

export const ratingsSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])

  type Query { rated(first: Int): RatedConnection! }
  type RatedConnection { nodes: [Country!]! pageInfo: PageInfo! }
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type Country @key(fields: "iso3") { iso3: String! grade: String }
  type Source @key(fields: "key") { key: String! trusted: Boolean! }
  type Simulation @key(fields: "id") { id: ID! comment: String! }
`

/** A second subgraph, which rates countries and sources and comments on simulations, on a port of its own. */
export async function startRatings() {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(ratingsSdl),
      resolvers: {
        Query: {
          rated: () => ({ nodes: ratings, pageInfo: { hasNextPage: false, hasPreviousPage: false } }),
        },
        Country: {
          __resolveReference: ({ iso3 }: { iso3: string }) => ({
            iso3,
            grade: ratings.find((one) => one.iso3 === iso3)?.grade ?? null,
          }),
        },
        Source: { __resolveReference: ({ key }: { key: string }) => ({ key, trusted: true }) },
        Simulation: { __resolveReference: ({ id }: { id: string }) => ({ id, comment: `On ${id}` }) },
      },
    },
  ])
  const server = createServer(createYoga({ schema, logging: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return {
    async execute(query: string, variables: object = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
      return (await response.json()) as { data?: any; errors?: { message: string }[] }
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
