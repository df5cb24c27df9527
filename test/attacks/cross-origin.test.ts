import { expect } from 'vitest'
import { besiege, refusals } from './victim.ts'

const friend = 'https://app.example.org'
const { victim, attack } = besiege({ corsOrigins: [friend], trustedOnly: false })

const simulate = 'mutation { simulate(input: { horizonYears: 1 }) { __typename } }'
const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

attack('a link, an image or a frame that asks', async () => {
  for (const destination of ['document', 'image', 'iframe', 'script', 'style', 'object']) {
    const reply = await victim.send('/graphql?query={viewer{kind}}', {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': destination },
    })
    expect([reply.status, refusals(reply)[0]!.code]).toEqual([403, 'CSRF_PREVENTED'])
  }
})

attack('a mutation by GET, with and without headers that rename the method', async () => {
  for (const name of [
    'x-unused',
    'x-http-method-override',
    'x-method-override',
    'x-http-method',
    '_method',
  ]) {
    const reply = await victim.send(`/graphql?${new URLSearchParams({ query: simulate, _method: 'POST' })}`, {
      headers: { 'apollo-require-preflight': '1', [name]: 'POST' },
    })
    expect([reply.status, refusals(reply)[0]!.code]).toEqual([405, 'BAD_REQUEST'])
  }
})

attack('a mutation by GET hidden behind a query of the same document', async () => {
  const document = `query A { viewer { kind } } ${simulate.replace('mutation', 'mutation B')}`
  const reply = await victim.send(
    `/graphql?${new URLSearchParams({ query: document, operationName: 'B' })}`,
    {
      headers: { 'apollo-require-preflight': '1' },
    },
  )
  expect([reply.status, refusals(reply)[0]!.code]).toEqual([405, 'BAD_REQUEST'])
})

attack('a form that posts, in each coding that a form has', async () => {
  const json = JSON.stringify({ query: simulate })
  const parts = `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${json}\r\n--x\r\ncontent-disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n`
  for (const [type, body] of [
    ['text/plain', json],
    ['text/plain; charset=utf-8', json],
    ['text/plain;application/json', json],
    ['application/x-www-form-urlencoded', new URLSearchParams({ query: simulate }).toString()],
    ['application/x-www-form-urlencoded; application/json', json],
    ['multipart/form-data; boundary=x', parts],
    ['multipart/mixed; boundary=x', parts],
    ['APPLICATION/X-WWW-FORM-URLENCODED', new URLSearchParams({ query: simulate }).toString()],
    ['application/x-www-form-urlencoded, application/json', json],
  ] as const) {
    const reply = await victim.post(body, { ...evil, 'content-type': type })
    expect([reply.status, refusals(reply)[0]?.code], type).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  }
})

attack('a post without a type, as a beacon sends it', async () => {
  const answer = await victim.raw(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://evil.example\r\nContent-Length: 40\r\n\r\n{"query":"mutation { __typename }"}     `,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 415 /)
  expect(answer).toContain('UNSUPPORTED_MEDIA_TYPE')
})

attack('a stream of events that another page opens, which asks no leave', async () => {
  const reply = await victim.send('/graphql?query={viewer{kind}}', {
    headers: { ...evil, accept: 'text/event-stream' },
  })
  expect([reply.status, reply.text.includes('CSRF_PREVENTED'), reply.text.includes('"viewer"')]).toEqual([
    403,
    true,
    false,
  ])
})

attack('origins that are nearly one that is let in', async () => {
  for (const origin of [
    'https://app.example.org.evil.example',
    'https://evil-app.example.org',
    'https://app.example.org@evil.example',
    'https://app.example.org%00.evil.example',
    'https://app.example.org:443',
    'https://APP.example.org',
    'https://app-example.org',
    'http://app.example.org',
    'https://app.example.org.',
    'file://',
    'null',
    '',
    '*',
  ]) {
    const asked = await victim.send('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })
    const answered = await victim.post({ query: '{ viewer { kind } }' }, { origin })
    for (const { headers } of [asked, answered]) {
      expect(
        [...headers.keys()].filter((name) => name.startsWith('access-control-')),
        origin,
      ).toEqual([])
    }
  }
})

attack('reading a file of the API from another page', async () => {
  const { headers } = await victim.send('/export/observations.csv?yearFrom=2090', { headers: evil })
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('content-disposition')).toBe('attachment; filename="observations.csv"')
})

attack('cookies: none is set, none is sent along, none lets anybody in', async () => {
  const { headers } = await victim.post(
    { query: '{ viewer { kind } }' },
    { origin: friend, cookie: 'session=1' },
  )
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('access-control-allow-origin')).toBe(friend)
  expect(headers.get('access-control-allow-credentials')).toBeNull()
})

/** A page as a browser opens it. What it is made of is no leak: GraphiQL is nine megabytes of other people's code. */
const open = (path: string, headers: Record<string, string> = {}) =>
  fetch(victim.server.url + path, { headers: { accept: 'text/html', ...headers } })

attack('showing GraphiQL or the reference in a frame of another page', async () => {
  for (const path of ['/graphql', '/docs']) {
    const { status, headers, body } = await open(path, { 'sec-fetch-site': 'cross-site' })
    await body?.cancel()
    expect(status).toBe(200)
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})

attack('having GraphiQL show as a script what the address says', async () => {
  const script = '</script><script>alert(4711)</script>'
  const address = `/graphql?${new URLSearchParams({ operationName: script, variables: script, x: script })}`
  expect(await (await open(address)).text()).not.toContain('alert(4711)')
})
