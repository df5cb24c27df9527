import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import committed from './digest.json' with { type: 'json' }

const require = createRequire(import.meta.url)
const script = fileURLToPath(new URL('digest.ts', import.meta.url))

/** Path of the Node binary inside a development dependency, from its manifest. */
function binaryOf(manifestPath: string): string {
  const manifest: { bin: { node: string } } = require(manifestPath)
  return join(dirname(require.resolve(manifestPath)), manifest.bin.node)
}

function outputOf(binary: string, args: readonly string[]): string {
  return execFileSync(binary, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

const node22 = binaryOf('node22/package.json')
const node24 = binaryOf('node/package.json')

describe('one input has one result, bit for bit', () => {
  it.each([
    { major: 22, binary: node22, flags: [] },
    { major: 24, binary: node24, flags: [] },
    // Never optimised, then optimised from the first call: the just-in-time compiler must not change a bit either.
    { major: 24, binary: node24, flags: ['--no-opt', '--no-maglev', '--no-sparkplug'] },
    { major: 24, binary: node24, flags: ['--always-turbofan'] },
    // The same for the compiler of the lanes.
    { major: 24, binary: node24, flags: ['--liftoff-only'] },
    { major: 24, binary: node24, flags: ['--no-liftoff'] },
  ])('on Node $major with $flags', { timeout: 60_000 }, ({ major, binary, flags }) => {
    expect(outputOf(binary, ['--version'])).toMatch(`v${major}.`)
    // A difference on every runtime is a change of the model: digest.ts says what to do then.
    expect(JSON.parse(outputOf(binary, [...flags, script]))).toEqual(committed)
  })
})
