import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Page, chromium as playwright } from 'playwright-core'

export interface TestBrowser {
  page: Page
  /** Addresses that the page has asked for. */
  requests: string[]
  /** What went wrong in the page: exceptions, and errors on its console. */
  problems: string[]
  close(): Promise<void>
}

/** A page in a real browser. The browser unpacks itself into a folder of its own. */
export async function openBrowser(viewport: { width: number; height: number }): Promise<TestBrowser> {
  // It does so below TMPDIR under a fixed name, which may belong to another user of the machine.
  const folder = mkdtempSync(join(tmpdir(), 'monazite-browser-'))
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  const browser = await playwright.launch({
    args: chromium.args,
    executablePath: await chromium.executablePath(),
    headless: true,
  })
  const page = await browser.newPage({ viewport })
  const requests: string[] = []
  const problems: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return {
    page,
    requests,
    problems,
    async close() {
      await browser.close()
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
      rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}
