import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attach, commit, detach as detachPlaces, placeOf, recordRoot } from '../../src/audit/commitment.ts'
import { canonicalJson } from '../../src/audit/canonical-json.ts'

const DOCUMENT = { title: 'Secret title', items: [{ id: '1', 'a/b': 'name' }], open: null }
const POINTERS = ['/title', '/items/0/a~1b']

/** The detached document, read back, with what was taken out. */
function detach(document: unknown, pointers: readonly string[], salts: Buffer) {
  const places = pointers.map((pointer) => placeOf(document, pointer))
  const { text, erasable } = detachPlaces(document, places, salts)
  expect(text).toBe(canonicalJson(JSON.parse(text)))
  return { document: JSON.parse(text) as unknown, erasable }
}

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

  it('name what was erased by a pointer that finds it again', () => {
    const { document, erasable } = detach(DOCUMENT, POINTERS, randomBytes(64))
    expect(attach(document, erasable.slice(0, 1)).erased).toEqual(['/items/0/a~1b'])
  })

  it('take out and put back any JSON, whole subtrees too', () => {
    const document = { list: [{ amount: '1', nested: { deep: [1, null, true] } }, 'text'], '': 0 }
    const pointers = ['/list/0/nested', '/list/1', '/']
    const { document: detached, erasable } = detach(document, pointers, randomBytes(96))
    expect(canonicalJson(detached)).toMatch(/^\{"":\{"\$commitment":"[\w-]{43}"\}/)
    expect(attach(detached, erasable)).toEqual({ document, erased: [] })
    expect(attach(detached, []).erased).toEqual(['/', '/list/0/nested', '/list/1'])
  })

  it('lose no member, whatever its name', () => {
    const document = JSON.parse('{"a":{"__proto__":{"b":1},"constructor":2},"c":"v"}') as unknown
    const detached = detach(document, ['/c'], randomBytes(32))
    expect(canonicalJson(attach(detached.document, detached.erasable).document)).toBe(canonicalJson(document))
  })

  it.each(['', '/none', '/items/1', '/title/0', '/items/__proto__', '/open/x'])(
    'refuse a pointer at which nothing stands: %j',
    (pointer) => {
      expect(() => detach(DOCUMENT, [pointer], randomBytes(32))).toThrow('nothing stands at')
    },
  )

  it('refuse a value whose salt is another', () => {
    const { document, erasable } = detach(DOCUMENT, POINTERS, randomBytes(64))
    const forged = erasable.map((one) => ({ ...one, salt: randomBytes(32).toString('base64url') }))
    expect(() => attach(document, forged)).toThrow('does not match its commitment')
  })

  it('need 32 random bytes for each value', () => {
    expect(() => detach(DOCUMENT, POINTERS, randomBytes(63))).toThrow(RangeError)
  })
})

describe('commit', () => {
  it('is SHA-256 of 0x02, salt and canonical value', () => {
    const salt = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
    const bytes = Buffer.concat([Buffer.of(2), salt, Buffer.from('{"a":"\u5c71","b":1}')])
    expect(commit(salt, { b: 1, a: '\u5c71' })).toBe(createHash('sha256').update(bytes).digest('base64url'))
    expect(recordRoot(salt, '{"a":"\u5c71","b":1}')).toBe(commit(salt, { a: '\u5c71', b: 1 }))
    expect(commit(Buffer.alloc(32), 'x')).not.toBe(commit(Buffer.alloc(32, 1), 'x'))
    expect(Buffer.from(commit(Buffer.alloc(32), 'x'), 'base64url')).toHaveLength(32)
  })

  it.each([0, 31, 33])('refuses a salt of %i bytes', (length) => {
    expect(() => commit(Buffer.alloc(length), 'x')).toThrow(RangeError)
  })
})
