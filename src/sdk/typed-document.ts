/** What a generated document says of its operation, for the type checker alone: at run time the property is not there. */
export interface DocumentTypeDecoration<Result, Variables> {
  __apiType?: (variables: Variables) => Result
}

/**
 * A generated document: text with the types of its answer and its variables. Documents of other code generation fit too,
 * if they are text (`documentMode: 'string'`).
 */
// biome-ignore lint/complexity/noBannedTypes: generated documents are objects of that class.
export interface TypedDocument<Result, Variables> extends String, DocumentTypeDecoration<Result, Variables> {
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined
}
