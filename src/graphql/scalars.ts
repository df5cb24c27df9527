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

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

builder.scalarType('DateTime', {
  description: 'An instant in UTC as ISO 8601 has it: 2026-01-31T09:30:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    // Whatever else `Date` reads, it reads as it likes: `$1` is a day in 2001.
    const instant = new Date(typeof value === 'string' && isoInstant.test(value) ? value : Number.NaN)
    // Later years are stored, but not read back by the database's driver.
    if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9_999) {
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
