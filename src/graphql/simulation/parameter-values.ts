import { parameterIndex, parameterTable } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { currentParameters, ModelParameter } from '../model-parameter.ts'

interface Setting {
  readonly symbol: string
  readonly value: number
}

export const ParameterSetting = builder.objectRef<Setting>('ParameterSetting').implement({
  description: 'A parameter with the value that a run or scenario gives it.',
  fields: (t) => ({
    symbol: t.exposeString('symbol', { description: 'Its symbol, as `modelParameters` lists it.' }),
    value: t.exposeFloat('value', { description: 'Value, in the unit of the parameter.' }),
    parameter: t.field({
      type: ModelParameter,
      nullable: true,
      description: 'The parameter itself. Null where the model has dropped it since.',
      resolve: ({ symbol }) => parameterTable[parameterIndex.get(symbol) ?? -1] ?? null,
    }),
  }),
})

export const ParameterOverride = builder.objectRef<Setting>('ParameterOverride').implement({
  description: 'A parameter that a run was given another value for.',
  fields: (t) => ({
    symbol: t.exposeString('symbol', { description: 'Its symbol, as `modelParameters` lists it.' }),
    value: t.exposeFloat('value', { description: 'Value that the run used.' }),
    default: t.float({
      nullable: true,
      description:
        'Value that the current data set gives. Null where the model has dropped the parameter since.',
      resolve: async ({ symbol }, _args, context) => {
        const index = parameterIndex.get(symbol)
        return index === undefined ? null : (await currentParameters(context)).values[index]!
      },
    }),
  }),
})

/** The stored parameters of a result in table order, then those that only an older model knew. */
export function settingsOf(parameters: unknown): Setting[] {
  const order = (symbol: string) => parameterIndex.get(symbol) ?? Number.POSITIVE_INFINITY
  return Object.entries(parameters as Readonly<Record<string, number>>)
    .map(([symbol, value]) => ({ symbol, value }))
    .sort((a, b) => order(a.symbol) - order(b.symbol) || (a.symbol < b.symbol ? -1 : 1))
}

/** Parameters that were set, with the values that the stored parameters of a result give them. */
export function overridesOf(symbols: readonly string[], parameters: unknown): Setting[] {
  const values = parameters as Readonly<Record<string, number>>
  return symbols.map((symbol) => ({ symbol, value: values[symbol]! }))
}
