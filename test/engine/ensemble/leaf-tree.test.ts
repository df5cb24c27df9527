import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LeafNode, LeafTree, nodesOf } from '../../../src/engine/ensemble/leaf-tree.ts'
import { cases } from '../../support/size.ts'
import { share, words } from '../pseudo-random.ts'

/** Shows what was merged with what: "((0 1) 2)". */
class Label {
  text: string

  constructor(text: string | number) {
    this.text = `${text}`
  }

  merge(other: Label): void {
    this.text = `(${this.text} ${other.text})`
  }

  copy(): Label {
    return new Label(this.text)
  }
}

class Sum {
  value: number

  constructor(value: number) {
    this.value = value
  }

  merge(other: Sum): void {
    this.value += other.value
  }

  copy(): Sum {
    return new Sum(this.value)
  }
}

const next = words(20_110_311)
/** Sizes over 30 octaves and both signs: almost every order of adding them rounds to other bits. */
const leaves = Array.from({ length: 300 }, () => (share(next) - 0.5) * 2 ** Math.floor(30 * share(next)))

function labelled(leafCount: number): LeafTree<Label> {
  const tree = new LeafTree<Label>()
  for (const node of nodesOf(0, leafCount, (leaf) => new Label(leaf))) tree.add(node)
  return tree
}

function sumNodes(first: number, end: number): readonly LeafNode<Sum>[] {
  return nodesOf(first, end, (leaf) => new Sum(leaves[leaf]!))
}

function inOneChunk(leafCount: number): number {
  const tree = new LeafTree<Sum>()
  for (const node of sumNodes(0, leafCount)) tree.add(node)
  return tree.finish(leafCount).value
}

/** Leaf counts, cuts into chunks, and an order in which the chunks arrive. */
const arrivals = fc.integer({ min: 1, max: leaves.length }).chain((leafCount) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: leafCount }), { maxLength: 40 })
    .map((cuts) =>
      [...new Set([0, ...cuts.filter((cut) => cut < leafCount), leafCount])].sort((a, b) => a - b),
    )
    .map((cuts) => cuts.slice(1).map((end, index) => ({ first: cuts[index]!, end })))
    .chain((chunks) => fc.shuffledSubarray(chunks, { minLength: chunks.length, maxLength: chunks.length }))
    .map((chunks) => ({ leafCount, chunks })),
)

describe('the shape of the tree', () => {
  it.each([
    [1, '0'],
    [2, '(0 1)'],
    [3, '((0 1) 2)'],
    [4, '((0 1) (2 3))'],
    [7, '((((0 1) (2 3)) (4 5)) 6)'],
    [8, '(((0 1) (2 3)) ((4 5) (6 7)))'],
    [11, '(((((0 1) (2 3)) ((4 5) (6 7))) (8 9)) 10)'],
  ])('of %i leaves is %s', (leafCount, text) => {
    expect(labelled(leafCount).finish(leafCount).text).toBe(text)
  })
})

describe('cuts into chunks', () => {
  it('in whatever order they arrive never change a bit of a sum', () => {
    fc.assert(
      fc.property(arrivals, ({ leafCount, chunks }) => {
        const tree = new LeafTree<Sum>()
        for (const { first, end } of chunks) for (const node of sumNodes(first, end)) tree.add(node)
        expect(tree.finish(leafCount).value).toBe(inOneChunk(leafCount))
      }),
      { numRuns: cases(1_000, 20_000), seed: 20_110_311 },
    )
  })

  it('do change it when they are simply added up: the sums above could have differed', () => {
    const plain = (first: number, end: number) =>
      leaves.slice(first, end).reduce((sum, value) => sum + value, 0)
    const sums = Array.from({ length: 100 }, (_, index) => plain(0, 2 * index) + plain(2 * index, 200))
    expect(new Set(sums).size).toBeGreaterThan(5)
  })

  it('and nodes one by one, in any order, neither', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(), ({ leafCount, chunks }, seed) => {
        const nodes = chunks.flatMap(({ first, end }) => sumNodes(first, end))
        const random = words(seed + 1)
        const shuffled = nodes
          .map((node) => ({ node, place: random() }))
          .sort((a, b) => a.place - b.place)
          .map(({ node }) => node)
        const tree = new LeafTree<Sum>()
        for (const node of shuffled) tree.add(node)
        expect(tree.finish(leafCount).value).toBe(inOneChunk(leafCount))
      }),
      { numRuns: cases(300, 10_000), seed: 20_110_311 },
    )
  })
})

