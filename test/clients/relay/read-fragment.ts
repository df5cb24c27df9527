import { type Environment, type GraphQLTaggedNode, getFragment, getSingularSelector } from 'relay-runtime'

/** What the store holds for a fragment now. In React, `useFragment` does it. */
export function readFragment<Key extends { readonly ' $data'?: unknown }>(
  environment: Environment,
  fragment: GraphQLTaggedNode,
  key: Key,
): Required<Key>[' $data'] {
  const { data } = environment.lookup(getSingularSelector(getFragment(fragment), key))
  return data as Required<Key>[' $data']
}
