import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { childEnv } from '../../../src/env.ts'
import { createSchema } from '../../../src/graphql/schema.ts'
import { readOperations } from '../../../src/http/examples.ts'
import { openBrowser } from '../../support/browser.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

// Every example runs, studies included.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const schema = createSchema()
let server: TestServer
let browser: Awaited<ReturnType<typeof openBrowser>>
let page: Page

beforeAll(async () => {
  server = await startTestServer({ schema, anonymousScopes: ['READ', 'SIMULATE'] })
  browser = await openBrowser({ width: 360, height: 800 })
  page = browser.page
  await page.goto(`${server.url}/docs`)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The anchor of everything in the schema. */
function places(): string[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  return types.flatMap((type) => {
    const below = (names: string[]) => [type.name, ...names.map((name) => `${type.name}.${name}`)]
    if (isEnumType(type)) return below(type.getValues().map(({ name }) => name))
    if (isInputObjectType(type)) return below(Object.keys(type.getFields()))
    if (!isObjectType(type) && !isInterfaceType(type)) return [type.name]
    const fields = Object.values(type.getFields())
    return below(fields.flatMap(({ name, args }) => [name, ...args.map((one) => `${name}.${one.name}`)]))
  })
}

test('every type, field, argument and value has its place, and every link inside of the page a target', async () => {
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  const expected = places()
  expect(expected.length).toBeGreaterThan(1_000)
  expect(expected.filter((place) => !ids.includes(place))).toEqual([])
  expect(ids.length).toBe(new Set(ids).size)

  const links = await page
    .locator('a')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('href')!))
  const inner = links.filter((link) => link.startsWith('#')).map((link) => link.slice(1))
  expect(inner.length).toBeGreaterThan(1_000)
  expect(inner.filter((target) => !ids.includes(target))).toEqual([])
  expect(links.filter((link) => !link.startsWith('#') && !/^(https:\/\/|\/graphql$)/.test(link))).toEqual([])
})

test('no member is without its description', async () => {
  const text = await page.locator('tr[id="Basis.ND_METAL"]').textContent()
  expect(text).toContain('NdPr oxide × 0.857359.')
  const empty = await page
    .locator('table.members > tbody > tr > td:last-child')
    .evaluateAll((cells) => cells.filter((cell) => !cell.textContent.trim()).length)
  expect(empty).toBe(0)
})

test('the page loads nothing, says nothing on the console, and parses as it was written', async () => {
  expect(browser.requests).toEqual([`${server.url}/docs`])
  expect(browser.problems).toEqual([])
  // What a browser had to move or mend would not come out as it went in.
  const written = (await (await fetch(`${server.url}/docs`)).text()).replaceAll(/\s+/g, ' ')
  const count = (text: string, tag: string) => text.split(new RegExp(`<${tag}[ >]`)).length - 1
  for (const tag of ['article', 'section', 'table', 'tr', 'td', 'details', 'pre', 'code', 'a', 'p', 'li']) {
    expect([tag, await page.locator(tag).count()]).toEqual([tag, count(written, tag)])
    expect([tag, written.split(`</${tag}>`).length - 1]).toEqual([tag, count(written, tag)])
  }
})

test('landmarks, one main heading, headings without a gap, and a way past the contents', async () => {
  for (const role of ['banner', 'navigation', 'main'] as const)
    expect(await page.getByRole(role).count()).toBe(1)
  const levels = await page
    .locator('h1, h2, h3, h4')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
})

test('a phone shows it without scrolling sideways, and its stacked tables are tables still', async () => {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  const wide = await page
    .locator('main *')
    .evaluateAll((all) =>
      all
        .filter((one) => one.getBoundingClientRect().right > 360 && !one.closest('.unseen, thead'))
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    )
  expect(wide).toEqual([])
  const values = page.getByRole('table', { name: 'Values of Basis' })
  expect(await values.getByRole('rowheader').allTextContents()).toContain('ND_METAL')
  expect(await values.getByRole('columnheader').count()).toBe(2)
})

