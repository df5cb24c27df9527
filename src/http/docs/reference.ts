import { readFileSync } from 'node:fs'
import type { GraphQLSchema } from 'graphql'
import type { Scope } from '../../store/generated/enums.ts'
import { readOperations } from '../examples.ts'
import { preparedPage } from '../prepared-page.ts'
import { type GuideLimits, guide } from './guide.ts'
import { renderPage } from './page.ts'

interface ReferenceOptions {
  schema: GraphQLSchema
  limits: GuideLimits
  /** What callers without a credential may do. */
  anonymousScopes: readonly Scope[]
}

/** Answers requests for the reference page. */
export function createReference({ schema, limits, anonymousScopes }: ReferenceOptions) {
  return preparedPage(() => {
    const { page, contentSecurityPolicy } = renderPage({
      schema,
      guide: guide(limits),
      examples: readOperations(),
      openScopes: new Set(anonymousScopes.map((scope) => scope.toLowerCase())),
      style: readFileSync(new URL('page.css', import.meta.url), 'utf8'),
    })
    return {
      html: page,
      headers: { 'content-security-policy': contentSecurityPolicy, 'referrer-policy': 'no-referrer' },
    }
  })
}
