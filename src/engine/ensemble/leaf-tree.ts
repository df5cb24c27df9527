const highestLevel = 30
/** Leaf numbers stay below this, so that a level's width fits the 32 bits of a shift. */
const leafLimit = 1 << highestLevel

/** What a tree merges: `merge` changes this value alone and only reads the other; `copy` shares nothing with it. */
export interface Mergeable<T> {
  merge(other: T): void
  copy(): T
}

/** The value of leaves index·2^level up to but without (index + 1)·2^level. */
export interface LeafNode<T> {
  readonly level: number
  readonly index: number
  readonly value: T
}

/**
 * Merges leaf values in a binary tree that is fixed by their numbers. Floating-point addition is not associative; here a
 * sum has the same bits whoever added which leaves, and in whatever order they came.
 *
 * The tree owns every value given to it and merges right siblings into left ones; what `finish` returns is the caller's.
 */
export class LeafTree<T extends Mergeable<T>> {
  /** Disjoint, in ascending order, no two of them siblings. */
  readonly #nodes: LeafNode<T>[] = []

  /** The largest nodes that the leaves so far make up, in ascending order. Their values are still the tree's. */
  get nodes(): readonly LeafNode<T>[] {
    return this.#nodes
  }

  /** Takes over a node. Throws RangeError where one of its leaves is already there, and for one that cannot exist. */
  add(node: LeafNode<T>): void {
    const first = firstLeaf(node)
    const end = endLeaf(node)
    if (!(isCount(node.level) && isCount(node.index) && node.level <= highestLevel && end <= leafLimit)) {
      throw new RangeError(`No node has level ${node.level} and index ${node.index}`)
    }
    let at = this.#nodes.length
    while (at > 0 && firstLeaf(this.#nodes[at - 1]!) >= end) at--
    if (at > 0 && endLeaf(this.#nodes[at - 1]!) > first) {
      throw new RangeError(`Some of the leaves ${first} to ${end - 1} came twice`)
    }
    this.#nodes.splice(at, 0, node)
    this.#mergeSiblings(at)
  }

  /**
   * The value of leaves 0 to leafCount − 1, which must be all that were added: complete subtrees are merged from left to
   * right. The tree stays as it is, so more leaves may follow. Throws RangeError where leaves are missing or left over.
   */
  finish(leafCount: number): T {
    const [largest, ...others] = this.#nodes
    if (largest === undefined) throw new RangeError('A tree without leaves has no value')
    let end = 0
    for (const node of this.#nodes) {
      if (firstLeaf(node) !== end) throw new RangeError(`Leaf ${end} is missing`)
      end = endLeaf(node)
    }
    if (end !== leafCount) throw new RangeError(`There are ${end} leaves, not ${leafCount}`)
    const value = largest.value.copy()
    for (const node of others) value.merge(node.value)
    return value
  }

  #mergeSiblings(start: number): void {
    let at = start
    for (;;) {
      const leftAt = this.#nodes[at]!.index % 2 === 0 ? at : at - 1
      const left = this.#nodes[leftAt]
      const right = this.#nodes[leftAt + 1]
      if (left === undefined || right === undefined) return
      if (left.level !== right.level || left.index + 1 !== right.index) return
      left.value.merge(right.value)
      this.#nodes.splice(leftAt, 2, { level: left.level + 1, index: left.index / 2, value: left.value })
      at = leftAt
    }
  }
}

/**
 * Nodes of the leaves from `first` up to but without `end`, at most two of each level: what a worker returns for a chunk.
 * `leafValue` is called once per leaf in ascending order and gives a value that nobody else changes.
 */
export function nodesOf<T extends Mergeable<T>>(
  first: number,
  end: number,
  leafValue: (leaf: number) => T,
): readonly LeafNode<T>[] {
  const tree = new LeafTree<T>()
  for (let leaf = first; leaf < end; leaf++) tree.add({ level: 0, index: leaf, value: leafValue(leaf) })
  return tree.nodes
}

function firstLeaf(node: LeafNode<unknown>): number {
  return node.index * (1 << node.level)
}

function endLeaf(node: LeafNode<unknown>): number {
  return (node.index + 1) * (1 << node.level)
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0
}
