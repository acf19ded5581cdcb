import { describe, expect, it } from 'vitest'
import { decodeLeaf, encodeLeaf, EVENT_TYPES, MAX_LEAF_BYTES, type Leaf } from '../../src/audit/leaf.ts'

const LEAF: Leaf = {
  v: 1,
  seq: 3,
  type: 'decision',
  ord: 0,
  time: '2026-11-24T12:00:00.000Z',
  actor: 'p_one',
  record: 'A'.repeat(43),
}

describe('encodeLeaf', () => {
  it('writes canonical JSON that decodes to the same leaf', () => {
    const text = encodeLeaf(LEAF)
    expect(text).toBe(
      `{"actor":"p_one","ord":0,"record":"${LEAF.record}","seq":3,"time":"2026-11-24T12:00:00.000Z","type":"decision","v":1}`,
    )
    expect(decodeLeaf(text)).toEqual(LEAF)
  })

  it('counts bytes, not characters', () => {
    const spare = MAX_LEAF_BYTES - Buffer.byteLength(encodeLeaf({ ...LEAF, actor: '' }))
    expect(Buffer.byteLength(encodeLeaf({ ...LEAF, actor: 'x'.repeat(spare) }))).toBe(MAX_LEAF_BYTES)
    expect(() => encodeLeaf({ ...LEAF, actor: 'x'.repeat(spare + 1) })).toThrow(RangeError)
    expect(() => encodeLeaf({ ...LEAF, actor: '\u3042'.repeat(spare / 2) })).toThrow(RangeError)
  })

  it.each([
    ['seq', { seq: -1 }],
    ['ord', { ord: 0.5 }],
    ['time', { time: '2026-11-24T12:00:00Z' }],
    ['record', { record: 'short' }],
  ])('refuses a %s that could not be verified', (_, wrong) => {
    expect(() => encodeLeaf({ ...LEAF, ...wrong })).toThrow(RangeError)
  })

  it('takes every type of the catalogue, each with its reason', () => {
    for (const [type, reason] of Object.entries(EVENT_TYPES)) {
      expect(encodeLeaf({ ...LEAF, type: type as Leaf['type'] })).toContain(`"type":"${type}"`)
      expect(reason).not.toBe('')
    }
  })
})

describe('decodeLeaf', () => {
  it.each([
    'null',
    '5',
    '[]',
    '{}',
    'not JSON',
    '',
    ` ${encodeLeaf(LEAF)}`,
    encodeLeaf(LEAF).replace('"v":1', '"v":2'),
    encodeLeaf(LEAF).replace('"v":1', '"v":1.0'),
    encodeLeaf(LEAF).replace('"v":1', '"v":1,"w":1'),
    encodeLeaf(LEAF).replace('"seq":3', '"seq":"3"'),
    encodeLeaf(LEAF).replace('"p_one"', 'null'),
  ])('takes nothing but the canonical bytes of a leaf: %s', (text) => {
    expect(decodeLeaf(text)).toBeUndefined()
  })
})
