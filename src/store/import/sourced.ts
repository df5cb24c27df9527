/** A row of a table, with the keys of the sources that it rests on. */
export interface Sourced<Data> {
  readonly data: Data
  readonly sourceIds: readonly string[]
}
