import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../../../schema/schema.graphql',
  documents: ['operations.graphql'],
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        importExtension: '.ts',
        useTypeImports: true,
        strictScalars: true,
        scalars: { DateTime: 'string', PartialDate: 'string', JSON: 'unknown' },
      },
    },
    'generated/possible-types.ts': { plugins: ['./possible-types.ts'] },
  },
}

export default config
