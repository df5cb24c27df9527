import type { CodegenConfig } from '@graphql-codegen/cli'
import { preset } from '@graphql-codegen/client-preset'

/**
 * Types and documents of the SDK, from the schema and the operations in schema/operations. `graphql-codegen --check`
 * fails when what is committed differs.
 *
 * Of the client preset's files the SDK takes one: it names its documents, so the look-up table by query text (gql.ts)
 * would only double its size. The manifest of documents, hash → text, is part of the public contract and lies with it.
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
                : file,
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
