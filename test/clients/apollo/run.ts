import type { ApolloClient } from '@apollo/client'
import { createClient } from './client.ts'
import {
  ObservationsDocument,
  SimulateDocument,
  type SimulateInput,
  StoredRunDocument,
  TradeAgreementsDocument,
} from './generated/graphql.ts'

/** A list page by page, entities through a fragment, a mutation and its refusal, and a node read through an interface. */
export async function run(url: string, apiKey?: string) {
  const client = createClient(url, apiKey)
  const { pages, observations } = await askObservations(client)

  const { data } = await client.query({ query: TradeAgreementsDocument })
  const agreements = data?.tradeAgreements.edges.map(({ node }) => node) ?? []

  const simulation = await simulate(client, {
    horizonYears: 5,
    china: { oxide: { severityByYear: [0.2, 0.5] } },
  })
  if (simulation.__typename !== 'Simulation') throw new Error(simulation.message)
  const { id, years } = simulation
  const stored = await client.query({ query: StoredRunDocument, variables: { id } })
  const node = stored.data?.node
  const storedYears = node && 'years' in node ? node.years : []

  const refused = await simulate(client, { horizonYears: 400, china: { oxide: { severityByYear: [1.5] } } })
  const issues = refused.__typename === 'InvalidInputError' ? refused.issues : []

  return { pages, observations, agreements, id, years, storedYears, issues }
}

const observations = {
  query: ObservationsDocument,
  variables: { filter: { indicator: 'MINE_PRODUCTION', countryIso3: 'CHN' } },
} as const

async function askObservations(client: ApolloClient) {
  let pages = 0
  let after: string | null = null
  do {
    after = await askPage(client, after)
    pages++
  } while (after !== null)
  // The cache has joined the pages: this answers with the whole list and sends nothing.
  const list = client.readQuery(observations)?.observations
  return { pages, observations: list?.edges.map(({ node }) => node) ?? [] }
}

/** Brings one page into the cache, and gives the cursor of the next. */
async function askPage(client: ApolloClient, after: string | null): Promise<string | null> {
  const { query, variables } = observations
  const { data } = await client.query({
    query,
    variables: { ...variables, after },
    // The cache holds one list, whatever `after` says: asked first, it would answer with what it has.
    fetchPolicy: 'network-only',
  })
  const page = data?.observations.pageInfo
  return page?.hasNextPage ? page.endCursor : null
}

async function simulate(client: ApolloClient, input: SimulateInput) {
  const { data } = await client.mutate({ mutation: SimulateDocument, variables: { input } })
  if (!data) throw new Error('No answer')
  return data.simulate
}
