import { Client, cacheExchange, fetchExchange } from '@urql/core'
import { graphql } from './generated/gql.ts'
import type { CompanyLineFragment, SimulateInput } from './generated/graphql.ts'

const companiesQuery = graphql(`
  query Companies($after: String) {
    companies(first: 10, after: $after) {
      nodes {
        ...CompanyLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  fragment CompanyLine on Company {
    slug
    role
    country {
      iso3
    }
  }
`)

const simulateMutation = graphql(`
  mutation Simulate($input: SimulateInput!) {
    simulate(input: $input) {
      __typename
      ... on Simulation {
        id
        years {
          year
          japan {
            importLossTonnes
          }
        }
      }
      ... on Error {
        message
      }
      ... on InvalidInputError {
        issues {
          path
          message
        }
      }
    }
  }
`)

/** A list page by page with entities through a fragment, and a mutation with its refusal. */
export async function run(url: string, apiKey?: string) {
  const client = new Client({
    url,
    exchanges: [cacheExchange, fetchExchange],
    // Else short queries are sent as GET: their variables stand in the logs of every proxy on the way, and the server takes a GET
    // only with a header such as `graphql-require-preflight`.
    preferGetMethod: false,
    fetchOptions: { headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` } },
  })
  const { pages, companies } = await askCompanies(client)

  const simulation = await simulate(client, {
    horizonYears: 5,
    china: { oxide: { severityByYear: [0.2, 0.5] } },
  })
  if (simulation.__typename !== 'Simulation') throw new Error(simulation.message)
  const { id, years } = simulation

  const refused = await simulate(client, { horizonYears: 400, china: { oxide: { severityByYear: [1.5] } } })
  const issues = refused.__typename === 'InvalidInputError' ? refused.issues : []

  return { pages, companies, id, years, issues }
}

async function askCompanies(client: Client) {
  const companies: CompanyLineFragment[] = []
  let pages = 0
  let after: string | null = null
  do {
    const page = await askPage(client, after)
    companies.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    pages++
  } while (after !== null)
  return { pages, companies }
}

async function askPage(client: Client, after: string | null) {
  const { data, error } = await client.query(companiesQuery, { after })
  if (!data) throw error
  return data.companies
}

async function simulate(client: Client, input: SimulateInput) {
  const { data, error } = await client.mutation(simulateMutation, { input })
  if (!data) throw error
  return data.simulate
}
