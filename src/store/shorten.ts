const LONGEST = 60

/** Text of a caller for quoting in a message: at most 60 characters, then an ellipsis. */
export function shorten(text: string): string {
  // Cutting a surrogate pair in two would leave half a character.
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}
