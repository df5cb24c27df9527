import type { Levers } from '../levers.ts'

/**
 * What a loss can be put down to. Without hoarding, private users want their calm cover whatever they expect (h = m = 0), in
 * both arms.
 */
export const causes = ['oxideCut', 'magnetCut', 'suspension', 'hoarding'] as const

export type Cause = (typeof causes)[number]

/** Bit of a cause in the number of a coalition. */
function bitOf(cause: Cause): number {
  return 1 << causes.indexOf(cause)
}

/** Whether a coalition, given as a number, has the cause. */
export function includes(coalition: number, cause: Cause): boolean {
  return (coalition & bitOf(cause)) !== 0
}

/** The levers with those shocks alone that belong to the coalition. */
export function leversOf(levers: Levers, coalition: number): Levers {
  const { china, india } = levers
  return {
    ...levers,
    china: {
      oxide: includes(coalition, 'oxideCut') ? china.oxide : [],
      magnet: includes(coalition, 'magnetCut') ? china.magnet : [],
    },
    india: {
      ...india,
      suspendAgreementFrom: includes(coalition, 'suspension') ? india.suspendAgreementFrom : null,
    },
  }
}

/** The coalition of all causes that the levers have; hoarding is always one. */
export function presentCauses({ china, india }: Levers): number {
  const cut = (severities: readonly number[]) => severities.some((severity) => severity > 0)
  return (
    (cut(china.oxide) ? bitOf('oxideCut') : 0) |
    (cut(china.magnet) ? bitOf('magnetCut') : 0) |
    (india.suspendAgreementFrom === null ? 0 : bitOf('suspension')) |
    bitOf('hoarding')
  )
}
