import { MODEL_VERSION } from './engine/index.ts'
import type { Env } from './env.ts'

/** The first screen: what runs, where, on which data, and one command that works when copied. */
export function banner(options: {
  url: string
  env: Env
  dataSet: { version: string; changed: boolean }
}): string {
  const { env, dataSet } = options
  // A server that listens on all networks is not reached under that address.
  const url = options.url.replace('//0.0.0.0', '//127.0.0.1').replace('//[::]', '//[::1]')
  const database =
    env.DATABASE_URL === undefined
      ? `embedded PostgreSQL in ${env.DATA_DIR}`
      : withoutPassword(env.DATABASE_URL)
  const query =
    '{"query":"{ country(iso3: \\"IND\\") { name } tradeAgreements(first: 3) { nodes { title status } } }"}'
  return `
monazite is running.

  GraphQL    ${url}/graphql (open it in a browser for GraphiQL with examples)
  Reference  ${url}/docs
  Database   ${database}
  Data set   ${dataSet.version.slice(0, 12)}${dataSet.changed ? ' (imported now)' : ''}
  Model      ${MODEL_VERSION}

Try it:

  curl -s ${url}/graphql -H 'content-type: application/json' -d '${query}'

Ctrl-C stops the server${env.DATABASE_URL === undefined ? ', and the embedded database with it' : ''}.

`
}

function withoutPassword(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `PostgreSQL at ${hostname}:${port || 5432}${pathname}`
}
