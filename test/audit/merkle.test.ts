import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/audit/canonical-json.ts'
import {
  consistencyProof,
  createFrontier,
  EMPTY_ROOT,
  hashLeaf,
  hashNode,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/audit/merkle.ts'

const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'))
const LEAVES = ENTRIES.map((entry) => hashLeaf(entry))

/** The classic eight leaves: roots by size, from the test data of the certificate transparency reference code. */
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('tree', () => {
  it('hashes leaves and nodes apart (RFC 6962 section 2.1)', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(ROOTS[0])
    expect(hashLeaf('L123456').toString('hex')).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    )
    expect(hashNode(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    )
  })

  it.each(ROOTS.map((root, size) => [size, root] as const))('has the known root at size %i', (size, root) => {
    expect(rootOf(LEAVES.slice(0, size)).toString('hex')).toBe(root)
  })

  it.each([
    [1, '2zQm6HgGjSjSabbIcXIyLOU3K2V1bQeJAB00g19gHAM='],
    [255, 'Mvhbyqh9e80Fco8J6a66NQumovczgwCH8Fl2goSL5cs='],
    [256, 'goUV0DPBnYyQHzfsy4rtkZZncDSG+NL/8c9wQDIcXbE='],
    [257, 'HtoEmkNR2G92JSvX7At3Rq11t/oDFq1fVB29pFijEsQ='],
    [300, 'hOE+weA3FVrmGXV1mbLNIa2lpWXg/ZsxOcDDxsG4rak='],
  ])('of decimal numbers has the known root at size %i', (size, root) => {
    const frontier = createFrontier()
    for (let index = 0; index < size; index++) frontier.append(hashLeaf(String(index)))
    expect(frontier.root().toString('base64')).toBe(root)
  })
})

/** Inner nodes of the classic eight leaves. */
const [L0, L1, L2, L3, L4, L5, L6, L7] = LEAVES as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
]
const [N01, N23, N45, N67] = [hashNode(L0, L1), hashNode(L2, L3), hashNode(L4, L5), hashNode(L6, L7)]
const [N0123, N4567] = [hashNode(N01, N23), hashNode(N45, N67)]

const LOG = Array.from({ length: 300 }, (_, index) => hashLeaf(String(index)))

describe('createFrontier', () => {
  it('goes on from what was saved, at every size', () => {
    for (let size = 0; size <= 70; size++) {
      const first = createFrontier()
      for (const leaf of LOG.slice(0, size)) first.append(leaf)
      const second = createFrontier(first.saved())
      for (const leaf of LOG.slice(size, 80)) second.append(leaf)
      expect(second.root()).toEqual(rootOf(LOG.slice(0, 80)))
      expect(second.size).toBe(80)
    }
  })

  it('goes on at sizes that bit operators cannot hold', () => {
    const size = 2 ** 40 + 2 ** 31 + 1
    const hashes = [L0, L1, L2]
    const frontier = createFrontier({ size, hashes })
    expect(frontier.root()).toEqual(hashNode(L0, hashNode(L1, L2)))
    frontier.append(L3)
    expect(frontier.saved()).toEqual({ size: size + 1, hashes: [L0, L1, hashNode(L2, L3)] })
  })

  it.each([
    ['too few hashes', { size: 3, hashes: [L0] }],
    ['too many hashes', { size: 4, hashes: [L0, L1] }],
    ['a hash of another length', { size: 1, hashes: [Buffer.alloc(31)] }],
    ['a size that is no count', { size: -1, hashes: [] }],
    ['a size beyond safe integers', { size: 2 ** 53, hashes: [L0] }],
  ])('refuses %s', (_, saved) => {
    expect(() => createFrontier(saved)).toThrow(RangeError)
  })

  it('has the known root of the long log', () => {
    const frontier = createFrontier()
    const roots: Record<number, string> = {}
    for (let index = 0; index < 70_000; index++) {
      frontier.append(hashLeaf(String(index)))
      if ([2, 512, 65_536, 65_537, 70_000].includes(frontier.size))
        roots[frontier.size] = frontier.root().toString('base64')
    }
    expect(roots).toEqual({
      2: 'ywCYnZSlacCmeK4EK2Pc1GJduWRAUX83put5duok7Us=',
      512: '1LIWJJXKYJ3AY5DTU8oMVRB3ZcYJ4CJut0fYkQXcjVU=',
      65536: '8CXQbtgEhZ/SdKG9rK3W5I6odjSqkeHtsgFD+UmM0Cs=',
      65537: '3IeVol/UvVKguE9jn9MTm6FggkAj0YjkKOtdsPPOIho=',
      70000: 'Gkzfy2Y3SgwNy+9JrL1JdtE+6GT7PLJB/JQ8rQTwL34=',
    })
  })
})

