/** One event of a `text/event-stream`. Its id and its wish for a reconnection time are left out: GraphQL uses neither. */
export interface StreamEvent {
  /** `message` where the stream names none. */
  readonly type: string
  readonly data: string
}

/** The events of a stream of bytes, wherever these are cut. An event that the stream's end cuts short is dropped. */
export async function* eventsOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = new TextDecoder()
  const read = createEventParser()
  for await (const chunk of chunks) yield* read(decoder.decode(chunk, { stream: true }))
}

/**
 * Takes text piece by piece and gives the events that each piece completes, as WHATWG HTML reads them (9.2.6), but for one
 * kindness: an event with a type and no data counts, because some servers end a GraphQL stream with a bare `event: complete`.
 */
function createEventParser(): (text: string) => StreamEvent[] {
  /** The line that has begun. */
  let begun = ''
  /** A line has ended in CR; an LF that follows belongs to it. */
  let afterReturn = false
  let type = ''
  let data: string[] = []

  return (text) => {
    if (text === '') return []
    const lines = (afterReturn && text[0] === '\n' ? text.slice(1) : text).split(/\r\n|\n|\r/)
    afterReturn = text.endsWith('\r')
    lines[0] = begun + lines[0]
    begun = lines.pop()!
    const events: StreamEvent[] = []
    for (const line of lines) {
      if (line !== '') {
        const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line)!
        if (name === 'event') type = value!
        else if (name === 'data') data.push(value!)
      } else {
        if (type !== '' || data.length > 0) events.push({ type: type || 'message', data: data.join('\n') })
        type = ''
        data = []
      }
    }
    return events
  }
}
