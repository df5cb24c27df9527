import { GraphQLError } from 'graphql'

/** A field argument that cannot be served, on fields whose result has no error member. */
export class BadArgument extends GraphQLError {
  constructor(argument: string, message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT', argument } })
  }
}
