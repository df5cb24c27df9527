/** A document as code generation outside of this project declares it: of a class that the SDK has never seen. */
export declare class OtherDocument<Result, Variables> extends String {
  __apiType?: NonNullable<(variables: Variables) => Result>
  private value: string
  public __meta__?: Record<string, unknown> | undefined
}
