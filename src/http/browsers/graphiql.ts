import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga'
import { readExamples } from '../examples.ts'

/** What the page may load: itself. Its editor compiles workers from text (blob:) and inlines its scripts and fonts. */
const contentSecurityPolicy =
  "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

/**
 * The tabs keep an unfinished shift of hundreds of pixels, which shows only while one is pressed: the tab then jumps
 * from under the pointer and the first click on it is lost. Without the shift, clicks arrive.
 */
const stillTabs = '.graphiql-tab { transform: none !important }'

/** Serves GraphiQL to browsers that open the endpoint, a tab for each example; nothing in it comes from another origin. */
export function useGraphiQLPage(): Plugin {
  let page: Promise<string> | undefined
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/graphql' || !shouldRenderGraphiQL(request)) return
      page ??= render()
      return page.then((html) => {
        const headers = {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': contentSecurityPolicy,
        }
        endResponse(new fetchAPI.Response(html, { headers }))
      })
    },
  }
}

async function render(): Promise<string> {
  // Nine megabytes of script, loaded when first asked for.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const examples = readExamples()
  const page = renderGraphiQL({
    title: 'monazite',
    ...(examples[0] && { defaultQuery: examples[0].query }),
    defaultTabs: examples,
  })
  return page.replace('</head>', `<style>${stillTabs}</style></head>`)
}
