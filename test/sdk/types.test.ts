import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { projectFolder } from '../support/folders.ts'

// The check of `types.ts` could be empty by mistake (a type that has become any): here the checker has to speak.
const broken = `import { createClient } from 'monazite/sdk'
const client = createClient({ url: 'http://127.0.0.1:4000/graphql' })
const { country } = await client.country({ iso3: 'IND' })
country?.population
await client.country({ iso3: 4 })
await client.countrie()
const { simulation } = await client.simulation({ id: 'x' })
const price: string = simulation!.years[0]!.market.priceUsdPerKg
export { price }
`

const expectations = fileURLToPath(new URL('./types.ts', import.meta.url))

test('the checker names a wrong field, variable, method and type in a program that uses the SDK', async () => {
  // Below the project, so that the package finds itself by name as another program would; outside of what git sees.
  const folder = mkdtempSync(join(projectFolder, 'node_modules', '.sdk-types-'))
  try {
    writeFileSync(join(folder, 'broken.ts'), broken)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(projectFolder, 'tsconfig.json'),
        include: [],
        files: ['broken.ts', expectations],
      }),
    )
    const compiler = join(projectFolder, 'node_modules/typescript/bin/tsc')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [compiler, '-p', folder, '--pretty', 'false'],
      {
        cwd: projectFolder,
      },
    ).catch((error: { stdout: string }) => error)
    const found = [...stdout.matchAll(/broken\.ts\((\d+),\d+\): error TS\d+: (.*)/g)].map(
      ([, line, text]) => [Number(line), text],
    )
    expect(found).toEqual([
      [4, expect.stringContaining("'population'")],
      [5, expect.stringContaining("'number' is not assignable to type 'string'")],
      [6, expect.stringContaining("'countrie'")],
      [8, expect.stringContaining("'number' is not assignable to type 'string'")],
    ])
    expect(stdout).not.toMatch(/^(?!.*broken\.ts).*error TS/m)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
