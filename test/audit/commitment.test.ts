import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attach, commit, detach } from '../../src/audit/commitment.ts'
import { canonicalJson } from '../../src/audit/canonical-json.ts'

const DOCUMENT = { title: 'Secret title', items: [{ id: '1', 'a/b': 'name' }], open: null }
const POINTERS = ['/title', '/items/0/a~1b']

describe('detach and attach', () => {
  it('take values out and put them back', () => {
    const { document, erasable } = detach(DOCUMENT, POINTERS, randomBytes(64))
    expect(canonicalJson(document)).not.toContain('Secret')
    expect(attach(document, erasable)).toEqual({ document: DOCUMENT, erased: [] })
    expect(DOCUMENT.title).toBe('Secret title')
  })

  it('name what was erased and leave null there', () => {
    const { document, erasable } = detach(DOCUMENT, POINTERS, randomBytes(64))
    expect(attach(document, erasable.slice(1))).toEqual({
      document: { ...DOCUMENT, title: null },
      erased: ['/title'],
    })
  })

  it('refuse a value that is not the committed one', () => {
    const { document, erasable } = detach(DOCUMENT, POINTERS, randomBytes(64))
    const forged = erasable.map((one) => ({ ...one, value: 'other' }))
    expect(() => attach(document, forged)).toThrow('does not match its commitment')
  })

  it('need 32 random bytes for each value', () => {
    expect(() => detach(DOCUMENT, POINTERS, randomBytes(63))).toThrow(RangeError)
  })
})

describe('commit', () => {
  it('is SHA-256 of 0x02, salt and canonical value', () => {
    expect(commit(Buffer.alloc(32), 'x')).toBe(commit(Buffer.alloc(32), 'x'))
    expect(commit(Buffer.alloc(32), 'x')).not.toBe(commit(Buffer.alloc(32, 1), 'x'))
    expect(Buffer.from(commit(Buffer.alloc(32), 'x'), 'base64url')).toHaveLength(32)
  })
})
