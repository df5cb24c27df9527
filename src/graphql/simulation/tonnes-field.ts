import type { Basis as BasisCode } from '../../store/generated/enums.ts'
import { BadArgument } from '../bad-argument.ts'
import { builder } from '../builder.ts'
import { Basis } from '../enums.ts'
import { convertModelled } from '../tonnes.ts'

/** Argument of a tonnage that the model counts in NdPr oxide. */
export const oxideBasis = builder.args((t) => ({
  basis: t.field({
    type: Basis,
    required: true,
    defaultValue: 'NDPR_OXIDE',
    description: 'What the tonnes should count. PRODUCT is refused: the content of products is not stated.',
  }),
}))

/** Argument of a tonnage that the model counts in magnets. */
export const magnetBasis = builder.args((t) => ({
  basis: t.field({
    type: Basis,
    required: true,
    defaultValue: 'MAGNET',
    description:
      'What the tonnes should count; magnets if not given. PRODUCT is refused: the content of products is not stated.',
  }),
}))

/** A tonnage of a run on the basis asked for, by the run's own κ. Throws BadArgument where there is no conversion. */
export function tonnesOn(tonnes: number, from: BasisCode, to: BasisCode, oxidePerMagnet: number): number {
  const converted = convertModelled(tonnes, from, to, oxidePerMagnet)
  if (converted === null) {
    throw new BadArgument('basis', `Tonnes of ${from} cannot be stated on the basis ${to}.`)
  }
  return converted
}
