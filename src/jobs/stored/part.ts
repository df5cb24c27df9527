import { deserialize, serialize } from 'node:v8'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import {
  type LeafNode,
  LeafTree,
  Moments,
  type MomentsParts,
  Sketch,
  type SketchParts,
} from '../../engine/index.ts'

/** What some leaves of a summarised study came to. */
export interface Part {
  readonly tree: LeafTree<Moments>
  readonly sketches: readonly Sketch[]
  /** Draws that were found to be enough, where the part is all that there is; else null. */
  readonly enoughRuns: number | null
}

interface Contents {
  readonly nodes: readonly LeafNode<MomentsParts>[]
  readonly sketches: readonly SketchParts[]
  readonly enoughRuns: number | null
}

/** Most counts are 0, and what is left compresses at any level. */
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** A part as it is stored. */
export function packed({ tree, sketches, enoughRuns }: Part): Uint8Array<ArrayBuffer> {
  const contents: Contents = {
    nodes: tree.nodes.map((node) => ({ ...node, value: node.value.toParts() })),
    sketches: sketches.map((sketch) => sketch.toParts()),
    enoughRuns,
  }
  return Uint8Array.from(zstdCompressSync(serialize(contents), level))
}

/** All leaves of some parts together; the order of the parts does not show. */
export function unpacked(parts: readonly Uint8Array[]): Part {
  const tree = new LeafTree<Moments>()
  const sketches: Sketch[] = []
  let enoughRuns: number | null = null
  for (const part of parts) {
    const contents = deserialize(zstdDecompressSync(part)) as Contents
    for (const node of contents.nodes) tree.add({ ...node, value: Moments.fromParts(node.value) })
    contents.sketches.forEach((parts, metric) => {
      const sketch = Sketch.fromParts(parts)
      if (sketches[metric]) sketches[metric].merge(sketch)
      else sketches[metric] = sketch
    })
    enoughRuns ??= contents.enoughRuns
  }
  return { tree, sketches, enoughRuns }
}
