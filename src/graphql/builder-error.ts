import { PothosError } from '@pothos/core'
import { GraphQLError } from 'graphql'

/**
 * Whether an error is the schema builder's own complaint about how it is used. Its class looks like that of errors which
 * resolvers throw for clients to read, but what it says is about the inside of the server.
 */
export function isBuilderError(error: unknown): error is GraphQLError {
  return (
    error instanceof PothosError ||
    (error instanceof GraphQLError && error.originalError instanceof PothosError)
  )
}
