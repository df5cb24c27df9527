import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { laneModuleText } from '../../../src/lane-compiler/lane-module-text.ts'

it('the committed module is what the sources of the engine give today', async () => {
  const committed = readFileSync(new URL('../../../src/engine/lanes/module.ts', import.meta.url), 'utf8')
  // Otherwise: npm run generate.
  expect(committed === (await laneModuleText())).toBe(true)
})
