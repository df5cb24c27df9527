import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { node22, node24 } from '../support/node-binaries.ts'
import committed from './digest.json' with { type: 'json' }

const script = fileURLToPath(new URL('digest.ts', import.meta.url))

function outputOf(binary: string, args: readonly string[]): string {
  return execFileSync(binary, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

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
