import { describe, expect, it } from 'vitest'
import {
  createFrontier,
  EMPTY_ROOT,
  hashLeaf,
  hashNode,
  inclusionProof,
  rootOf,
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

describe('inclusion proof', () => {
  it('verifies for every leaf of every size, and for no other place', () => {
    for (let size = 1; size <= 8; size++) {
      const leaves = LEAVES.slice(0, size)
      const root = rootOf(leaves)
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(index, leaves)
        expect(verifyInclusion({ index, size }, leaf, proof, root)).toBe(true)
        for (const wrong of [index - 1, index + 1, index ^ 2]) {
          expect(verifyInclusion({ index: wrong, size }, leaf, proof, root)).toBe(false)
        }
        expect(verifyInclusion({ index, size }, leaf, [...proof, root], root)).toBe(false)
        if (proof.length > 0) expect(verifyInclusion({ index, size }, leaf, proof.slice(1), root)).toBe(false)
      })
    }
  })

  it('refuses hashes of another length and sizes beyond safe integers', () => {
    expect(verifyInclusion({ index: 0, size: 1 }, Buffer.alloc(31), [], Buffer.alloc(31))).toBe(false)
    expect(verifyInclusion({ index: 0, size: 2 ** 53 }, Buffer.alloc(32), [], Buffer.alloc(32))).toBe(false)
  })
})
