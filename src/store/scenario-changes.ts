import { InvalidInput, VersionConflict } from './errors.ts'
import { canonicalJson } from './fingerprint.ts'
import {
  Prisma,
  type PrismaClient,
  type Scenario,
  type ScenarioChangeKind,
  type Visibility,
} from './generated/client.ts'
import { dataSetOwner } from './owners.ts'
import { checkScenarioDraft, type ScenarioDraft } from './scenario-form.ts'

/** Who changes, and what a change needs from outside. */
export interface Change {
  readonly ownerId: string
  /** Credential, as the audit trail names it. */
  readonly actor: string
  readonly now: Date
  readonly newId: () => string
  /** Aborts when nobody waits for the change any more: it is not made then. */
  readonly signal: AbortSignal
}

type Transaction = Prisma.TransactionClient

/** Stores a scenario. Throws InvalidInput with everything that is wrong with it. */
export async function createScenario(db: PrismaClient, draft: unknown, change: Change): Promise<Scenario> {
  const checked = checkScenarioDraft(draft)
  return withUniqueSlug(checked.slug, () =>
    transact(db, change, async (tx) => {
      await refusePresetSlug(tx, checked.slug)
      const scenario = await tx.scenario.create({
        data: {
          ...columnsOf(checked),
          id: change.newId(),
          ownerId: change.ownerId,
          createdAt: change.now,
          updatedAt: change.now,
        },
      })
      await record(tx, 'CREATED', scenario, change)
      return scenario
    }),
  )
}

/** A scenario of the caller's own, as it was when a change was thought of. */
export interface ScenarioAt {
  readonly id: string
  readonly version: number
}

/**
 * Changes a scenario that has not been changed since. What the patch leaves out stays. Where it leaves everything as it
 * is, no version is made.
 *
 * @returns false where the caller has none with this id
 * @throws VersionConflict where it was changed since, InvalidInput
 */
export async function updateScenario(
  db: PrismaClient,
  at: ScenarioAt,
  patch: Readonly<Record<string, unknown>>,
  change: Change,
): Promise<boolean> {
  const stated = Object.fromEntries(Object.entries(patch).filter(([, value]) => value != null))
  const slug = stated.slug as string | undefined
  return withUniqueSlug(slug, () =>
    transact(db, change, async (tx) => {
      const before = await lock(tx, at, change.ownerId)
      if (before === null) return false
      const { slug: oldSlug, title, description, input } = before
      const checked = checkScenarioDraft({ slug: oldSlug, title, description, run: input, ...stated })
      if (checked.slug !== oldSlug) await refusePresetSlug(tx, checked.slug)
      const columns = columnsOf(checked)
      const changes = canonicalJson(columns) !== canonicalJson({ slug: oldSlug, title, description, input })
      if (changes) await write(tx, before, columns, 'UPDATED', change)
      return true
    }),
  )
}

/**
 * Lets others read a scenario, or no longer.
 *
 * @returns false where the caller has none with this id
 */
export async function setScenarioVisibility(
  db: PrismaClient,
  id: string,
  visibility: Visibility,
  change: Change,
): Promise<boolean> {
  return transact(db, change, async (tx) => {
    const [found] = await lockRow(tx, id, change.ownerId)
    if (!found) return false
    const scenario = await tx.scenario.findUniqueOrThrow({ where: { id } })
    if (scenario.visibility !== visibility)
      await write(tx, scenario, { visibility }, 'VISIBILITY_CHANGED', change)
    return true
  })
}

/**
 * Deletes a scenario that has not been changed since. Runs that started from it stay.
 *
 * @returns false where the caller has none with this id
 * @throws VersionConflict
 */
export async function deleteScenario(db: PrismaClient, at: ScenarioAt, change: Change): Promise<boolean> {
  return transact(db, change, async (tx) => {
    const scenario = await lock(tx, at, change.ownerId)
    if (scenario === null) return false
    await tx.scenario.delete({ where: { id: at.id } })
    await record(tx, 'DELETED', { ...scenario, version: scenario.version + 1 }, dated(scenario, change))
    return true
  })
}

/** Changes all or nothing, and nothing once nobody waits for it. */
function transact<Result>(
  db: PrismaClient,
  { signal }: Change,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(async (tx) => {
    const result = await work(tx)
    signal.throwIfAborted()
    return result
  })
}

/** The scenario, kept from other changes until the transaction ends; null where the owner has none with this id. */
async function lock(tx: Transaction, { id, version }: ScenarioAt, ownerId: string): Promise<Scenario | null> {
  const [found] = await lockRow(tx, id, ownerId)
  if (!found) return null
  if (found.version !== version)
    throw new VersionConflict('Scenario', { asked: version, current: found.version })
  return tx.scenario.findUniqueOrThrow({ where: { id } })
}

function lockRow(tx: Transaction, id: string, ownerId: string): Promise<{ version: number }[]> {
  return tx.$queryRaw`SELECT version FROM "Scenario" WHERE id = ${id} AND "ownerId" = ${ownerId} FOR UPDATE`
}

async function write(
  tx: Transaction,
  before: Scenario,
  data: Prisma.ScenarioUpdateInput,
  kind: ScenarioChangeKind,
  change: Change,
): Promise<void> {
  const next = dated(before, change)
  const scenario = await tx.scenario.update({
    where: { id: before.id },
    data: { ...data, version: { increment: 1 }, updatedAt: next.now },
  })
  await record(tx, kind, scenario, next)
}

/** A change dated no earlier than the one before it: clocks are set back, and the list of changes goes by their dates. */
function dated({ updatedAt }: Scenario, change: Change): Change {
  return updatedAt && change.now < updatedAt ? { ...change, now: updatedAt } : change
}

async function record(
  tx: Transaction,
  kind: ScenarioChangeKind,
  { id, version, slug, title, description, visibility, input }: Scenario,
  { ownerId, actor, now, newId }: Change,
): Promise<void> {
  const state = { slug, title, description, visibility, input } as Prisma.InputJsonObject
  await tx.scenarioChange.create({
    data: { id: newId(), scenarioId: id, ownerId, version, kind, at: now, actor, state },
  })
}

function columnsOf({ slug, title, description, run }: ScenarioDraft) {
  return { slug, title, description, input: run as Prisma.InputJsonObject }
}

/** A slug means one scenario to its caller, so it cannot be that of a preset. */
async function refusePresetSlug(tx: Transaction, slug: string): Promise<void> {
  if ((await tx.scenario.count({ where: { ownerId: dataSetOwner, slug } })) === 0) return
  throw new InvalidInput([{ path: 'slug', message: `"${slug}" is the slug of a preset` }])
}

/** Turns the database's refusal of a second scenario with one slug into one that names the field. */
async function withUniqueSlug<Result>(
  slug: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw new InvalidInput([{ path: 'slug', message: `"${slug}" is the slug of another scenario of yours` }])
  }
}
