import { sha256 } from './canonical-json.ts'

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/** Root of a tree without leaves. */
export const EMPTY_ROOT = sha256('')

/** @see RFC 6962 section 2.1; the prefixes keep a leaf from being taken for a node */
export function hashLeaf(entry: Uint8Array | string): Buffer {
  return sha256(LEAF, entry)
}

export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right)
}

interface Subtree {
  readonly height: number
  readonly hash: Buffer
}

/** The roots of the complete subtrees, left to right: all that a writer needs to go on (RFC 6962 section 2.1). */
export interface Frontier {
  readonly size: number
  append(leafHash: Buffer): void
  root(): Buffer
}

/** A tree that only grows, in O(log n) memory. */
export function createFrontier(): Frontier {
  const stack: Subtree[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    append(leafHash) {
      let node: Subtree = { height: 0, hash: leafHash }
      for (let top = stack.at(-1); top?.height === node.height; top = stack.at(-1)) {
        stack.pop()
        node = { height: node.height + 1, hash: hashNode(top.hash, node.hash) }
      }
      stack.push(node)
      size++
    },
    root() {
      if (stack.length === 0) return EMPTY_ROOT
      return stack.map((subtree) => subtree.hash).reduceRight((right, left) => hashNode(left, right))
    },
  }
}

/** Hashes that lead from a leaf to the root: RFC 6962 section 2.1.1, PATH(index, leaves). Requires index < length. */
export function inclusionProof(index: number, leafHashes: readonly Buffer[]): Buffer[] {
  if (leafHashes.length <= 1) return []
  const split = splitPoint(leafHashes.length)
  const [left, right] = [leafHashes.slice(0, split), leafHashes.slice(split)]
  return index < split
    ? [...inclusionProof(index, left), rootOf(right)]
    : [...inclusionProof(index - split, right), rootOf(left)]
}

/** Root over leaf hashes: RFC 6962 section 2.1, MTH. */
export function rootOf(leafHashes: readonly Buffer[]): Buffer {
  const frontier = createFrontier()
  for (const hash of leafHashes) frontier.append(hash)
  return frontier.root()
}

/** The largest power of two below the size. Requires size > 1. */
function splitPoint(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/**
 * Whether the proof leads from the leaf at the index to the root of a tree of that size. Numbers up to 2^53 - 1, so no
 * bit operators, which work on 32 bits only.
 * @see RFC 9162 section 2.1.3.2
 */
export function verifyInclusion(
  place: { readonly index: number; readonly size: number },
  leafHash: Buffer,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  const { index, size } = place
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if ([leafHash, root, ...proof].some((hash) => hash.length !== 32)) return false
  let [node, last, hash] = [index, size - 1, leafHash]
  for (const step of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = hashNode(step, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else hash = hashNode(hash, step)
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}
