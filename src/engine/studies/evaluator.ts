/** Runs the model for a study, eight draws at a time. */
export interface Evaluator {
  /** Numbers that one draw gives. */
  readonly metricCount: number
  /**
   * Evaluates draws first … first + 7 (`first` a multiple of 8) into a column-major table: the metric m of the draw
   * first + l goes to out[offset + m · stride + l]. NaN where a metric is not defined in a draw.
   */
  evaluate(first: number, out: Float64Array, offset: number, stride: number): void
}
