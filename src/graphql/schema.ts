import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './scalars.ts'
import './error-types.ts'
import './country.ts'
import './company.ts'
import './facility.ts'
import './material.ts'
import './trade-agreement.ts'
import './policy-measure.ts'
import './production-target.ts'
import './observations.ts'
import './sector.ts'
import './series.ts'
import './source.ts'
import './note.ts'
import './data-set.ts'
import './exchange-rate.ts'
import './model-parameter.ts'
import './scenario.ts'
import './simulation/simulation.ts'
import './simulation/simulate.ts'
import './simulation/preview.ts'
import './simulation/delete-simulation.ts'

/** The executable schema. Every file above adds its types and entry fields to the one builder. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema()
}
