import { type AuthFailure, AuthScopeFailureType } from '@pothos/plugin-scope-auth'
import { GraphQLError } from 'graphql'
import type { Scope } from '../store/generated/enums.ts'
import type { GraphQLContext, Viewer } from './context.ts'

/** Scopes under the names that keys, tokens and settings give them. */
export type ScopeFlags = Record<Lowercase<Scope>, boolean>

export function scopeFlags({ viewer: { scopes } }: GraphQLContext): ScopeFlags {
  return {
    read: scopes.has('READ'),
    simulate: scopes.has('SIMULATE'),
    analyse: scopes.has('ANALYSE'),
    admin: scopes.has('ADMIN'),
  }
}

/** For what runs the model or changes what such runs have left: either of the scopes that allow to run it. */
export const runsModel = { $any: { simulate: true, analyse: true } } as const

/** How descriptions name it. */
export const runsModelText = 'Needs the scope `simulate` or `analyse`.'

/** Answer to a caller that lacks a scope: names the scope, and what helps. */
export class Forbidden extends GraphQLError {
  /** @param what the sentence's subject, where it is something of the request that asks for the scope */
  constructor(failure: AuthFailure, { kind }: Viewer, what = 'This') {
    const scopes = missingScopes(failure)
    const names = scopes.map((scope) => `\`${scope}\``).join(' or ')
    const advice =
      kind === 'ANONYMOUS'
        ? 'Send an API key that has it as `Authorization: Bearer …`.'
        : 'The key or token that was sent does not have it.'
    super(`${what} needs the scope ${names}. ${advice}`, {
      extensions: { code: 'FORBIDDEN', requiredScopes: scopes },
    })
  }
}

/** Scopes that would have helped, each once. */
export function missingScopes(failure: AuthFailure): string[] {
  return [...new Set(missing(failure))]
}

function missing(failure: AuthFailure): string[] {
  switch (failure.kind) {
    case AuthScopeFailureType.AuthScope:
      return [failure.scope]
    case AuthScopeFailureType.AnyAuthScopes:
    case AuthScopeFailureType.AllAuthScopes:
      return failure.failures.flatMap(missing)
    default:
      return []
  }
}
