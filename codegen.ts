import type { CodegenConfig } from '@graphql-codegen/cli'
import { preset } from '@graphql-codegen/client-preset'

type GeneratedFile = Awaited<ReturnType<typeof preset.buildGeneratesSection>>[number]

/** Changes what the preset has no option for: where the documents' type comes from, and that unused ones can be dropped. */
function forSdk(file: GeneratedFile): GeneratedFile {
  const documents = file.pluginMap['typed-document-node']!
  const plugin: typeof documents.plugin = async (schema, files, config, info) => {
    const output = await documents.plugin(schema, files, { ...config, pureMagicComment: true }, info)
    if (typeof output === 'string') return output
    const own = (line: string) => line.replace('@graphql-typed-document-node/core', '../typed-document.ts')
    return { ...output, prepend: (output.prepend ?? []).map(own) }
  }
  return { ...file, pluginMap: { ...file.pluginMap, 'typed-document-node': { ...documents, plugin } } }
}

/**
 * Types and documents of the SDK, from the schema and the operations in schema/operations. `graphql-codegen --check`
 * fails when what is committed differs.
 *
 * Of the client preset's files the SDK takes one: it names its documents, so the look-up table by query text (gql.ts)
 * would only double its size. The manifest of documents, hash → text, is part of the public contract and lies with it.
 * The one type that the file would import from a package comes from the SDK itself, which has no dependency.
 */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['schema/operations/*.graphql'],
  generates: {
    'src/sdk/generated/': {
      preset: {
        ...preset,
        buildGeneratesSection: async (options) =>
          (await preset.buildGeneratesSection(options))
            .filter(({ filename }) => !filename.endsWith('/gql.ts'))
            .map((file) =>
              file.filename.endsWith('.json')
                ? { ...file, filename: 'schema/persisted-documents.json' }
                : forSdk(file),
            ),
      },
      presetConfig: { fragmentMasking: false, persistedDocuments: true, skipIndexFile: true },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          PartialDate: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
}

export default config