test.each(['light', 'dark'] as const)('%s: text stands out from what is behind it', async (colorScheme) => {
  await page.emulateMedia({ colorScheme })
  const contrasts = await page.evaluate(() => {
    const numbers = (color: string) => color.match(/[\d.]+/g)!.map(Number)
    /** Relative luminance as WCAG 2 defines it. */
    const luminance = (color: string) => {
      const [red, green, blue] = numbers(color)
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const behind = (element: Element | null): string => {
      const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)'
      return numbers(color)[3] === 0 ? behind(element!.parentElement) : color
    }
    return [
      '.title span',
      'main p',
      'main td a',
      'nav a',
      'nav .count',
      'pre code',
      'td summary',
      'thead th',
    ].map((selector) => {
      const element = document.querySelector(selector)!
      const [light, dark] = [getComputedStyle(element).color, behind(element)]
        .map(luminance)
        .sort((a, b) => b - a)
      return [selector, (light! + 0.05) / (dark! + 0.05)] as const
    })
  })
  expect(contrasts.filter(([, contrast]) => contrast < 4.5)).toEqual([])
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(background === 'rgb(255, 255, 255)').toBe(colorScheme === 'light')
})

test('every operation stands at the entry points that it uses, with its document and its variables', async () => {
  const operations = readOperations()
  expect(operations.length).toBeGreaterThan(40)
  const shown = await page.locator('.example').evaluateAll((all) => all.map(({ id }) => id))
  expect(shown).toContain('Query.country.example-supply-chain')
  expect(shown).toContain('Query.tradeAgreements.example-supply-chain')
  for (const { name, query, variables, unset } of operations) {
    const id = shown.find((one) => one.endsWith(`.example-${name}`))
    const blocks = await page.locator(`[id="${id}"] pre`).allTextContents()
    const texts = [query.trim(), ...(variables === null ? [] : [variables.trim()])]
    if (unset.length === 0) texts.push(expect.stringMatching(/^curl /))
    expect([name, ...blocks]).toEqual([name, ...texts])
    const text = await page.locator(`[id="${id}"]`).textContent()
    for (const variable of unset) expect(text).toMatch(new RegExp(`To be filled in: .*\\$${variable}\\b`))
  }
  const entries = [schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
    Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
  )
  expect(entries.filter((entry) => !shown.some((id) => id.startsWith(`${entry}.`)))).toEqual([])
})

test('the query of the guide runs', async () => {
  const query = await page.locator('section[aria-labelledby="lists"] pre').textContent()
  const { body } = await server.execute(query!)
  expect(body.errors).toBeUndefined()
  expect(body.data.observations.nodes).toHaveLength(50)
})

test('an example says which scopes it needs, and how to send a key where everybody lacks one', async () => {
  const sayings = new Map(
    await page
      .locator('.example')
      .evaluateAll((all) => all.map(({ id, children }) => [id, children[1]!.textContent] as const)),
  )
  expect(sayings.get('Query.country.example-supply-chain')).toBe('Needs the scope read.')
  expect(sayings.get('Query.preview.example-preview')).toBe('Needs the scopes read, simulate.')
  expect(sayings.get('Mutation.simulate.example-simulate')).toBe('Needs the scope simulate.')
  expect(sayings.get('Mutation.simulate.example-simulate-in-background')).toBe(
    'Needs the scope analyse: put an API key that has it into MONAZITE_KEY.',
  )
  expect(sayings.get('Mutation.revokeApiKey.example-revoke-api-key')).toMatch(/^Needs the scope admin: put/)
})

test('the command of every example works as it is: it names this server, and its answer is no refusal', async () => {
  const commands = (await page.locator('pre').allTextContents()).filter((text) => text.startsWith('curl '))
  const isForKeys = (command: string) => command.includes('mzk_…')
  expect(commands.filter(isForKeys)).toHaveLength(1)
  const working = new Set(commands.filter((command) => !isForKeys(command)))
  expect(working.size).toBe(readOperations().filter(({ unset }) => unset.length === 0).length + 1)
  const { authorization } = await server.authorization('reader', ['READ', 'ANALYSE', 'ADMIN'])
  const env = childEnv({ MONAZITE_KEY: authorization.replace('Bearer ', '') })
  for (const command of working) {
    expect(command).toContain(`${server.url}/graphql`)
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { maxBuffer: 100_000_000, env })
    const { data, errors } = JSON.parse(stdout)
    expect([command, errors]).toEqual([command, undefined])
    for (const field of Object.values<{ __typename?: string } | null>(data)) {
      expect(field, command).not.toBeNull()
      expect(field?.__typename ?? '', command).not.toMatch(/Error$/)
    }
  }
})
