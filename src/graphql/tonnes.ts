import type { Basis } from '../store/generated/enums.ts'

/**
 * Tonnes of neodymium metal in a tonne of its oxide, as materials.csv states it. Atomic weights of 144.242 and 15.999
 * give 0.857356; the difference is far below the precision of any tonnage here.
 */
const METAL_PER_OXIDE = 0.857359

/**
 * A reported tonnage on another basis, or null where no exact conversion exists. NdPr oxide is a rare-earth oxide,
 * so it counts in full as REO; the way back, and to and from magnets and products, depends on an unstated composition.
 */
export function convertReported(tonnes: number, from: Basis, to: Basis): number | null {
  if (from === to) return tonnes
  if (from === 'NDPR_OXIDE' && to === 'ND_METAL') return tonnes * METAL_PER_OXIDE
  if (from === 'ND_METAL' && (to === 'NDPR_OXIDE' || to === 'REO')) return tonnes / METAL_PER_OXIDE
  if (from === 'NDPR_OXIDE' && to === 'REO') return tonnes
  return null
}

/**
 * A tonnage of the model's ledger on another basis, or null for products, whose content is not stated.
 * `oxidePerMagnet` is the run's κ: tonnes of NdPr oxide in a tonne of magnet.
 */
export function convertModelled(
  tonnes: number,
  from: Basis,
  to: Basis,
  oxidePerMagnet: number,
): number | null {
  if (from === to) return tonnes
  if (from === 'MAGNET') return convertModelled(tonnes * oxidePerMagnet, 'NDPR_OXIDE', to, oxidePerMagnet)
  if (to === 'MAGNET') return from === 'NDPR_OXIDE' ? tonnes / oxidePerMagnet : null
  return convertReported(tonnes, from, to)
}
