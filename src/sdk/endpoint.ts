/** Where requests go and what heads each of them. */
export interface Endpoint {
  readonly url: string
  readonly headers: Headers
}

export interface EndpointOptions {
  readonly url: string
  readonly apiKey?: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Checks once what every request would trip over. A key wins over an `authorization` among the headers.
 *
 * @throws TypeError that names the option, never its value, which may be a secret
 */
export function endpointOf({ url, apiKey, headers }: EndpointOptions): Endpoint {
  const all = new Headers({
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'content-type': 'application/json',
  })
  for (const [name, value] of Object.entries(headers)) setHeader(all, name, value, `headers["${name}"]`)
  if (apiKey !== undefined) setHeader(all, 'authorization', `Bearer ${apiKey}`, 'apiKey')
  return { url: addressOf(url), headers: all }
}

/** The absolute address; in a browser it may be given relative to the page. */
function addressOf(url: string): string {
  let address: URL
  try {
    address = new URL(new Request(url).url)
  } catch {
    throw new TypeError('url is no address that can be fetched; it may hold no user name or password')
  }
  if (address.protocol !== 'http:' && address.protocol !== 'https:') {
    throw new TypeError('url must start with http:// or https://')
  }
  return address.href
}

function setHeader(headers: Headers, name: string, value: string, option: string): void {
  try {
    // `Headers` lets control characters pass that fetch refuses only when it sends.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value.trim())) throw new TypeError()
    headers.set(name, value)
  } catch {
    throw new TypeError(`${option} cannot be sent as an HTTP header`)
  }
}
