import { readFileSync } from 'node:fs'
import type { GraphQLSchema } from 'graphql'
import { readExamples } from '../examples.ts'
import { preparedPage } from '../prepared-page.ts'
import { type GuideLimits, guide } from './guide.ts'
import { renderPage } from './page.ts'

/** Answers requests for the reference page. */
export function createReference({ schema, limits }: { schema: GraphQLSchema; limits: GuideLimits }) {
  return preparedPage(() => {
    const { page, contentSecurityPolicy } = renderPage({
      schema,
      guide: guide(limits),
      examples: readExamples(),
      style: readFileSync(new URL('page.css', import.meta.url), 'utf8'),
    })
    return {
      html: page,
      headers: { 'content-security-policy': contentSecurityPolicy, 'referrer-policy': 'no-referrer' },
    }
  })
}
