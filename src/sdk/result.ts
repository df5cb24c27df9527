import { RefusedError } from './errors.ts'

/** A member of a result union, with the type name by which the union is told apart. */
interface Member {
  readonly __typename: string
}

/** The members of a result union that are failures: by the schema's rule, those whose name ends in Error. */
export type Refusal<Result extends Member> = Extract<Result, { __typename: `${string}Error` }>

/** Tells whether a result union holds one of the failures that the schema foresees. */
export function isError<Result extends Member>(result: Result): result is Refusal<Result> {
  return result.__typename.endsWith('Error')
}

/**
 * The success of a result union: `const run = unwrap((await client.simulate({ input })).simulate)`.
 *
 * @throws RefusedError with the code and every issue when the result is one of its failures
 */
export function unwrap<Result extends Member>(result: Result): Exclude<Result, Refusal<Result>> {
  if (!isError(result)) return result as Exclude<Result, Refusal<Result>>
  throw new RefusedError(result as Refusal<Result> & { code: string; message: string })
}
