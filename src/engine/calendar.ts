/**
 * The years of a run and the years that base values belong to. Public runs use `currentCalendar`; the hindcast sets its
 * own base years and demand index.
 */
export interface Calendar {
  readonly startYear: number
  readonly horizonYears: number
  /** Year of D₀. */
  readonly demandBaseYear: number
  /** Year of P₀. */
  readonly priceBaseYear: number
  /** Factor on D per year, length `horizonYears`; all 1 in public runs. */
  readonly demandIndex: Float64Array
}

/** Year of D_m. */
export const magnetDemandBaseYear = 2025
/** Last year in which Indian magnet demand grows with g_m. */
export const magnetBoomEndYear = 2030
/** Year of the first announced output and of ρ₀. */
export const planBaseYear = 2026
/** Year of the second announced output; flat afterwards. */
export const planEndYear = 2030

/** Calendar of a public run: D₀ of 2024, P₀ of 2025. */
export function currentCalendar(startYear: number, horizonYears: number): Calendar {
  return {
    startYear,
    horizonYears,
    demandBaseYear: 2024,
    priceBaseYear: 2025,
    demandIndex: new Float64Array(horizonYears).fill(1),
  }
}
