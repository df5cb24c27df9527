/** Owner of what came with the data set and belongs to everybody. No caller has this id: theirs contain a colon or are `anonymous`. */
export const dataSetOwner = 'data-set'

/** No id is nil, so looking it up finds nothing; the database would refuse what is no UUID at all. */
export const nilUuid = '00000000-0000-0000-0000-000000000000'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** Condition that finds what a caller has stored by its id, and nothing of anybody else. */
export function ownRow(id: string, viewerId: string) {
  return { id: isUuid(id) ? id : nilUuid, ownerId: viewerId }
}

/** Condition that finds by its id what a caller may read: what is its own, or shared. */
export function readableRow(id: string, viewerId: string) {
  return { id: isUuid(id) ? id : nilUuid, OR: [{ ownerId: viewerId }, { visibility: 'PUBLIC' as const }] }
}
