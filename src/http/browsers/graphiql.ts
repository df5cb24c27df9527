import type { IncomingMessage } from 'node:http'
import { readExamples } from '../examples.ts'
import { preparedPage } from '../prepared-page.ts'

/** What the page may load: itself. Its editor compiles workers from text (blob:) and inlines its scripts and fonts. */
const contentSecurityPolicy =
  "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

/**
 * The tabs keep an unfinished shift of hundreds of pixels, which shows only while one is pressed: the tab then jumps
 * from under the pointer and the first click on it is lost. Without the shift, clicks arrive.
 */
const stillTabs = '.graphiql-tab { transform: none !important }'

/** Whether a browser opens the endpoint, as somebody does who types its address. */
export function isOpened({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html')
}

/** Answers with GraphiQL, a tab for each example; nothing in it comes from another origin. */
export function createGraphiQL() {
  return preparedPage(async () => {
    // Nine megabytes of script, loaded when first asked for.
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
    const examples = readExamples()
    const page = renderGraphiQL({
      title: 'monazite',
      ...(examples[0] && { defaultQuery: examples[0].query }),
      defaultTabs: examples,
    })
    return {
      html: page.replace('</head>', `<style>${stillTabs}</style></head>`),
      headers: { 'content-security-policy': contentSecurityPolicy },
    }
  })
}
