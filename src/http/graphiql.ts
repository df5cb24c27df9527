import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'graphql'
import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga'

const operationsFolder = fileURLToPath(new URL('../../schema/operations', import.meta.url))

/** What the page may load: itself. Its editor compiles workers from text (blob:) and inlines its scripts and fonts. */
const contentSecurityPolicy =
  "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

/**
 * The tabs keep an unfinished shift of hundreds of pixels, which shows only while one is pressed: the tab then jumps
 * from under the pointer and the first click on it is lost. Without the shift, clicks arrive.
 */
const stillTabs = '.graphiql-tab { transform: none !important }'

/** An operation with the variables that it is tried with. */
interface Example {
  query: string
  variables: string | null
}

/** What a newcomer should see first; the other operations follow by name. */
const firstExamples = ['supply-chain', 'simulate']

/** The shipped operations that run as they are, each with the variables of its `.variables.json`. */
function readExamples(): Example[] {
  const files = readdirSync(operationsFolder)
  const read = (file: string) => readFileSync(join(operationsFolder, file), 'utf8')
  const names = files
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace(/\.graphql$/, ''))
  return [...new Set([...firstExamples, ...names.sort()])]
    .map((name) => {
      const variables = `${name}.variables.json`
      return { query: read(`${name}.graphql`), variables: files.includes(variables) ? read(variables) : null }
    })
    .filter(isComplete)
}

/** Whether every variable that must have a value has one. */
function isComplete({ query, variables }: Example): boolean {
  const given = new Set(Object.keys(JSON.parse(variables ?? '{}')))
  return parse(query)
    .definitions.flatMap((definition) =>
      'variableDefinitions' in definition ? definition.variableDefinitions! : [],
    )
    .every(
      ({ type, defaultValue, variable }) =>
        type.kind !== 'NonNullType' || defaultValue || given.has(variable.name.value),
    )
}

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
