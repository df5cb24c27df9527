import { shorten } from '../../store/shorten.ts'
import { BadArgument } from '../bad-argument.ts'
import { keyFields } from './natural-keys.ts'

/** A thing as a router names it. */
export interface Representation {
  readonly typename: string
  /** The key field it is named by, and that field's value. */
  readonly field: string
  readonly value: string
}

/**
 * Reads what a router sent. Fields that are no keys are passed over: a router may send more than it has to.
 *
 * @throws BadArgument that says which representation is none, and why
 */
export function readRepresentations(sent: unknown[], entities: ReadonlySet<string>): Representation[] {
  return sent.map((value, position) => {
    const argument = `representations.${position}`
    const { __typename: typename, ...fields } =
      value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
    if (typeof typename !== 'string') {
      throw new BadArgument(argument, `\`${argument}\` is no object with a \`__typename\`.`)
    }
    if (!entities.has(typename)) {
      throw new BadArgument(
        argument,
        `\`${argument}\`: ${JSON.stringify(shorten(typename))} is no entity of this subgraph.`,
      )
    }
    for (const field of keyFields(typename)) {
      const key = fields[field]
      if (typeof key !== 'string') continue
      if (key.includes('\0'))
        throw new BadArgument(argument, `\`${argument}.${field}\` contains a NUL character.`)
      return { typename, field, value: key }
    }
    throw new BadArgument(
      argument,
      `\`${argument}\` has no key of ${typename}: a text as ${keyFields(typename).join(' or ')}.`,
    )
  })
}
