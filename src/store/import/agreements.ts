import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { AgreementStatus } from '../generated/enums.ts'
import * as cell from './cells.ts'
import { type DataFile, dataFiles } from './columns.ts'
import { idOf } from './keys.ts'
import { type Reading, readRows } from './rows.ts'
import { selectRow } from './selectors.ts'
import type { Sourced } from './sourced.ts'

export interface Agreement extends Sourced<Prisma.TradeAgreementCreateManyInput> {
  readonly parties: readonly string[]
  readonly companies: readonly string[]
}

export const dataFileName = z.string().refine((name): name is DataFile => name in dataFiles, {
  error: ({ input }) => `"${input}" is no data file`,
})

/** Agreements of agreements.csv; parties and companies must exist. */
export function readAgreements(
  reading: Reading,
  references: cell.References,
  companies: ReadonlySet<string>,
): Agreement[] {
  const refer = cell.referenceCells(references)
  const schema = z.object({
    slug: cell.slug,
    title: cell.text,
    status: z.enum(AgreementStatus, { error: ({ input }) => `"${input}" is no status` }),
    description: cell.text,
    parties: z
      .string()
      .transform((list) => list.split('|'))
      .pipe(z.array(refer.country)),
    companies: cell.slugList.refine((list) => list.every((slug) => companies.has(slug)), {
      error: 'names a company that companies.csv does not have',
    }),
    signed_on: cell.partialDate,
    ends_on: cell.optionalDate,
    source_id: refer.sources,
    quality: cell.quality,
  })
  return readRows(reading, 'agreements.csv', schema, ['slug']).map(({ cells }) => ({
    data: {
      id: cells.slug,
      slug: cells.slug,
      title: cells.title,
      status: cells.status,
      description: cells.description,
      signedOn: cells.signed_on,
      endsOn: cells.ends_on,
      quality: cells.quality,
    },
    sourceIds: cells.source_id,
    parties: cells.parties,
    companies: cells.companies,
  }))
}

/** Steps of agreements. Sources and quality are those of the data row that each one names. */
export function readAgreementEvents(
  reading: Reading,
  references: cell.References,
  agreements: ReadonlySet<string>,
): Sourced<Prisma.TradeAgreementEventCreateManyInput>[] {
  const { sources } = cell.referenceCells(references)
  const schema = z.object({
    agreement: z
      .string()
      .refine((slug) => agreements.has(slug), { error: 'is no agreement of agreements.csv' }),
    date: cell.partialDate,
    description: cell.text,
    file: dataFileName,
    match: cell.text,
  })
  const rows = readRows(reading, 'agreement_events.csv', schema, ['agreement', 'file', 'match'])
  return rows.flatMap(({ file, line, cells }) => {
    const row = selectRow(reading, { file, line }, cells)
    // Faults of the row itself are reported where its own file is read.
    const evidence = z.object({ source_id: sources, quality: cell.quality }).safeParse(row?.cells)
    if (!evidence.success) return []
    return {
      data: {
        id: idOf(cells.agreement, cells.file, cells.match),
        date: cells.date,
        description: cells.description,
        quality: evidence.data.quality,
        agreementId: cells.agreement,
      },
      sourceIds: evidence.data.source_id,
    }
  })
}
