import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { possibleTypes } from './generated/possible-types.ts'

/** A client whose cache knows the schema's interfaces and unions, and joins the pages of its lists. */
export function createClient(url: string, apiKey?: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({
      uri: url,
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Query: { fields: { observations: relayStylePagination(['filter', 'orderBy']) } },
      },
    }),
  })
}
