/** Semantic version of the model: any change that can alter a number in a result raises it. */
export const MODEL_VERSION: string = '1.0.0'
