import { expect, test } from 'vitest'
import { startProcess } from './support/process.ts'

/** What the command says of wrong arguments, before it opens any database. */
async function refusalOf(args: string[]): Promise<string> {
  const run = startProcess('src/keys.ts', {}, args)
  expect(await run.ended).toBe(1)
  return run.output()
}

test.each([
  ['create', 'ada', '--owner', 'ada', '--name', 'report'],
  ['list', 'ada'],
  ['revoke', 'mzk_0123456789ab', 'ada'],
])('%s makes or ends no key when an argument is one too many', async (...args) => {
  expect(await refusalOf(args)).toContain('"ada" is one argument too many.')
})
