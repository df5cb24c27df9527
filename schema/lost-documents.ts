/** Trusted documents: text by id, which is the hash of the text. */
export type Manifest = Readonly<Record<string, string>>

export interface LostDocument {
  id: string
  /** Name of its operation. */
  name: string
  /** Whether an operation of this name is there still, with another text and therefore another id. */
  changed: boolean
}

/** The documents of `released` that a client can no longer run by their id. */
export function lostDocuments(released: Manifest, current: Manifest): LostDocument[] {
  const names = new Set(Object.values(current).map(nameOf))
  return Object.entries(released)
    .filter(([id]) => !(id in current))
    .map(([id, text]) => ({ id, name: nameOf(text), changed: names.has(nameOf(text)) }))
}

function nameOf(text: string): string {
  return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? 'document'
}
