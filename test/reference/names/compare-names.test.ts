import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, POSSIBLE } from '../../../src/reference/names/compare-names.ts'
import { readName } from '../../../src/reference/names/read-name.ts'

function compare(a: string, b: string, countries = {}) {
  return compareNames(readName(a), readName(b), countries)
}

function reasonsOf(a: string, b: string): string[] {
  return compare(a, b).reasons.map(({ reason }) => reason)
}

describe('compareNames', () => {
  it.each([
    ['Acme Widgets, LLC', 'ACME WIDGETS L.L.C.'],
    ['(株)山田製作所', '山田製作所株式会社'],
    ['華為技術有限公司', '华为技术有限公司'],
    ['ООО «Ромашка»', 'Общество с ограниченной ответственностью «Ромашка»'],
    ['Smith & Sons Ltd', 'Smith and Sons Limited'],
  ])('takes for the same: %s, %s', (a, b) => {
    expect(compare(a, b)).toMatchObject({ result: 'same', score: 1 })
  })

  it.each([
    ['Hikvison Digital Tech', 'Hangzhou Hikvision Digital Technology Co., Ltd.', 'transliteration'],
    ['Super Micro Computer Sales', 'Supermicro Computer', 'joined'],
    ['International Business Machines Corp', 'IBM Corporation', 'acronym'],
    ['Yamada Seisakusho', '山田製作所', 'reading'],
    ['Trend Micro', 'トレンドマイクロ', 'sound'],
    ['エヌティティデータ', 'NTT Data', 'letter-names'],
    ['Gazprom PJSC', 'ПАО «Газпром»', 'transliteration'],
    ['台积电', '台湾积体电路制造股份有限公司', 'abbreviation'],
    ['Tanaka Electric', '田中電機', 'same-word'],
  ])('finds %s in %s and says how: %s', (a, b, how) => {
    const found = compare(a, b)
    expect(found.score).toBeGreaterThanOrEqual(POSSIBLE)
    expect(found.reasons.map(({ reason }) => reason)).toContain(how)
  })

  it.each([
    ['Fund Alpha I LP', 'Fund Alpha II LP', 'other-number'],
    ['Bank of China (Hong Kong) Limited', 'Bank of China (Singapore) Limited', 'other-place'],
    ['Huawei Technologies Japan K.K.', 'Huawei Technologies', 'national-unit'],
    ['Deutsche Bank AG', 'Deutsche Bank GmbH', 'other-legal-form'],
    ['Northwind Traders', 'Southwind Traders', 'other-word'],
    ['Blue Harbor Logistics', 'Blue Harbor Insurance', 'other-branch'],
  ])('keeps apart %s and %s by %s', (a, b, objection) => {
    expect(compare(a, b).result).toBe('distinct')
    expect(reasonsOf(a, b)).toContain(objection)
  })

  it('tells relatives from strangers', () => {
    expect(compare('Siemens K.K.', 'Siemens AG')).toMatchObject({ result: 'distinct', related: true })
    expect(compare('Blue Harbor Logistics', 'Blue Harbor Insurance').related).toBe(true)
    expect(compare('Zebra Pen Corporation', 'Kestrel Aviation').related).toBe(false)
  })

  it('two known words are never one mistyped', () => {
    expect(compare('Vertex Digital', 'Vortex Digital').result).toBe('distinct')
    expect(compare('Meyer Werft', 'Meier Werft').result).toBe('distinct')
    expect(compare('Vortexa Digital', 'Vortexx Digital').result).toBe('possible')
  })

  it('a country that differs takes certainty from equal names and likeness from others', () => {
    const countries = { first: 'GB', second: 'NZ' }
    expect(compare('Apex Systems Ltd', 'Apex Systems Limited', countries).result).toBe('possible')
    expect(compare('Kestral Systems Ltd', 'Kestrel Systems Ltd', countries).result).toBe('distinct')
    expect(compare('Kestral Systems Ltd', 'Kestrel Systems Ltd', { first: 'GB', second: 'GB' }).result).toBe(
      'possible',
    )
  })

  it('says that a name is too weak to compare', () => {
    expect(compare('---', 'Acme').result).toBe('unscreened')
  })
})

const names = fc.constantFrom(
  'Hangzhou Hikvision Digital Technology Co., Ltd.',
  'Müller & Söhne GmbH',
  '株式会社日立製作所',
  'ファーウェイ・ジャパン',
  '杭州海康威视数字技术股份有限公司',
  '삼성전자 주식회사',
  'ООО «Ромашка»',
  'Fund Alpha II LP',
  '日本電気 (NEC)',
  'Riverbend Data Systems, Inc. d/b/a Riverbend',
)
const texts = fc.oneof(names, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ maxLength: 30 }))

describe('compareNames: always', () => {
  it('is the same whichever name comes first', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [one, other] = [compare(a, b), compare(b, a)]
        expect([other.result, other.related]).toEqual([one.result, one.related])
        expect(other.score).toBeCloseTo(one.score, 1)
      }),
      { seed: 4 },
    )
  })

  it('takes a name for itself, in any width and case', () => {
    const wide = (name: string): string =>
      name.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(names, fc.boolean(), fc.boolean(), (name, isWide, isUpper) => {
        const cased = isUpper ? name.toUpperCase() : name
        expect(compare(isWide ? wide(cased) : cased, name).result).toBe('same')
      }),
      { seed: 4 },
    )
  })

  it('scores between 0 and 1, and calls the same only what scores 1', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const { score, result } = compare(a, b)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        if (result === 'same') expect(score).toBe(1)
      }),
      { seed: 4 },
    )
  })

  it('does not depend on where the legal form stands', () => {
    const others = fc.constantFrom('Huawei', '日立製作所', 'Riverbend Data Systems')
    fc.assert(
      fc.property(others, names, fc.constantFrom('株式会社', 'GmbH', 'Ltd'), (core, other, form) => {
        expect(compare(`${form} ${core}`, other)).toEqual(compare(`${core} ${form}`, other))
      }),
      { seed: 4 },
    )
  })
})
