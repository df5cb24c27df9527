import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../../../schema/schema.graphql',
  documents: ['run.ts'],
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        enumsAsTypes: true,
        importExtension: '.ts',
        useTypeImports: true,
        strictScalars: true,
        scalars: { DateTime: 'string', PartialDate: 'string', JSON: 'unknown' },
      },
    },
  },
}

export default config
