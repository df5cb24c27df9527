import { createHash } from 'node:crypto'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'

/** Texts by id, `sha256:` and the digest in hexadecimal. A Map: ids come from callers, and `constructor` is none. */
export type TrustedDocuments = ReadonlyMap<string, string>

type Params = GraphQLParams & { documentId?: unknown }

/**
 * Checks what a request says of its document before anything is looked up. An id beside a text must be the text's own.
 * Nothing is kept: documents come from files, never from callers.
 */
export function useDocumentIds(documents: TrustedDocuments): Plugin {
  return {
    onParams({ request, params: given, setParams }) {
      // Of a GET, Yoga reads the parameters that it knows.
      const documentIdByGet = request.method === 'GET' && new URL(request.url).searchParams.get('documentId')
      const params: Params = documentIdByGet ? { ...given, documentId: documentIdByGet } : given
      if (params !== given) setParams(params)
      const id = documentIdOf(params)
      if (id === undefined || typeof params.query !== 'string') return
      if (id !== documentId(params.query)) throw badRequest('The hash is not that of `query`.')
      if (!documents.has(id)) return
      const { query: _, ...rest } = params
      setParams(rest)
    },
  }
}

/**
 * Puts the text in the place of the id of a trusted document.
 *
 * @param options.only whether documents that are not trusted are refused
 */
export function useTrustedDocuments(documents: TrustedDocuments, { only }: { only: boolean }): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: !only,
    extractPersistedOperationId: (params) => documentIdOf(params) ?? null,
    getPersistedOperation: (id) => documents.get(id) ?? null,
    customErrors: {
      notFound: ({ params }) =>
        isOlderForm(params)
          ? // Clients of the older form know this text, and send the document itself next.
            refusal('PersistedQueryNotFound', 'PERSISTED_DOCUMENT_NOT_FOUND', { status: 400, spec: true })
          : refusal('No trusted document has this `documentId`.', 'PERSISTED_DOCUMENT_NOT_FOUND', {
              status: 400,
            }),
      keyNotFound: () =>
        badRequest(only ? 'Must provide `documentId`.' : 'Must provide query string or `documentId`.'),
      persistedQueryOnly: () =>
        refusal(
          'Only trusted documents run here: send the `documentId` of one instead of `query`.',
          'DOCUMENT_NOT_TRUSTED',
          { status: 403 },
        ),
    },
  })
}

export function documentId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** The id in either form: `documentId`, or `extensions.persistedQuery` with the bare digest. */
function documentIdOf(params: Params): string | undefined {
  const id = params.documentId ?? undefined
  if (id !== undefined && typeof id !== 'string') throw badRequest('`documentId` must be a string.')
  if (!isOlderForm(params)) return id
  const { version, sha256Hash } = params.extensions!.persistedQuery as Record<string, unknown>
  if (version !== 1 || typeof sha256Hash !== 'string')
    throw badRequest('`extensions.persistedQuery` must be { version: 1, sha256Hash: "…" }.')
  const older = `sha256:${sha256Hash}`
  if (id !== undefined && id !== older)
    throw badRequest('`documentId` and `extensions.persistedQuery` name different documents.')
  return older
}

function isOlderForm({ extensions }: Params): boolean {
  const { persistedQuery } = (extensions ?? {}) as Record<string, unknown>
  return typeof persistedQuery === 'object' && persistedQuery !== null
}

const badRequest = (message: string) => refusal(message, 'BAD_REQUEST', { status: 400 })

function refusal(message: string, code: string, http: { status: number; spec?: boolean }): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http } })
}
