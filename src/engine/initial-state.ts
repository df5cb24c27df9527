import {
  type Calendar,
  magnetBoomEndYear,
  magnetDemandBaseYear,
  planBaseYear,
  planEndYear,
} from './calendar.ts'

/** base × factor^years by repeated multiplication; no years, or years before the base, leave it as it is. */
export function carry(base: number, factor: number, years: number): number {
  let value = base
  for (let year = 0; year < years; year++) value *= factor
  return value
}

/** Indian magnet demand of `startYear`: g_m up to 2030, then g. t magnet/yr */
export function carryMagnetDemand(base: number, boom: number, after: number, calendar: Calendar): number {
  let value = base
  for (let year = magnetDemandBaseYear; year < calendar.startYear; year++) {
    value *= 1 + (year < magnetBoomEndYear ? boom : after)
  }
  return value
}

/** Realisation of `startYear`: learning without any expected severity since the base year of ρ₀. */
export function carryRealisation(initial: number, limit: number, speed: number, calendar: Calendar): number {
  let value = initial
  for (let year = planBaseYear; year < calendar.startYear; year++) {
    value += Math.max(0, limit - value) * Math.min(1, speed)
  }
  return value
}

/** Announced Indian output of a year before the basis multiplier: linear between the two announcements, flat outside. */
export function announcedOutput(year: number, first: number, second: number): number {
  if (year <= planBaseYear) return first
  if (year >= planEndYear) return second
  return first + ((second - first) * (year - planBaseYear)) / (planEndYear - planBaseYear)
}
