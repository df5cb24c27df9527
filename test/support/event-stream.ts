/** What a stream of server-sent events brought, in its order; a ping is a comment. */
type StreamEvent =
  | { event: 'next'; data: { data?: { simulationProgress: Progress } | null; errors?: StreamError[] } }
  | { event: 'complete' | 'ping' }

interface Progress {
  state: string
  runsDone: number
  runsPlanned: number
  share: number
}

interface StreamError {
  message: string
  extensions: Record<string, unknown>
}

export interface OpenStream {
  response: Response
  /** Events one by one; ends with the connection. */
  events: AsyncGenerator<StreamEvent, undefined>
  /** The next event that is no ping. */
  next(): Promise<StreamEvent | undefined>
  /** All that is still to come, without pings. */
  rest(): Promise<StreamEvent[]>
  hangUp(): void
}

/** Subscribes as a client without a library does. */
export async function subscribe(
  url: string,
  query: string,
  variables: object,
  headers: Record<string, string> = {},
): Promise<OpenStream> {
  const caller = new AbortController()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: caller.signal,
  })
  const events = eventsIn(response)
  const next = async () => {
    for (;;) {
      const { value } = await events.next()
      if (value?.event !== 'ping') return value
    }
  }
  return {
    response,
    events,
    next,
    async rest() {
      const rest: StreamEvent[] = []
      for (let event = await next(); event; event = await next()) rest.push(event)
      return rest
    },
    hangUp: () => caller.abort(),
  }
}

async function* eventsIn(response: Response): AsyncGenerator<StreamEvent, undefined> {
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield parsed(text.slice(0, end))
      text = text.slice(end + 2)
    }
  }
  if (text !== '') throw new Error(`The stream was cut in the middle of an event: ${JSON.stringify(text)}`)
}

function parsed(block: string): StreamEvent {
  if (block === ':') return { event: 'ping' }
  const fields = /^event: (next|complete)\ndata:(.*)$/.exec(block)
  if (!fields) throw new Error(`No event: ${JSON.stringify(block)}`)
  return fields[1] === 'complete' ? { event: 'complete' } : { event: 'next', data: JSON.parse(fields[2]!) }
}
