import { anonymousViewer, type Viewer } from '../../graphql/context.ts'
import { apiKeyTag, checkApiKey, type KeyRefusal } from '../../store/api-keys.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { Scope } from '../../store/generated/enums.ts'
import { createTokenCheck, InvalidToken, type JwtOptions } from './json-web-tokens.ts'

export interface AuthenticationOptions {
  readonly db: PrismaClient
  readonly now: () => Date
  /** What callers without a credential may do. */
  readonly anonymousScopes: readonly Scope[]
  /** Tokens are refused without it. */
  readonly jwt?: JwtOptions | undefined
}

/**
 * Who sends a request, by its header `Authorization`.
 *
 * @throws Unauthenticated for a credential that is not valid: it never falls back to what anybody may do
 */
export type Authenticate = (authorization: string | null) => Promise<Viewer>

/** The request has a credential that lets nobody in. The message is for its sender. */
export class Unauthenticated extends Error {}

/** The longest credential that is looked at; a token with many claims has a few thousand characters. */
const longestCredential = 8_192

const keyRefusals: Readonly<Record<KeyRefusal, string>> = {
  unknown: 'The API key is not valid.',
  expired: 'The API key has expired.',
  revoked: 'The API key was revoked.',
}

export function createAuthenticator({ db, now, anonymousScopes, jwt }: AuthenticationOptions): Authenticate {
  const anonymous = anonymousViewer(anonymousScopes)
  const checkToken = jwt && createTokenCheck(jwt)

  async function byKey(key: string): Promise<Viewer> {
    const found = await checkApiKey(db, key, now())
    if (typeof found === 'string') throw new Unauthenticated(keyRefusals[found])
    const { owner, prefix, scopes } = found
    return { id: `key:${owner}`, kind: 'API_KEY', scopes: new Set(scopes), actor: `key ${prefix}` }
  }

  async function byToken(token: string): Promise<Viewer> {
    if (!checkToken) throw new Unauthenticated('This server takes API keys alone, which begin with mzk_.')
    try {
      const claims = await checkToken(token, now())
      const scopes = new Set(scopesOf(claims))
      return { id: `token:${claims.sub}`, kind: 'TOKEN', scopes, actor: `token ${claims.sub}` }
    } catch (cause) {
      if (!(cause instanceof InvalidToken)) throw cause
      throw new Unauthenticated(`The token is not valid: ${cause.message}.`, { cause })
    }
  }

  return async (authorization) => {
    if (authorization === null) return anonymous
    const credential = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1]
    if (credential === undefined || credential.length > longestCredential) {
      throw new Unauthenticated('The header `Authorization` must be `Bearer` and a key or token.')
    }
    return credential.startsWith(apiKeyTag) ? byKey(credential) : byToken(credential)
  }
}

const scopeByName = new Map(Object.values(Scope).map((scope) => [scope.toLowerCase(), scope]))

/** Scopes of this API among those of a token: `scope` as RFC 8693 has it, or the list `scp` of some issuers. */
function scopesOf(claims: Readonly<Record<string, unknown>>): Scope[] {
  const { scope, scp } = claims
  const names = typeof scope === 'string' ? scope.split(' ') : Array.isArray(scp) ? scp : []
  return names.flatMap((name) => scopeByName.get(String(name)) ?? [])
}
