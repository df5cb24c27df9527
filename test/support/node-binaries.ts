import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** Path of the Node binary inside a development dependency, from its manifest. */
function binaryOf(manifestPath: string): string {
  const manifest: { bin: { node: string } } = require(manifestPath)
  return join(dirname(require.resolve(manifestPath)), manifest.bin.node)
}

export const node22 = binaryOf('node22/package.json')
export const node24 = binaryOf('node/package.json')
