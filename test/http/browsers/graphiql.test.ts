import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

// Each example has a tab, and the browser opens them all.
vi.setConfig({ testTimeout: 120_000 })

let server: TestServer
let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  server = await startTestServer()
  browser = await openBrowser({ width: 1400, height: 900 })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a browser that opens /graphql finds the examples and can run them, and loads nothing from elsewhere', async () => {
  const { page, requests, problems } = browser
  // Below the test's own limit, so that a failure names its step.
  page.setDefaultTimeout(60_000)
  await page.goto(`${server.url}/graphql`)
  await page.locator('.graphiql-query-editor').getByText('SupplyChain').first().waitFor()
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('SupplyChain') ?? false,
  )
  await page.locator('.graphiql-execute-button').click()
  expect((await answered).status()).toBe(200)
  await page.locator('.graphiql-response').getByText('"data"').first().waitFor()

  const tabs = await page.getByRole('tab').allInnerTexts()
  expect(tabs.slice(0, 2)).toEqual(['SupplyChain', 'Simulate'])
  for (const name of tabs) {
    await page.locator(`.graphiql-tab-button[title="${name}"]`).click()
    await page.locator('.graphiql-query-editor').getByText(name, { exact: true }).first().waitFor()
  }
  await page.locator('.graphiql-tab-button[title="Simulate"]').click()
  await page.locator('.graphiql-editor-tool').getByText('domesticPriority').first().waitFor()

  expect(problems).toEqual([])
  const local = (url: string) => url.startsWith(server.url) || /^(data|blob):/.test(url)
  expect(requests.filter((url) => !local(url))).toEqual([])
  expect(requests.length).toBeGreaterThan(1)
})
