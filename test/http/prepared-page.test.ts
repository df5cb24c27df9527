import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { preparedPage } from '../../src/http/prepared-page.ts'

test('a page is rendered once, and again when it could not be', async () => {
  let rendered = 0
  const answer = preparedPage(() => {
    rendered++
    if (rendered === 1) throw new Error('no memory')
    return { html: '<p>here</p>', headers: {} }
  })
  const http = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`
  try {
    expect((await fetch(url)).status).toBe(500)
    for (let time = 0; time < 2; time++) expect(await (await fetch(url)).text()).toBe('<p>here</p>')
    expect(rendered).toBe(2)
  } finally {
    http.closeAllConnections()
    http.close()
  }
})
