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

/** The nodes of an operation's answer, whose one field is a list. */
type NodeOf<Result> = Result[keyof Result] extends Page<infer Node> ? Node : never

/**
 * Every node of a list that a method of the client pages through, each page asked for when the one before is used up:
 *
 * ```ts
 * for await (const source of everyNode(client.sources, { first: 100 })) …
 * ```
 *
 * @param list a method whose answer is one list and that takes `after`
 */
export function everyNode<
  Variables extends { after?: string | null | undefined },
  Result extends Record<string, Page<unknown>>,
>(
  list: (variables: Variables, options?: RequestOptions) => Promise<Result>,
  ...[variables, options]: Arguments<Omit<Variables, 'after'>>
): AsyncGenerator<NodeOf<Result>, void, undefined> {
  return nodesOf(async (after) => {
    const data = await list({ ...variables, after } as Variables, options)
    return Object.values(data)[0] as Page<NodeOf<Result>>
  })
}
