import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay'
import { NotFound } from '../store/errors.ts'
import { shorten } from '../store/shorten.ts'
import { BadArgument } from './bad-argument.ts'

/** What comes of a text that is no id of the type asked for. */
export const wrongIdText =
  'A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`.'

/** Reads an id of this API. Throws BadArgument for text that no node of this schema has as its id. */
export function decodeId(
  id: string,
  isNodeType: (name: string) => boolean,
): { typename: string; id: string } {
  const decoded = parseId(id)
  if (!decoded || !isNodeType(decoded.typename) || decoded.id.includes('\0')) {
    throw new BadArgument('id', `${JSON.stringify(shorten(id))} is no id of this API.`)
  }
  return decoded
}

/** Key within its type of an id that has to be of one type. Throws BadArgument for an id of another. */
export function keyOf(type: string, { typename, id }: { typename: string; id: string }): string {
  if (typename !== type) throw new BadArgument('id', `This is the id of a ${typename}, not of a ${type}.`)
  return id
}

/** Says that there is nothing with a key, or nothing for the caller, by the id that the caller gave. */
export function notFound(type: string, key: string): NotFound {
  return new NotFound(type, encodeGlobalID(type, key))
}

/** Type and key of an id; undefined for text that is none. */
export function parseId(id: string): { typename: string; id: string } | undefined {
  try {
    return decodeGlobalID(id)
  } catch {
    return undefined
  }
}
