import type { PrismaClient } from './generated/client.ts'

/**
 * Names the import that answers queries now. Each import has a name of its own, also one that brings back an earlier
 * data set: `xmin` is the transaction that wrote the row. Null before the first import.
 */
export async function dataSetStamp(db: Pick<PrismaClient, '$queryRaw'>): Promise<string | null> {
  const rows = await db.$queryRaw<
    { stamp: string }[]
  >`SELECT version || ' ' || xmin::text AS stamp FROM "DataSet" WHERE current`
  return rows[0]?.stamp ?? null
}
