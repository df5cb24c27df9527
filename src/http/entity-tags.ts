/** Whether an `If-None-Match` header names the tag, by weak comparison: RFC 9110, sections 8.8.3.2 and 13.1.2. */
export function isKnown(header: string | null | undefined, tag: string): boolean {
  const opaque = (text: string) => text.trim().replace(/^W\//, '')
  const named = header?.split(',').map(opaque) ?? []
  return named.includes(opaque(tag)) || named.includes('*')
}
