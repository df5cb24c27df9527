import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApiKey, PrismaClient, Scope } from './generated/client.ts'

/** What tells a key from any other bearer token. */
export const apiKeyTag = 'mzk_'

/** `mzk_`, twelve letters and digits by which the key is found, and 256 random bits. */
const form = /^(mzk_[0-9a-z]{12})_[\w-]{43}$/

const prefixBytes = 6
const secretBytes = 32

/** How exactly the last use is kept: a write for every request would cost more than the request. */
const lastUsedMillis = 60_000

export interface NewApiKey {
  readonly name: string
  readonly owner: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

export interface KeySource {
  /** A new random UUID. */
  readonly newId: () => string
  /** Bytes that nobody can guess. */
  readonly randomBytes: (size: number) => Buffer
  readonly now: () => Date
  /** Aborts when nobody waits for the key any more: it is not made then. */
  readonly signal?: AbortSignal
}

/** Makes a key. The secret is returned here and cannot be had again: only its hash is stored. */
export async function createApiKey(
  db: PrismaClient,
  { name, owner, scopes, expiresAt }: NewApiKey,
  { newId, randomBytes, now, signal }: KeySource,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const prefix = `${apiKeyTag}${randomBytes(prefixBytes).toString('hex')}`
  const secret = `${prefix}_${randomBytes(secretBytes).toString('base64url')}`
  const data = {
    id: newId(),
    prefix,
    hash: hashOf(secret),
    name,
    owner,
    scopes: [...scopes],
    createdAt: now(),
    expiresAt,
  }
  // A key whose secret nobody has seen would be of no use to anybody but who finds it.
  const apiKey = await db.$transaction(async (tx) => {
    const made = await tx.apiKey.create({ data })
    signal?.throwIfAborted()
    return made
  })
  return { apiKey, secret }
}

/** Why a key does not let its caller in. Only who has the whole secret learns more than that it is unknown. */
export type KeyRefusal = 'unknown' | 'expired' | 'revoked'

/**
 * The key that a caller presented, if it is valid; one statement, and a second one once a minute that notes the use.
 */
export async function checkApiKey(
  db: PrismaClient,
  presented: string,
  now: Date,
): Promise<ApiKey | KeyRefusal> {
  const prefix = form.exec(presented)?.[1]
  if (prefix === undefined) return 'unknown'
  const apiKey = await db.apiKey.findUnique({ where: { prefix } })
  // An unknown prefix is compared as well, so that the time does not tell whether there is one.
  const known = timingSafeEqual(hexBytes(hashOf(presented)), hexBytes(apiKey?.hash ?? hashOf('')))
  if (!apiKey || !known) return 'unknown'
  if (apiKey.revokedAt) return 'revoked'
  if (apiKey.expiresAt && apiKey.expiresAt <= now) return 'expired'
  if (!apiKey.lastUsedAt || now.getTime() - apiKey.lastUsedAt.getTime() >= lastUsedMillis) {
    await db.apiKey.updateMany({ where: { id: apiKey.id }, data: { lastUsedAt: now } })
  }
  return apiKey
}

/** Ends a key from the next request on. A key that was revoked before keeps its time. False where there is none. */
export async function revokeApiKey(
  db: PrismaClient,
  where: { id: string } | { prefix: string },
  now: Date,
): Promise<boolean> {
  await db.apiKey.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } })
  return (await db.apiKey.count({ where })) > 0
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function hexBytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}
