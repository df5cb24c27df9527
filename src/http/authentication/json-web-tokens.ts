import { readFile, stat } from 'node:fs/promises'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'

/** Signatures that may be allowed: of key pairs alone, so that no public key can be used as a shared secret. */
export const jwtAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const

export interface JwtOptions {
  /** Key set: an http(s) address, or a file. */
  readonly keySet: string
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly (typeof jwtAlgorithms)[number][]
  /** How far the clocks of issuer and gateway may be apart. */
  readonly clockSkewSeconds: number
}

/**
 * What is kept under a subject is indexed by it, so that it must be short; and the database has no NUL, and would make all halves of
 * surrogate pairs one character.
 */
const subjectForm = /^[^\p{Cc}\p{Cs}]{1,255}$/u

/** How long the address of a key set is left alone after it was asked because of an unknown key. */
const cooldownMillis = 30_000
const maxAgeMillis = 600_000
const fetchMillis = 5_000

/** Claims of a valid token; a sentence for its bearer otherwise. */
export type CheckToken = (token: string, now: Date) => Promise<JWTPayload & { sub: string }>

/** The token is not valid, and why, in words that its bearer may read. */
export class InvalidToken extends Error {}

/** The key set cannot be had: nothing is known about any token. */
class KeySetUnavailable extends Error {}

/**
 * Checks tokens against a key set, whose keys may change at any time: an unknown key id makes the set be read again.
 */
export function createTokenCheck(options: JwtOptions): CheckToken {
  const { issuer, audience, algorithms, clockSkewSeconds } = options
  const keySet = keySetOf(options.keySet)
  return async (token, now) => {
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockSkewSeconds,
        currentDate: now,
        requiredClaims: ['exp', 'sub'],
      })
      if (typeof payload.sub !== 'string' || payload.sub === '') throw new InvalidToken('it names no subject')
      if (!subjectForm.test(payload.sub)) throw new InvalidToken('its subject is too long or not printable')
      return payload as JWTPayload & { sub: string }
    } catch (cause) {
      throw explained(cause)
    }
  }
}

function keySetOf(place: string): JWTVerifyGetKey {
  if (!/^https?:/.test(place)) return fileKeySet(place)
  return createRemoteJWKSet(new URL(place), {
    cooldownDuration: cooldownMillis,
    cacheMaxAge: maxAgeMillis,
    timeoutDuration: fetchMillis,
  })
}

/** A key set in a file, read again whenever the file has changed. */
function fileKeySet(path: string): JWTVerifyGetKey {
  let version = ''
  let keys: JWTVerifyGetKey | undefined
  return async (header, token) => {
    try {
      const { mtimeMs, size, ino } = await stat(path)
      const current = `${mtimeMs} ${size} ${ino}`
      if (!keys || current !== version) {
        keys = createLocalJWKSet(JSON.parse(await readFile(path, 'utf8')) as JSONWebKeySet)
        version = current
      }
    } catch (cause) {
      throw new KeySetUnavailable(`The key set ${path} cannot be read`, { cause })
    }
    return keys(header, token)
  }
}

/** What went wrong in words that give nothing away but what the token itself says. */
function explained(cause: unknown): Error {
  if (cause instanceof InvalidToken || cause instanceof KeySetUnavailable) return cause
  if (cause instanceof errors.JWTExpired) return new InvalidToken('it has expired', { cause })
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return new InvalidToken(`its claim "${cause.claim}" is not as it must be`, { cause })
  }
  if (cause instanceof errors.JOSEAlgNotAllowed)
    return new InvalidToken('its algorithm is not allowed', { cause })
  if (cause instanceof errors.JWKSTimeout || cause instanceof errors.JWKSInvalid) {
    return new KeySetUnavailable('The key set cannot be had', { cause })
  }
  if (cause instanceof errors.JOSEError && cause.code !== 'ERR_JOSE_GENERIC') {
    return new InvalidToken('its signature or form is wrong', { cause })
  }
  // The address of the key set answered with something else than a key set, or not at all.
  return new KeySetUnavailable('The key set cannot be had', { cause })
}
