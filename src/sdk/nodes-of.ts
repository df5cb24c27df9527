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