describe('the classic tree', () => {
  it('has the known leaf and inner hashes', () => {
    expect(LEAVES.map((leaf) => leaf.toString('hex'))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
      '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
    ])
    expect([N23, N45, N67, N4567].map((node) => node.toString('hex'))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
  })

  it.each([
    [0, 8, [L1, N23, N4567]],
    [5, 8, [L4, N67, N0123]],
    [2, 3, [N01]],
    [1, 5, [L0, N23, L4]],
    [6, 7, [N45, N0123]],
  ] as const)('has the known inclusion proof of %i in %i', (index, size, proof) => {
    expect(inclusionProof(index, LEAVES.slice(0, size))).toEqual(proof)
  })

  it.each([
    [1, 8, [L1, N23, N4567]],
    [2, 5, [N23, L4]],
    [3, 7, [L2, L3, N01, hashNode(N45, L6)]],
    [4, 8, [N4567]],
    [6, 7, [N45, L6, N0123]],
    [6, 8, [N45, N67, N0123]],
    [7, 8, [L6, L7, N45, N0123]],
  ] as const)('has the known consistency proof of %i in %i', (from, to, proof) => {
    expect(consistencyProof(from, LEAVES.slice(0, to))).toEqual(proof)
  })
})

describe('proofs in the tree of 300', () => {
  it.each([
    [inclusionProof(255, LOG), 9, 'c6ee1443f09e770941c2cbfe059c88ebedec092471bedaf683175b2953e6f139'],
    [inclusionProof(299, LOG), 5, 'c1bf480a86fd419a4e8afa9546d5f0ae239071a854e013cb241455e5b938a5c8'],
    [consistencyProof(255, LOG), 10, '91c5258dfbbabb87b82b87f445b46cb47672b725cec6988a9121867977dc8758'],
  ])('are the known ones', (proof, length, digest) => {
    expect(proof).toHaveLength(length)
    expect(sha256(...proof).toString('hex')).toBe(digest)
  })

  it('show 256 leaves by one hash', () => {
    expect(consistencyProof(256, LOG).map((hash) => hash.toString('base64'))).toEqual([
      'mMRJ1qM3XsOYczG/+Rm4IMbDOeNnkBcO1KnqcOi0tYM=',
    ])
  })
})

/** Every way in which a proof is spoilt: shortened, lengthened, mixed with a root, or with one bit flipped. */
function spoilt(proof: readonly Buffer[], root: Buffer): Buffer[][] {
  const garbage = sha256('garbage')
  const flipped = proof.flatMap((hash, at) =>
    [0, 77, 255].map((bit) => {
      const other = Buffer.from(hash)
      other[Math.floor(bit / 8)]! ^= 1 << (bit % 8)
      return proof.map((one, index) => (index === at ? other : one))
    }),
  )
  const removed = proof.map((_, at) => proof.filter((_hash, index) => index !== at))
  const inserted = [garbage, root, EMPTY_ROOT].flatMap((hash) => [
    [hash, ...proof],
    [...proof, hash],
  ])
  const short = proof.map((_, at) => proof.map((hash, index) => (index === at ? hash.subarray(1) : hash)))
  return [...flipped, ...removed, ...inserted, ...short]
}

