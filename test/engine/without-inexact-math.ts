/**
 * Imported before the engine by `digest.ts`. Runtimes of one family share one approximation of exp and its kin, so equal
 * digests alone would not show that the engine is free of them: here every call of one, and of clock or chance, throws.
 * What IEEE 754 fixes (sqrt, abs, floor, min …) stays. `**` cannot be intercepted.
 */
const unrepeatable =
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow random sin sinh tan tanh'

function forbid(owner: object, name: string): void {
  Object.defineProperty(owner, name, {
    value: () => {
      throw new Error(`${name} gives results that differ between runtimes or runs`)
    },
  })
}

for (const name of unrepeatable.split(' ')) forbid(Math, name)
forbid(Date, 'now')
