import { decodeGlobalID } from '@pothos/plugin-relay'
import { BadArgument } from './bad-argument.ts'

/** Reads an id of this API. Throws BadArgument for text that no node of this schema has as its id. */
export function decodeId(
  id: string,
  isNodeType: (name: string) => boolean,
): { typename: string; id: string } {
  const decoded = tryDecode(id)
  if (!decoded || !isNodeType(decoded.typename) || decoded.id.includes('\0')) {
    throw new BadArgument('id', `${JSON.stringify(id)} is no id of this API.`)
  }
  return decoded
}

function tryDecode(id: string): { typename: string; id: string } | undefined {
  try {
    return decodeGlobalID(id)
  } catch {
    return undefined
  }
}
