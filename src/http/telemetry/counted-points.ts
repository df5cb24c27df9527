import type { Meter } from '@opentelemetry/api'
import type { RateLimiter } from '../../store/rate-limiter.ts'
import { traced } from '../../telemetry/traced.ts'

/** The same limiter, with metrics of the points that it takes, gives back and refuses, and a span for taking them. */
export function countPoints(rateLimiter: RateLimiter, meter: Meter): RateLimiter {
  const charged = meter.createCounter('monazite_points_charged_total', {
    description: 'Points taken from the budgets of callers before operations run.',
  })
  const returned = meter.createCounter('monazite_points_returned_total', {
    description: 'Points of these given back, because the answer did not need them.',
  })
  const refused = meter.createCounter('monazite_points_refused_total', {
    description: 'Points that a budget did not reach for.',
  })
  return {
    ...rateLimiter,
    async charge(key, points, budget) {
      const charge = await traced('charge points', {}, () => rateLimiter.charge(key, points, budget))
      charged.add(charge.granted ? points : Math.min(points, budget.minimum))
      if (!charge.granted) refused.add(points)
      return charge
    },
    giveBack(key, points, charge) {
      if (points > 0) returned.add(points)
      else charged.add(-points)
      return rateLimiter.giveBack(key, points, charge)
    },
  }
}
