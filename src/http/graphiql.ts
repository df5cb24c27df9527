import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga'

const operationsFolder = fileURLToPath(new URL('../../schema/operations', import.meta.url))

/** What the page may load: itself. Its editor compiles workers from text (blob:) and inlines its scripts and fonts. */
const contentSecurityPolicy =
  "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

/** An operation with the variables that it is tried with. */
interface Example {
  query: string
  variables: string | null
}

/**
 * The shipped operations that a newcomer finds in tabs. Few, because GraphiQL loses clicks on tabs once they outgrow
 * the window's width.
 */
const exampleNames = ['supply-chain', 'simulate', 'observations', 'production-targets']

/** The examples with the variables of their `.variables.json`. */
function readExamples(): Example[] {
  const read = (file: string) => readFileSync(join(operationsFolder, file), 'utf8')
  return exampleNames.map((name) => {
    const variables = `${name}.variables.json`
    return {
      query: read(`${name}.graphql`),
      variables: existsSync(join(operationsFolder, variables)) ? read(variables) : null,
    }
  })
}

/** Serves GraphiQL to browsers that open the endpoint, the examples in tabs; nothing in it comes from another origin. */
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
  return renderGraphiQL({
    title: 'monazite',
    ...(examples[0] && { defaultQuery: examples[0].query }),
    defaultTabs: examples,
  })
}
