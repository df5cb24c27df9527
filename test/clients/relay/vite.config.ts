import { defineConfig } from 'vite'

/** A `graphql` tag is a place holder: what runs is the artefact that the compiler wrote for it. */
const relayTags = {
  name: 'relay-tags',
  transform(code: string, file: string) {
    if (!file.endsWith('.ts')) return
    const imports: string[] = []
    const replaced = code.replace(
      /graphql`\s*(?:query|mutation|fragment)\s+(\w+)[^`]*`/g,
      (_, name: string) => {
        imports.push(`import ${name}_artefact from './__generated__/${name}.graphql.ts'`)
        return `${name}_artefact`
      },
    )
    return imports.length > 0 ? [...imports, replaced].join('\n') : undefined
  },
}

export default defineConfig({
  plugins: [relayTags],
  build: { ssr: true, outDir: 'dist', minify: false, rolldownOptions: { input: ['main.ts', 'run.ts'] } },
  ssr: { noExternal: true },
})