describe('verifyInclusion', () => {
  it('takes the proof of every leaf of every size, and at no other place', () => {
    for (let size = 1; size <= 33; size++) {
      const leaves = LOG.slice(0, size)
      const root = rootOf(leaves)
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(index, leaves)
        expect(verifyInclusion({ index, size }, leaf, proof, root)).toBe(true)
        for (const wrong of [index - 1, index + 1, index ^ 2, size, -1, 0.5])
          expect(verifyInclusion({ index: wrong, size }, leaf, proof, root)).toBe(false)
      })
    }
  })

  it.each([
    [0, 8],
    [5, 8],
    [2, 3],
    [1, 5],
    [6, 7],
    [0, 1],
  ])('takes no spoilt proof of %i in %i, nor another leaf, size or root', (index, size) => {
    const leaves = LEAVES.slice(0, size)
    const [root, leaf, proof] = [rootOf(leaves), leaves[index] ?? L0, inclusionProof(index, leaves)]
    for (const wrong of spoilt(proof, root))
      expect(verifyInclusion({ index, size }, leaf, wrong, root)).toBe(false)
    expect(verifyInclusion({ index, size }, sha256('other'), proof, root)).toBe(false)
    for (const wrong of [sha256('other'), EMPTY_ROOT])
      expect(verifyInclusion({ index, size }, leaf, proof, wrong)).toBe(false)
    for (const wrong of [size * 2, Math.floor(size / 2)])
      expect(verifyInclusion({ index, size: wrong }, leaf, proof, root)).toBe(false)
  })

  it('holds for sizes that bit operators cannot hold', () => {
    const size = 2 ** 40 + 1
    const root = hashNode(L0, L1)
    expect(verifyInclusion({ index: 2 ** 40, size }, L1, [L0], root)).toBe(true)
    expect(verifyInclusion({ index: 0, size }, L1, [L0], root)).toBe(false)
    const path = Array.from({ length: 31 }, (_, height) => sha256(String(height)))
    const far = path.reduce((hash, step) => hashNode(step, hash), L0)
    expect(verifyInclusion({ index: 2 ** 31 - 1, size: 2 ** 31 }, L0, path, far)).toBe(true)
    expect(verifyInclusion({ index: 2 ** 31 - 2, size: 2 ** 31 }, L0, path, far)).toBe(false)
  })

  it('refuses hashes of another length and sizes beyond safe integers', () => {
    expect(verifyInclusion({ index: 0, size: 1 }, Buffer.alloc(31), [], Buffer.alloc(31))).toBe(false)
    expect(verifyInclusion({ index: 0, size: 2 ** 53 }, Buffer.alloc(32), [], Buffer.alloc(32))).toBe(false)
  })
})

describe('verifyConsistency', () => {
  const head = (size: number) => ({ size, root: rootOf(LOG.slice(0, size)) })

  it('takes the proof between any two sizes, and not the other way round', () => {
    for (let to = 0; to <= 33; to++) {
      for (let from = 0; from <= to; from++) {
        const proof = consistencyProof(from, LOG.slice(0, to))
        expect(verifyConsistency(head(from), head(to), proof)).toBe(true)
        if (from !== to) expect(verifyConsistency(head(to), head(from), proof)).toBe(false)
      }
    }
  })

  it.each([
    [1, 8],
    [2, 5],
    [3, 7],
    [4, 8],
    [6, 7],
    [7, 8],
    [255, 300],
    [256, 300],
  ])('takes no spoilt proof of %i in %i, nor other sizes or roots', (from, to) => {
    const [earlier, later] = [head(from), head(to)]
    const proof = consistencyProof(from, LOG.slice(0, to))
    for (const wrong of spoilt(proof, later.root))
      expect(verifyConsistency(earlier, later, wrong)).toBe(false)
    expect(verifyConsistency(earlier, later, [])).toBe(false)
    expect(verifyConsistency({ size: from, root: later.root }, { size: to, root: earlier.root }, proof)).toBe(
      false,
    )
    for (const root of [sha256('other'), EMPTY_ROOT]) {
      expect(verifyConsistency({ size: from, root }, later, proof)).toBe(false)
      expect(verifyConsistency(earlier, { size: to, root }, proof)).toBe(false)
    }
    for (const size of [from + 1, from * 2].filter((one) => one !== to))
      expect(verifyConsistency({ ...earlier, size }, later, proof)).toBe(false)
  })

  it('takes equal sizes with equal roots only, and without a proof', () => {
    expect(verifyConsistency(head(5), head(5), [])).toBe(true)
    expect(verifyConsistency(head(5), head(5), [L0])).toBe(false)
    expect(verifyConsistency(head(5), { size: 5, root: L0 }, [])).toBe(false)
  })

  it('takes the empty tree with its own root only, and without a proof', () => {
    expect(verifyConsistency({ size: 0, root: L0 }, head(5), [])).toBe(false)
    expect(verifyConsistency(head(0), head(5), [L0])).toBe(false)
  })

  it('holds for sizes that bit operators cannot hold, and refuses those beyond safe integers', () => {
    const earlier = { size: 2 ** 40, root: L0 }
    const later = { size: 2 ** 40 + 1, root: hashNode(L0, L1) }
    expect(verifyConsistency(earlier, later, [L1])).toBe(true)
    expect(verifyConsistency({ ...earlier, size: 2 ** 39 }, later, [L1])).toBe(false)
    expect(verifyConsistency(earlier, { ...later, size: 2 ** 53 }, [L1])).toBe(false)
    expect(verifyConsistency({ ...earlier, size: -1 }, later, [L1])).toBe(false)
  })
})
