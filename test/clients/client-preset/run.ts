import { GraphQLClient } from 'graphql-request'
import { type FragmentType, readFragment } from './generated/fragment-masking.ts'
import { graphql } from './generated/gql.ts'
import type { SimulateInput, SourcesQuery } from './generated/graphql.ts'

const sourcesQuery = graphql(`
  query Sources($after: String) {
    sources(first: 40, after: $after) {
      nodes {
        key
        title
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const countryQuery = graphql(`
  query Country($iso3: String!) {
    country(iso3: $iso3) {
      name
      facilities(first: 3) {
        nodes {
          ...Site
        }
      }
    }
  }
`)

const siteFragment = graphql(`
  fragment Site on Facility {
    name
    stage
    status
    company {
      name
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

/** A list page by page, an entity through a fragment, a mutation and its refusal. */
export async function run(url: string, apiKey?: string) {
  const client = new GraphQLClient(url, {
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
  })

  const sources: string[] = []
  let after: string | null = null
  let pages = 0
  do {
    const { sources: page }: SourcesQuery = await client.request(sourcesQuery, { after })
    sources.push(...page.nodes.map(({ key }) => key))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    pages++
  } while (after !== null)

  const { country } = await client.request(countryQuery, { iso3: 'IND' })
  const sites = country?.facilities.nodes.map(siteLine) ?? []

  const simulate = async (input: SimulateInput) =>
    (await client.request(simulateMutation, { input })).simulate
  const simulation = await simulate({ horizonYears: 5, china: { oxide: { severityByYear: [0.2, 0.5] } } })
  if (simulation.__typename !== 'Simulation') throw new Error(simulation.message)
  const { id, years } = simulation

  const refused = await simulate({ horizonYears: 400, china: { oxide: { severityByYear: [1.5] } } })
  const issues = refused.__typename === 'InvalidInputError' ? refused.issues : []

  return { pages, sources, sites, id, years, issues }
}

/** Sees of a facility what its own fragment asks for, whatever else the query has. */
function siteLine(facility: FragmentType<typeof siteFragment>): string {
  const { name, stage, status, company } = readFragment(siteFragment, facility)
  return `${name} (${company.name}): ${stage}, ${status}`
}
