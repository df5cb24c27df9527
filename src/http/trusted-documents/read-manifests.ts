import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type GraphQLSchema, parse, validate } from 'graphql'
import { StartupError } from '../../startup-error.ts'
import { documentId, type TrustedDocuments } from './trusted-documents.ts'

const shipped = fileURLToPath(new URL('../../../schema/persisted-documents.json', import.meta.url))

/**
 * The documents of the shipped manifest and of the operator's: JSON objects of ids and texts, as graphql-codegen's
 * client preset writes them.
 *
 * @throws StartupError that lists each problem of the operator's files: not readable, an id that is not its text's, a
 *   text that is no valid document of the schema
 */
export function readManifests(schema: GraphQLSchema, files: readonly string[]): TrustedDocuments {
  // The shipped file is generated from the schema, and checked where it is generated.
  const documents = new Map(Object.entries(readManifest(shipped)))
  const problems: string[] = []
  for (const file of files) {
    try {
      for (const [id, text] of Object.entries(readManifest(file))) {
        const found = problemsOf(schema, id, text)
        problems.push(...found.map((problem) => `${file}: ${JSON.stringify(id)}: ${problem}`))
        if (found.length === 0) documents.set(id, text as string)
      }
    } catch (error) {
      problems.push(`${file}: ${(error as Error).message}`)
    }
  }
  if (problems.length === 0) return documents
  throw new StartupError(`Wrong manifests of trusted documents:\n  ${problems.join('\n  ')}`)
}

function readManifest(file: string): Record<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    throw new Error('must be a JSON object of ids and texts')
  return manifest as Record<string, string>
}

function problemsOf(schema: GraphQLSchema, id: string, text: unknown): string[] {
  if (typeof text !== 'string') return ['the document must be a text']
  if (id !== documentId(text)) return [`the id must be that of the text, ${documentId(text)}`]
  try {
    return validate(schema, parse(text)).map(({ message }) => message)
  } catch (error) {
    return [(error as Error).message]
  }
}
