import { GraphQLError } from 'graphql'
import { builder } from './builder.ts'

const partialDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

function parsePartialDate(value: unknown): string {
  if (typeof value === 'string' && partialDate.test(value)) return value
  throw new GraphQLError(
    `A PartialDate is written YYYY, YYYY-MM or YYYY-MM-DD, not ${JSON.stringify(value)}.`,
  )
}

builder.scalarType('PartialDate', {
  description: 'A date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD.',
  serialize: parsePartialDate,
  parseValue: parsePartialDate,
})

builder.scalarType('DateTime', {
  description: 'An instant in UTC as ISO 8601 has it: 2026-01-31T09:30:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const instant = typeof value === 'string' ? new Date(value) : new Date(Number.NaN)
    if (Number.isNaN(instant.getTime())) {
      throw new GraphQLError(
        `A DateTime is written as in 2026-01-31T09:30:00Z, not ${JSON.stringify(value)}.`,
      )
    }
    return instant
  },
})

builder.scalarType('JSON', {
  description: 'A JSON value whose shape its field describes.',
  serialize: (value) => value,
})
