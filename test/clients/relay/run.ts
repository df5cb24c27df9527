import { commitMutation, type Environment, fetchQuery, graphql } from 'relay-runtime'
import type { CountryQuery } from './__generated__/CountryQuery.graphql.ts'
import type { Outcome_simulation$key } from './__generated__/Outcome_simulation.graphql.ts'
import outcomeQuery, { type OutcomeQuery } from './__generated__/OutcomeQuery.graphql.ts'
import type { Production_country$key } from './__generated__/Production_country.graphql.ts'
import productionPageQuery, { type ProductionPageQuery } from './__generated__/ProductionPageQuery.graphql.ts'
import type { SimulateInput, SimulateMutation } from './__generated__/SimulateMutation.graphql.ts'
import { createEnvironment } from './environment.ts'
import { readFragment } from './read-fragment.ts'

const countryQuery = graphql`
  query CountryQuery($iso3: String!) {
    country(iso3: $iso3) {
      id
      name
      ...Production_country
    }
  }
`

const productionFragment = graphql`
  fragment Production_country on Country
  @refetchable(queryName: "ProductionPageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    mineProduction(first: $first, after: $after) @connection(key: "Production_mineProduction") {
      edges {
        node {
          year
          value
          unit
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`

const simulateMutation = graphql`
  mutation SimulateMutation($input: SimulateInput!) {
    simulate(input: $input) {
      __typename
      ... on Simulation {
        id
        ...Outcome_simulation @alias(as: "outcome")
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
`

const outcomeFragment = graphql`
  fragment Outcome_simulation on Simulation @refetchable(queryName: "OutcomeQuery") {
    years {
      year
      japan {
        importLossTonnes
      }
    }
  }
`

/** A list page by page, a mutation and its refusal, and one node fetched again: all read from Relay's store. */
export async function run(url: string, apiKey?: string) {
  const environment = createEnvironment(url, apiKey)
  const country = await askCountry(environment, 'CHN')

  const simulation = await simulate(environment, {
    horizonYears: 5,
    china: { oxide: { severityByYear: [0.2, 0.5] } },
  })
  if (!simulation.id || !simulation.outcome) throw new Error(simulation.message)
  const { id, outcome } = simulation
  const { years } = readFragment<Outcome_simulation$key>(environment, outcomeFragment, outcome)
  // By its id alone, into an empty store, as after a reload of the page.
  const reloaded = createEnvironment(url, apiKey)
  const again = await fetchQuery<OutcomeQuery>(reloaded, outcomeQuery, { id }).toPromise()
  if (!again?.node) throw new Error(`${id} is gone`)
  const refetched = readFragment<Outcome_simulation$key>(reloaded, outcomeFragment, again.node)

  const refused = await simulate(environment, {
    horizonYears: 400,
    china: { oxide: { severityByYear: [1.5] } },
  })
  return { ...country, id, years, refetched: refetched.years, issues: refused.issues ?? [] }
}

async function askCountry(environment: Environment, iso3: string) {
  const data = await fetchQuery<CountryQuery>(environment, countryQuery, { iso3 }).toPromise()
  if (!data?.country) throw new Error(`No country ${iso3}`)
  const { id, name } = data.country
  const key: Production_country$key = data.country

  // Each page joins the connection in the store, where the fragment finds all of them.
  for (let pages = 1; ; pages++) {
    const { mineProduction } = readFragment(environment, productionFragment, key)
    const { endCursor, hasNextPage } = mineProduction.pageInfo
    if (!hasNextPage) return { name, pages, production: mineProduction.edges.map(({ node }) => node) }
    const page = { id, after: endCursor ?? null }
    await fetchQuery<ProductionPageQuery>(environment, productionPageQuery, page).toPromise()
  }
}

function simulate(environment: Environment, input: SimulateInput) {
  return new Promise<SimulateMutation['response']['simulate']>((resolve, reject) => {
    commitMutation<SimulateMutation>(environment, {
      mutation: simulateMutation,
      variables: { input },
      onCompleted: ({ simulate }) => resolve(simulate),
      onError: reject,
    })
  })
}
