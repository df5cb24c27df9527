import { fileURLToPath } from 'node:url'
import graphql from '@graphql-eslint/eslint-plugin'

/**
 * Style of the contract: every rule of graphql-eslint for schemas, Relay and operations, but for those that are switched off
 * below, each with its reason. What graphql-eslint cannot say is in check.ts and in test/graphql/.
 */

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const base = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: {
      graphQLConfig: { schema: here('schema.graphql'), documents: [here('operations/*.graphql')] },
    },
  },
}

/** Rules by their short names. */
const named = (rules) =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [`@graphql-eslint/${name}`, rule]))

const ofSchema = {
  'require-description': [
    'error',
    {
      types: true,
      rootField: true,
      DirectiveDefinition: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      EnumValueDefinition: true,
    },
  ],
  'input-name': ['error', { checkInputType: true, caseSensitiveInputType: false, checkMutations: true }],
  // A list of values without identity is no connection.
  'relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
  ],
  // print.ts sorts the schema.
  alphabetize: 'off',
  // Years, bands and estimates are values without identity. What has one implements Node, which demands the id.
  'strict-id-in-types': 'off',
  // Estimate.estimate stands beside `lower` and `upper`; another name would break every client.
  'no-typename-prefix': 'off',
  // Mutations are part of this API.
  'no-root-type': 'off',
  // Entry fields are non-null unless they say when they are null: lists and result unions always have something to answer.
  'require-nullable-result-in-root': 'off',
  // A mutation answers with a result union, whose members are entities and errors.
  'require-field-of-type-query-in-mutation-result': 'off',
  // It wants an argument that the specification's @deprecated lacks. The date ends the reason, and check.ts demands it.
  'require-deprecation-date': 'off',
}

const ofOperations = {
  // Any key that fetches the thing again will do.
  'require-selections': ['error', { fieldName: ['id', 'slug', 'iso3', 'key', 'symbol'] }],
  // A file is one whole document, to be sent as it stands; its fragments stand with it.
  'lone-executable-definition': ['error', { ignore: ['fragment'] }],
  // Fields come in the order in which an answer is read.
  alphabetize: 'off',
}

export default [
  {
    ...base,
    files: ['**/schema.graphql'],
    rules: {
      ...graphql.configs['flat/schema-all'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      ...named(ofSchema),
    },
  },
  {
    ...base,
    files: ['**/operations/*.graphql'],
    rules: { ...graphql.configs['flat/operations-all'].rules, ...named(ofOperations) },
  },
  {
    ...base,
    files: ['**/operations/supply-chain.graphql'],
    // The first example of GraphiQL asks for what a person reads, and a person reads no keys.
    rules: named({ 'require-selections': 'off' }),
  },
]
