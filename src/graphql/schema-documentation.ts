import { readFileSync } from 'node:fs'

/**
 * `///` texts of the enums in schema.prisma: enum → its own text under the empty key, and one per member.
 * Prisma hands the texts of models to the schema builder, but drops those of enums.
 */
function readEnumTexts(schema: string): Map<string, Map<string, string>> {
  const texts = new Map<string, Map<string, string>>()
  let pending: string[] = []
  let members: Map<string, string> | undefined
  const take = () => {
    const text = pending.join(' ')
    pending = []
    return text
  }
  for (const raw of schema.split('\n')) {
    const line = raw.trim()
    if (line.startsWith('///')) pending.push(line.slice(3).trim())
    else if (line.startsWith('enum ')) {
      members = new Map([['', take()]])
      texts.set(line.split(/\s+/)[1]!, members)
    } else if (line === '}') members = undefined
    else if (/^\w+$/.test(line) && members) members.set(line, take())
    else pending = []
  }
  return texts
}

const enumTexts = readEnumTexts(readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8'))

/** Text of an enum. Throws when it has none, so that nothing undocumented gets into the schema. */
export function enumText(name: string): string {
  return textOf(name, '')
}

/** Text of one member of an enum; `own` fills in for members that schema.prisma leaves to their names. */
export function memberText(name: string, member: string, own: Readonly<Record<string, string>> = {}): string {
  return own[member] ?? textOf(name, member)
}

function textOf(name: string, member: string): string {
  const text = enumTexts.get(name)?.get(member)
  if (!text) throw new Error(`schema.prisma has no /// text for ${name}${member && `.${member}`}`)
  return text
}
