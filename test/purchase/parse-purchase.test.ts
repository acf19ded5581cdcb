import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erasablePlaces } from '../../src/purchase/erasable-places.ts'
import { parseJson } from '../../src/purchase/parse-json.ts'
import { parsePurchase } from '../../src/purchase/parse-purchase.ts'
import type { Purchase } from '../../src/purchase/purchase.ts'
import { example, examples, rulebook } from '../support/shipped.ts'
import { valueAt } from '../support/places.ts'

function issuesOf(input: unknown): string[] {
  const parsed = parsePurchase(input, rulebook.categories)
  return parsed.ok ? [] : parsed.issues.map((one) => `${one.pointer}: ${one.message}`)
}

const LEAST = { schema: 'sekisho/purchase/1', items: [{ id: '1', kind: 'hardware' }] }

function least(more: object): object {
  return { ...LEAST, ...more }
}

describe('parsePurchase', () => {
  it.each(examples)('reads %s and gives it back', (_name, document) => {
    expect(parsePurchase(document, rulebook.categories)).toEqual({ ok: true, value: document })
  })

  it.each<[string, object, string[]]>([
    ['the least there can be', LEAST, []],
    [
      'every problem at once',
      { schema: 'sekisho/purchase/2', items: [{ id: '1', kind: 'hardwar' }], x: 1 },
      [
        '/x: found an unknown member "x", expected a member of this object',
        '/schema: found "sekisho/purchase/2", expected "sekisho/purchase/1"',
        '/items/0/kind: found "hardwar", expected one of hardware, software, service, cloud; did you mean hardware?',
      ],
    ],
    [
      'an id given twice',
      least({ items: [LEAST.items[0], LEAST.items[0]] }),
      ['/items/1/id: found "1", also at /items/0, expected each id once'],
    ],
    [
      'a reference to nobody',
      least({ items: [{ id: '1', kind: 'hardware', parties: [{ ref: 'P1' }] }] }),
      ['/items/0/parties/0/ref: found "P1", expected the id of a party of this purchase'],
    ],
    [
      'a repeated name that differs',
      least({
        parties: [{ id: 'P1', name: 'A' }],
        items: [{ id: '1', kind: 'hardware', parties: [{ ref: 'P1', name: 'B' }] }],
      }),
      ['/items/0/parties/0/name: found "B", expected "A" as at the party P1'],
    ],
    [
      'a path that leads nowhere',
      least({ statements: [{ about: '/items/@9', says: 'complete' }] }),
      ['/statements/0/about: found "/items/@9", expected a path in this purchase; "@9" leads nowhere'],
    ],
    [
      'an end before the start',
      least({ procurement: { contract: { start: '2027-02-01', end: '2027-01-01' } } }),
      ['/procurement/contract/end: found "2027-01-01", expected a day on or after 2027-02-01'],
    ],
    [
      'a copy that differs from the representation',
      least({
        parties: [{ id: 'P1', usesCoveredEquipment: false }],
        evidence: [
          {
            id: 'e',
            type: 'far-52.204-24',
            issuerParty: 'P1',
            answers: { usesCoveredEquipment: true },
            state: 'received',
          },
        ],
      }),
      ['/parties/0/usesCoveredEquipment: found false, expected true, a copy of the answer in evidence e'],
    ],
    [
      'null where a list must be',
      { schema: 'sekisho/purchase/1', items: null },
      ['/items: found null, expected array'],
    ],
  ])('%s', (_what, input, expected) => {
    expect(issuesOf(input)).toEqual(expected)
  })

  it('keeps absent, null and empty apart', () => {
    for (const parties of [undefined, null, []]) {
      const input = parties === undefined ? LEAST : least({ parties })
      expect(parsePurchase(input, rulebook.categories)).toEqual({ ok: true, value: input })
    }
  })

  it('rewrites indices in paths to ids and leaves its input as it is', () => {
    const input = least({ statements: [{ about: '/items/0/use/purposes', says: 'complete' }] })
    const before = structuredClone(input)
    expect(parsePurchase(input, rulebook.categories)).toMatchObject({
      value: { statements: [{ about: '/items/@1/use/purposes' }] },
    })
    expect(input).toEqual(before)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ schema: fc.constant('sekisho/purchase/1'), items: fc.array(fc.jsonValue()) }),
        ),
        (input) => {
          expect(typeof parsePurchase(input, rulebook.categories).ok).toBe('boolean')
        },
      ),
      { seed: 7 },
    )
  })
})

describe('parseJson', () => {
  it.each<[string, string, RegExp]>([
    ['syntax', '{"a":1,\n"b":}', /line 2, column 5|line 2, column 6/],
    ['depth', '['.repeat(10_000), /more than 64 levels at line 1, column 65/],
    ['a member twice', '{"a":1,\n "a":2}', /"a" given twice at line 2, column 2/],
    ['an escaped member twice', '{"a":1,"\\u0061":2}', /given twice/],
    ['a byte order mark', '\uFEFF{}', /byte order mark/],
    ['nothing', '', /expected JSON/],
  ])('refuses %s', (_what, text, message) => {
    const parsed = parseJson(Buffer.from(text))
    expect(parsed.ok ? '' : parsed.issues[0]?.message).toMatch(message)
  })

  it('refuses bytes that are not UTF-8 and documents that are too large', () => {
    expect(parseJson(Buffer.from([0x22, 0xff, 0x22])).ok).toBe(false)
    expect(parseJson(Buffer.from('[1,2,3]'), 5)).toMatchObject({ issues: [{ code: 'too-large' }] })
  })

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(parseJson(Buffer.from(JSON.stringify(value)))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)) as unknown,
        })
      }),
      { seed: 9 },
    )
  })
})

describe('erasablePlaces', () => {
  it('names titles, names, amounts and signatures, and nothing that rules rest on', () => {
    const purchase = example('us-courthouse-cameras') as unknown as Purchase
    const pointers = erasablePlaces(purchase).map((place) => place.pointer)
    expect(pointers).toEqual(
      expect.arrayContaining([
        '/title',
        '/buyer/name',
        '/procurement/value/amount',
        '/parties/0/legalName',
        '/items/0/parties/1/name',
        '/items/0/unitPrice/amount',
        '/evidence/0/issuer',
      ]),
    )
    expect(pointers.filter((pointer) => /category|purposes|country|answers|\/id$/.test(pointer))).toEqual([])
    expect(pointers.map((pointer) => typeof valueAt(purchase, pointer))).toEqual(pointers.map(() => 'string'))
  })
})
