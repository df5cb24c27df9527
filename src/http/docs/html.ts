/** Text that is HTML already. Everything else is escaped when it is put into a template. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What a template takes; `false`, null and undefined leave nothing. */
type Part = Html | string | number | false | null | undefined | readonly Part[]

/** HTML from a template: what is filled in is escaped, for text as for quoted attributes, unless it is {@link Html}. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + written(parts[index - 1]) + string))
}

function written(part: Part): string {
  if (part instanceof Html) return part.text
  if (part == null || part === false) return ''
  if (typeof part === 'object') return part.map(written).join('')
  return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
