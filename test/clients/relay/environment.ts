import { Environment, Network, RecordSource, Store } from 'relay-runtime'

/** A Relay environment whose requests go to `url`. */
export function createEnvironment(url: string, apiKey?: string): Environment {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  }
  const network = Network.create(async ({ text }, variables) => {
    const body = JSON.stringify({ query: text, variables })
    const response = await fetch(url, { method: 'POST', headers, body })
    return response.json()
  })
  return new Environment({ network, store: new Store(new RecordSource()) })
}
