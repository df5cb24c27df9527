import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** Fields below each other; a fragment that spreads itself, which validation refuses, would go on for ever. */
const deepest = 100

/**
 * Whether validation has to compare more than `maximum` pairs of fields: all that have one name at one place of an answer,
 * fragments filled in. More fields than that are too many as well, so that counting costs no more than what it limits.
 */
export function needsTooManyComparisons(document: DocumentNode, maximum: number): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  let pairs = 0
  let fields = 0
  const isDone = () => pairs > maximum || fields > maximum

  /** Fields of one place by the names that they have in the answer. */
  const collect = (sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> => {
    const byName = new Map<string, FieldNode[]>()
    const spread = new Set<string>()
    const add = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (isDone()) return
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value
          const others = byName.get(name)
          if (others) pairs += others.push(selection) - 1
          else byName.set(name, [selection])
          fields++
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          add(selection.selectionSet)
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value)
          const fragment = fragments.get(selection.name.value)
          if (fragment) add(fragment.selectionSet)
        }
      }
    }
    sets.forEach(add)
    return byName
  }

  const count = (sets: readonly SelectionSetNode[], depth = 1): void => {
    if (depth > deepest) return
    for (const together of collect(sets).values()) {
      if (isDone()) return
      const below = together.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
      if (below.length > 0) count(below, depth + 1)
    }
  }

  // Fragments are compared by themselves too, used or not.
  for (const definition of document.definitions)
    if ('selectionSet' in definition) count([definition.selectionSet])
  return isDone()
}
