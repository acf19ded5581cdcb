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
  /** What `createFrontier` needs to go on from here. */
  saved(): SavedFrontier
}

export interface SavedFrontier {
  readonly size: number
  /** Roots of the complete subtrees, left to right: one for each bit that is set in the size. */
  readonly hashes: readonly Buffer[]
}

/**
 * A tree that only grows, in O(log n) memory; empty, or going on from a saved one.
 * @throws {RangeError} when hashes and size of the saved one do not belong together
 */
export function createFrontier(saved: SavedFrontier = { size: 0, hashes: [] }): Frontier {
  const stack = subtreesOf(saved)
  let size = saved.size
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
    saved: () => ({ size, hashes: stack.map((subtree) => subtree.hash) }),
  }
}

function subtreesOf({ size, hashes }: SavedFrontier): Subtree[] {
  const heights: number[] = []
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('a size is a whole number up to 2^53 - 1')
  for (let [rest, height] = [size, 0]; rest > 0; [rest, height] = [Math.floor(rest / 2), height + 1]) {
    if (rest % 2 === 1) heights.unshift(height)
  }
  if (heights.length !== hashes.length || hashes.some((hash) => hash.length !== 32)) {
    throw new RangeError(`a tree of ${size} leaves has ${heights.length} complete subtrees`)
  }
  return hashes.map((hash, index) => ({ height: heights[index] ?? 0, hash }))
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

/**
 * Hashes that show that a tree of these leaves began with its first `size` leaves: RFC 6962 section 2.1.2,
 * PROOF(size, leaves). Empty for size 0 and for the whole tree. Requires size <= length.
 */
export function consistencyProof(size: number, leafHashes: readonly Buffer[]): Buffer[] {
  return size === 0 ? [] : subproof(size, leafHashes, true)
}

function subproof(size: number, leafHashes: readonly Buffer[], isKnown: boolean): Buffer[] {
  if (size === leafHashes.length) return isKnown ? [] : [rootOf(leafHashes)]
  const split = splitPoint(leafHashes.length)
  const [left, right] = [leafHashes.slice(0, split), leafHashes.slice(split)]
  return size <= split
    ? [...subproof(size, left, isKnown), rootOf(right)]
    : [...subproof(size - split, right, false), rootOf(left)]
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

/** A tree as somebody saw it. */
export interface TreeHead {
  readonly size: number
  readonly root: Buffer
}

/**
 * Whether the proof shows that the later tree begins with the earlier one. From the empty tree the proof is empty and
 * the earlier root has to be the empty tree's (as C2SP tlog-witness has it; RFC 9162 leaves it open).
 * @see RFC 9162 section 2.1.4.2
 */
export function verifyConsistency(earlier: TreeHead, later: TreeHead, proof: readonly Buffer[]): boolean {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size)) return false
  if (earlier.size < 0 || earlier.size > later.size) return false
  if ([earlier.root, later.root, ...proof].some((hash) => hash.length !== 32)) return false
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root)
  if (earlier.size === 0) return proof.length === 0 && earlier.root.equals(EMPTY_ROOT)
  // The root of a complete subtree is known to who asks; it is not sent.
  const [first, ...rest] = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : proof
  return proof.length > 0 && first !== undefined && leadsToBoth(earlier, later, { first, rest })
}

function leadsToBoth(
  earlier: TreeHead,
  later: TreeHead,
  { first, rest }: { readonly first: Buffer; readonly rest: readonly Buffer[] },
): boolean {
  let [node, last] = [earlier.size - 1, later.size - 1]
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  let [from, to] = [first, first]
  for (const step of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      ;[from, to] = [hashNode(step, from), hashNode(step, to)]
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else to = hashNode(to, step)
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && from.equals(earlier.root) && to.equals(later.root)
}

/** Requires size > 0. */
function isPowerOfTwo(size: number): boolean {
  return size === 1 || splitPoint(size) * 2 === size
}
