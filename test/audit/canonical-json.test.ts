import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/audit/canonical-json.ts'

function double(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE()
}

describe('canonicalJson', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as %s (RFC 8785 appendix B)', (hex, text) => {
    expect(canonicalJson(double(hex))).toBe(text)
  })

  it('writes the values document of RFC 8785 section 3.2.2', () => {
    const input: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    )
    const text = canonicalJson(input)
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '2d5e01a318d0f0879ab568c4be289c8b1f64ef8921a53c6277d5e069978baacb',
    )
  })

  it('sorts members by UTF-16 code units, so that an emoji comes before U+FB33', () => {
    const keys = Object.keys(
      JSON.parse(canonicalJson({ '€': 1, '\r': 1, דּ: 1, '1': 1, '😀': 1, '\u0080': 1, ö: 1 })) as object,
    )
    expect(keys.filter((key) => key !== '1')).toEqual(['\r', '\u0080', 'ö', '€', '😀', '\ufb33'])
  })

  it.each([[undefined], [Number.NaN], [Infinity], [new Date(0)], ['\ud800'], [{ a: undefined }], [10n]])(
    'refuses %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    },
  )

  it('never takes the shape of one object for that of another', () => {
    expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}')
    expect(canonicalJson({ 'b\u0000a': 1 })).toBe('{"b\\u0000a":1}')
    expect(canonicalJson({ a: 1, b: 2 })).toBe('{"a":1,"b":2}')
  })

  it('gives the same text whatever the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const wellFormed = JSON.stringify(value).isWellFormed()
        fc.pre(wellFormed)
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
      { seed: 8785 },
    )
  })
})
