import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, digestOf, digestOfText } from '../../src/audit/canonical-json.ts'

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
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555555', '333333333.3333333'],
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

  it.each([
    [
      'arrays',
      32,
      '099601b171cafed97c333f8878d68e7f8c8f795412adb34b2fdcf0e7c7beac42',
      [56, { d: true, 10: null, 1: [] }],
    ],
    [
      'french',
      130,
      'd99d0ebdcb0033cb858cfa830ae46bc0fb3309413b271f1da828c89901a27ed5',
      {
        peach: 'This sorting order',
        'p\u00e9ch\u00e9': 'is wrong according to French',
        'p\u00eache': 'but canonicalization MUST',
        sin: 'ignore locale',
      },
    ],
    [
      'structures',
      98,
      '605f65004ec2db7692522a0852c22f1c989e036d547e88963d1a3143cf3195d5',
      {
        1: { f: { f: 'hi', F: 5 }, '\n': 56 },
        10: {},
        '': 'empty',
        a: {},
        111: [{ e: 'yes', E: 'no' }],
        A: {},
      },
    ],
    [
      'unicode',
      30,
      '0d99aad92a125196ff887876643fd3206786a84ddce2cee52ba4ad256d2381d3',
      {
        'Unnormalized Unicode': 'A\u030a',
      },
    ],
    [
      'weird',
      214,
      '6af595a9aa80110b964b4de3f82a05fa6ae7423005019bacfa2620dddc4e94d1',
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\n': 'Newline',
        1: 'One',
        '\u0080': 'Control\u007f',
        '\u{1f602}': 'Smiley',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '</script>': 'Browser Challenge',
      },
    ],
  ])('gives the document %s its known bytes (test data of RFC 8785)', (_, bytes, digest, value) => {
    const text = canonicalJson(value)
    expect(Buffer.byteLength(text)).toBe(bytes)
    expect(digestOfText(text)).toBe(`sha256:${digest}`)
    expect(digestOf(value)).toBe(`sha256:${digest}`)
  })

  it('sorts members by UTF-16 code units, so that an emoji comes before U+FB33', () => {
    const keys = Object.keys(
      JSON.parse(canonicalJson({ '€': 1, '\r': 1, דּ: 1, '1': 1, '😀': 1, '\u0080': 1, ö: 1 })) as object,
    )
    expect(keys.filter((key) => key !== '1')).toEqual(['\r', '\u0080', 'ö', '€', '😀', '\ufb33'])
  })

  it.each([
    [undefined],
    [Number.NaN],
    [Infinity],
    [-Infinity],
    [new Date(0)],
    [new Map()],
    ['\ud800'],
    [{ '\udc00': 1 }],
    [{ a: undefined }],
    [[undefined]],
    [new Array(1)],
    [10n],
    [Symbol.iterator],
    [{ toJSON: () => 1 }],
  ])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

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

  it('keeps names that look like numbers, and `__proto__`, in the order of text', () => {
    const value: unknown = JSON.parse(
      '{"b":{"2":1,"10":[{"9":0,"1":0}],"__proto__":{"z":1,"a":2}},"a":0,"1":0}',
    )
    expect(canonicalJson(value)).toBe(
      '{"1":0,"a":0,"b":{"10":[{"1":0,"9":0}],"2":1,"__proto__":{"a":2,"z":1}}}',
    )
    expect(canonicalJson({ a: { '2': 0, '10': 0 } })).toBe('{"a":{"10":0,"2":0}}')
  })

  it('writes what member after member in order would be', () => {
    const plainly = (value: unknown): string => {
      if (typeof value !== 'object' || value === null) return JSON.stringify(value)
      if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`
      const members = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))
      return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${plainly(member)}`).join(',')}}`
    }
    const names = fc.oneof(fc.constantFrom('0', '1', '10', '9', '00', 'a', 'B', '__proto__'), fc.string())
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, false, 'x', 'é"\\\n', '関所'),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        expect(canonicalJson(value)).toBe(plainly(value))
      }),
      { seed: 8785, numRuns: 500 },
    )
  })
})
