import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Page, chromium as playwright } from 'playwright-core'

export interface TestBrowser {
  newPage(options?: { viewport: { width: number; height: number } }): Promise<Page>
  close(): Promise<void>
}

/** A real Chromium. It unpacks itself below TMPDIR under a fixed name, which may belong to another user of the machine. */
export async function startBrowser(): Promise<TestBrowser> {
  const { TMPDIR } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'monazite-browser-'))
  process.env.TMPDIR = folder
  const browser = await playwright.launch({
    args: chromium.args,
    executablePath: await chromium.executablePath(),
    headless: true,
  })
  return {
    newPage: (options) => browser.newPage(options),
    async close() {
      await browser.close()
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
      rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}
