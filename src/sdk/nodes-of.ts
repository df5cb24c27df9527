import type { Arguments, RequestOptions } from './client.ts'

/** The part of a connection that paging needs. */
export interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/**
 * Every node of a list, page by page, each page asked for when the one before is used up:
 *
 * ```ts
 * for await (const source of nodesOf(async (after) => (await client.sources({ first: 100, after })).sources)) …
 * ```
 *
 * @param fetchPage gives the page behind a cursor; null means the first
 */
export async function* nodesOf<Node>(
  fetchPage: (after: string | null) => Promise<Page<Node>>,
): AsyncGenerator<Node, void, undefined> {
  let after: string | null = null
  do {
    const { nodes, pageInfo }: Page<Node> = await fetchPage(after)
    yield* nodes
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
}

/** A method of the client whose answer is one list. */
type List = (variables: never, options?: RequestOptions) => Promise<Record<string, Page<unknown>>>

type VariablesOf<Method extends List> = NonNullable<Parameters<Method>[0]>

/** Fits nothing where a method takes no `after`, by which it could go on to another page. */
type Pageable<Method extends List> = 'after' extends keyof VariablesOf<Method> ? unknown : never

type NodeOf<Method extends List> =
  Awaited<ReturnType<Method>> extends Record<string, Page<infer Node>> ? Node : never

/**
 * Every node of a list that a method of the client pages through, each page asked for when the one before is used up:
 *
 * ```ts
 * for await (const source of everyNode(client.sources, { first: 100 })) …
 * ```
 */
export function everyNode<Method extends List>(
  list: Method & Pageable<Method>,
  ...[variables, options]: Arguments<Omit<VariablesOf<Method>, 'after'>>
): AsyncGenerator<NodeOf<Method>, void, undefined> {
  return nodesOf(async (after) => {
    const data = await list({ ...variables, after } as never, options)
    return Object.values(data)[0] as Page<NodeOf<Method>>
  })
}
