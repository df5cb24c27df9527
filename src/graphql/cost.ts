import { type GraphQLOutputType, getNamedType, isListType, isNonNullType } from 'graphql'
import { parameterTable, runBounds } from '../engine/index.ts'
import { studyLimits } from '../store/studies/study-bounds.ts'
import { BadArgument } from './bad-argument.ts'
import { LIMITS } from './limits.ts'
import { checkCount, checkPage, pageSize } from './page.ts'

/** What a field costs by itself, and by how much it multiplies the cost of what is selected below it. */
interface Cost {
  field: number
  multiplier: number
}

type Arguments = Record<string, unknown>

/** Entries that lists of a type have at most: by the model's bounds, or, with room to grow, in the shipped data set. */
const mostEntries: Readonly<Record<string, number>> = {
  SimulationYear: runBounds.horizonYears.maximum,
  BandYear: runBounds.horizonYears.maximum,
  ParameterSetting: parameterTable.length,
  ParameterOverride: parameterTable.length,
  RiskPoint: studyLimits.searchArms,
  DataSetCount: 40,
  TradeAgreementEvent: 10,
  // Those without pages are evidence.
  Observation: 30,
}

/**
 * Cost of a field without a rule of its own. Costs are counted for the whole operation before anything is read, with
 * variables filled in; that makes it the one place where every argument of every depth passes, so arguments that the
 * database could not take are refused here.
 */
export function fieldCost(args: Arguments, _context: unknown, field: { type: GraphQLOutputType }): Cost {
  checkArguments(args)
  const type = isNonNullType(field.type) ? field.type.ofType : field.type
  if (!isListType(type)) return { field: 1, multiplier: 1 }
  return { field: 1, multiplier: mostEntries[getNamedType(type).name] ?? LIMITS.listMultiplier }
}

/** Cost of a connection: its page size times one entry. Throws BadArgument for page arguments that cannot be served. */
export function connectionCost(args: Arguments): Cost {
  checkArguments(args)
  checkPage(args)
  return { field: 1, multiplier: pageSize(args) }
}

/**
 * Cost of the observations of a source. The database builds what is selected below each of them before it cuts the page,
 * and a source has up to several hundred, so a small page is not a small request.
 */
export function sourceObservationsCost(args: Arguments): Cost {
  const { field, multiplier } = connectionCost(args)
  return { field, multiplier: Math.max(50, multiplier) }
}

/** Cost of `nodes(ids:)`. */
export function nodesCost(args: Arguments): Cost {
  const { ids } = args
  const count = Array.isArray(ids) ? ids.length : 0
  checkCount('ids', count)
  checkArguments(args)
  return idsCost(count)
}

/** Looking an id up is a statement of its own, whether or not anything is there. */
function idsCost(count: number): Cost {
  return { field: 1 + LIMITS.idCost * count, multiplier: count }
}

/** Cost of `_entities(representations:)`. */
export function entitiesCost({ representations }: Arguments): Cost {
  const count = Array.isArray(representations) ? representations.length : 0
  checkCount('representations', count)
  return idsCost(count)
}

/** Cost of a list that is as long as the list given as an argument, or of `standard` entries where that is not given. */
export function listCost(argument: string, standard: number) {
  return (args: Arguments): Cost => {
    checkArguments(args)
    const entries = args[argument]
    return { field: 1, multiplier: Array.isArray(entries) ? entries.length : standard }
  }
}

/** Cost of storing what stays until somebody deletes it, and its record for good. */
export function writeCost(args: Arguments): Cost {
  checkArguments(args)
  return { field: LIMITS.writeCost, multiplier: 1 }
}

/** Cost of running the model, in fields; `armYears` is what it simulates beside the central run. */
export function runCost(args: Arguments, armYears = 0): Cost {
  // The lists of a run are checked with the rest of its values, whose errors are members of its result.
  checkArguments(args, { lists: false })
  return { field: 100 + Math.ceil(armYears / LIMITS.armYearsPerCost), multiplier: 1 }
}

/**
 * Refuses texts and lists that are too long, and NUL characters, which PostgreSQL stores in no text, so that no key or
 * filter can hold one. `argument` is the dotted path of the value.
 */
function checkArguments(value: unknown, { lists = true, argument = '' } = {}): void {
  if (typeof value === 'string') {
    if (value.length > LIMITS.inputText) {
      throw new BadArgument(
        argument,
        `\`${argument}\` has ${value.length} characters; at most ${LIMITS.inputText} are allowed.`,
      )
    }
    if (value.includes('\0')) throw new BadArgument(argument, `\`${argument}\` contains a NUL character.`)
  } else if (Array.isArray(value)) {
    if (lists && value.length > LIMITS.inputList) {
      throw new BadArgument(
        argument,
        `\`${argument}\` has ${value.length} entries; at most ${LIMITS.inputList} are allowed.`,
      )
    }
    for (const entry of value) checkArguments(entry, { lists, argument })
  } else if (value !== null && typeof value === 'object') {
    // A global id comes in its parts, but was one text.
    const whole = 'typename' in value
    for (const [name, inner] of Object.entries(value)) {
      const below = argument === '' ? name : `${argument}.${name}`
      checkArguments(inner, { lists, argument: whole ? argument : below })
    }
  }
}
