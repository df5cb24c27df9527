import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const readme = readFileSync(join(projectFolder, 'src/sdk/README.md'), 'utf8')
const expectations = fileURLToPath(new URL('./types.ts', import.meta.url))

test('the checker names what is wrong in a program that uses the SDK, and nothing in the examples of its README', async () => {
  // Below the project, so that the package finds itself by name as another program would; outside of what git sees.
  const folder = mkdtempSync(join(projectFolder, 'node_modules', '.sdk-types-'))
  try {
    const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code], index) => {
      writeFileSync(join(folder, `readme-${index}.ts`), code!)
      return `readme-${index}.ts`
    })
    writeFileSync(join(folder, 'broken.ts'), broken)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(projectFolder, 'tsconfig.json'),
        include: [],
        files: ['broken.ts', expectations, ...examples],
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
