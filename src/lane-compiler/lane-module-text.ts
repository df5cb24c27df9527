import { kernelFunctions } from './kernel-functions.ts'
import { lanesPerVector } from './lane-emitter.ts'
import { compileLanes } from './lane-module.ts'

const vectors = 4
const charactersPerLine = 400

/** Text of src/engine/lanes/module.ts as the sources of the engine give it. */
export async function laneModuleText(): Promise<string> {
  const { binary, reservedBytes } = await compileLanes(kernelFunctions, { vectors })
  const base64 = Buffer.from(binary).toString('base64')
  const lines = base64.match(new RegExp(`.{1,${charactersPerLine}}`, 'g'))!
  return `/**
 * Generated from kernel.ts, outputs.ts and summary.ts (and all that they import) by src/lane-compiler; after a change
 * of any of them: npm run generate.
 */

/** Parameter sets that the module works on at once. */
export const laneCount = ${vectors * lanesPerVector}

/** Bytes at the start of the memory that the module fills with constants of its own. */
export const reservedBytes = ${reservedBytes}

/** The WebAssembly module, for atob. */
export const moduleBase64 = \`
${lines.join('\n')}
\`
`
}
