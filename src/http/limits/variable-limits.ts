import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { LimitOptions } from './limit-options.ts'

/**
 * Refuses variables that hold too many values, or values too deep inside each other. It runs before anything else walks
 * them, and without recursion, so that no depth overflows the stack. How long single lists and texts may be is the matter
 * of the arguments that they are given to.
 */
export function useVariableLimits(
  limits: Pick<LimitOptions, 'maxVariableNesting' | 'maxVariableValues'>,
): Plugin {
  return {
    onParams({ params: { variables } }) {
      if (variables !== null && typeof variables === 'object') refuseLargeVariables(variables, limits)
    },
  }
}

function refuseLargeVariables(
  variables: Record<string, unknown>,
  { maxVariableNesting, maxVariableValues }: Pick<LimitOptions, 'maxVariableNesting' | 'maxVariableValues'>,
): void {
  let values = 0
  for (const [name, variable] of Object.entries(variables)) {
    const left = [{ value: variable, level: 0 }]
    for (let one = left.pop(); one; one = left.pop()) {
      if (++values > maxVariableValues)
        refuse(`The variables hold more than ${maxVariableValues} values.`, name)
      const { value, level } = one
      if (value === null || typeof value !== 'object') continue
      if (level === maxVariableNesting) {
        refuse(
          `The variable \`${name}\` is nested too deeply: at most ${maxVariableNesting} lists and objects may stand inside each other.`,
          name,
        )
      }
      const inner: unknown[] = Array.isArray(value) ? value : Object.values(value)
      // Before they are put aside: a list may be longer than all values together may be.
      if (values + left.length + inner.length > maxVariableValues)
        refuse(`The variables hold more than ${maxVariableValues} values.`, name)
      for (const next of inner) left.push({ value: next, level: level + 1 })
    }
  }
}

function refuse(message: string, variable: string): never {
  throw new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', variable, http: { status: 400, spec: true } },
  })
}