describe('the nodes of a chunk', () => {
  it('cover its leaves in order, at most two of each level', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (first, length) => {
        const nodes = nodesOf(first, first + length, (leaf) => new Label(leaf))
        const covered = nodes.flatMap(({ level, index, value }) => {
          expect(value.text.match(/\d+/g)?.map(Number)).toEqual(
            Array.from({ length: 2 ** level }, (_, leaf) => index * 2 ** level + leaf),
          )
          return value.text.match(/\d+/g)!.map(Number)
        })
        expect(covered).toEqual(Array.from({ length }, (_, leaf) => first + leaf))
        for (const { level } of nodes) {
          expect(nodes.filter((node) => node.level === level).length).toBeLessThanOrEqual(2)
        }
      }),
      { numRuns: cases(300, 3_000), seed: 20_110_311 },
    )
  })

  it('are made with few values at hand, one leaf after the other', () => {
    const asked: number[] = []
    let merged = 0
    let most = 0
    class Counted extends Sum {
      override merge(other: Sum): void {
        merged++
        super.merge(other)
      }
    }
    nodesOf(3, 1000, (leaf) => {
      asked.push(leaf)
      most = Math.max(most, asked.length - merged)
      return new Counted(leaf)
    })
    expect(asked).toEqual(Array.from({ length: 997 }, (_, index) => index + 3))
    expect(most).toBeLessThanOrEqual(2 * Math.log2(1024))
  })
})

describe('a growing tree', () => {
  it('finishes after 1, 2, 3 … leaves as a tree of that many leaves alone', () => {
    const tree = new LeafTree<Label>()
    for (let leaf = 0; leaf < 40; leaf++) {
      tree.add({ level: 0, index: leaf, value: new Label(leaf) })
      const first = tree.finish(leaf + 1)
      expect(first.text).toBe(labelled(leaf + 1).finish(leaf + 1).text)
      // What it handed out is no longer its own.
      first.merge(new Label('more'))
      expect(tree.finish(leaf + 1).text).not.toContain('more')
    }
  })

  it('does not change a node of which it only reads', () => {
    const right = new Label(1)
    const tree = new LeafTree<Label>()
    tree.add({ level: 0, index: 0, value: new Label(0) })
    tree.add({ level: 0, index: 1, value: right })
    expect([tree.finish(2).text, right.text]).toEqual(['(0 1)', '1'])
  })
})

describe('a wrong set of leaves', () => {
  function treeOf(nodes: readonly (readonly [level: number, index: number])[]): LeafTree<Label> {
    const tree = new LeafTree<Label>()
    for (const [level, index] of nodes) tree.add({ level, index, value: new Label(`${level}:${index}`) })
    return tree
  }

  it.each([
    { name: 'none', nodes: [], leafCount: 0, message: /without leaves/ },
    { name: 'without the first', nodes: [[0, 1]], leafCount: 2, message: /Leaf 0 is missing/ },
    {
      name: 'with a gap',
      nodes: [
        [1, 0],
        [0, 3],
      ],
      leafCount: 4,
      message: /Leaf 2 is missing/,
    },
    {
      name: 'that ends early',
      nodes: [
        [1, 0],
        [0, 2],
      ],
      leafCount: 4,
      message: /There are 3 leaves, not 4/,
    },
    { name: 'that goes on', nodes: [[2, 0]], leafCount: 3, message: /There are 4 leaves, not 3/ },
  ] as const)('$name is refused at the end', ({ nodes, leafCount, message }) => {
    const tree = treeOf(nodes)
    expect(() => tree.finish(leafCount)).toThrow(message)
  })

  it.each([
    { name: 'the same leaf', nodes: [[0, 4]], twice: [0, 4] },
    { name: 'a leaf of a node', nodes: [[2, 1]], twice: [0, 6] },
    {
      name: 'a leaf of a merged node',
      nodes: [
        [0, 4],
        [0, 5],
      ],
      twice: [0, 5],
    },
    {
      name: 'a node around a leaf',
      nodes: [
        [0, 0],
        [0, 6],
      ],
      twice: [2, 1],
    },
    {
      name: 'a node around the last leaf of several',
      nodes: [
        [0, 1],
        [0, 7],
        [0, 9],
      ],
      twice: [3, 0],
    },
  ] as const)('with $name twice is refused when it comes', ({ nodes, twice: [level, index] }) => {
    const tree = treeOf(nodes)
    const before = tree.nodes.map((node) => ({ ...node }))
    expect(() => tree.add({ level, index, value: new Label('twice') })).toThrow(/came twice/)
    expect(tree.nodes).toEqual(before)
  })

  it.each([
    [-1, 0],
    [0, -1],
    [0.5, 0],
    [0, 0.5],
    [31, 0],
    [30, 1],
    [0, 2 ** 30],
    [Number.NaN, 0],
  ])('with a node of level %d and index %d is refused', (level, index) => {
    expect(() => treeOf([[level, index]])).toThrow(/No node/)
  })
})
