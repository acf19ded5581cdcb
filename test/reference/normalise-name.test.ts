import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseName } from '../../src/reference/normalise-name.ts'

function keyOf(name: string): string {
  return normaliseName(name).key
}

describe('normaliseName', () => {
  it.each([
    ['width', 'ＮＴＴデータ', 'nttデータ'],
    ['half-width kana', 'ﾌｧｰｳｪｲ', 'ファーウェイ'],
    ['case', 'HUAWEI Technologies', 'Huawei TECHNOLOGIES'],
    ['diacritics of Latin', 'Société Générale', 'Societe Generale'],
    ['letters with strokes', 'Ørsted Łódź', 'Orsted Lodz'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['Turkish letters', 'İstanbul ğ', 'istanbul g'],
    ['traditional and simplified', '華為技術有限公司', '华为技术有限公司'],
    ['Japanese and traditional', '株式會社日立製作所', '株式会社日立制作所'],
    ['hiragana and katakana', 'ふじつう', 'フジツウ'],
    ['small kana', 'キヤノン', 'キャノン'],
    ['long marks', 'ファーウェイ', 'ファウェイ'],
    ['vu and bu', 'ハイクヴィジョン', 'ハイクビジョン'],
    ['middle dots', 'アイ・オー・データ', 'アイオーデータ'],
    ['hyphens', 'TP-Link', 'TPLINK'],
    ['space in Han', '日本 電気', '日本電気'],
    ['space in Hangul', '화웨이 테크놀로지스', '화웨이테크놀로지스'],
    ['initials', 'Z.T.E.', 'Z T E'],
    ['apostrophes', 'Let’s note', "LET'S NOTE"],
  ])('sets %s aside: %s = %s', (_, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other))
  })

  it.each([
    ['dakuten', 'ガス', 'カス'],
    ['handakuten', 'パナ', 'ハナ'],
    ['й', 'Байкал', 'Баикал'],
    ['numbers', 'Institute 14', 'Institute 15'],
    ['one character', '海信', '海思'],
  ])('keeps %s apart: %s, %s', (_, one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other))
  })

  it.each([
    ['hitachi', ['Hitachi, Ltd.', 'HITACHI LTD', 'Ltd. Hitachi', 'Hitachi Limited']],
    [
      '日立制作所',
      ['株式会社日立製作所', '日立製作所株式会社', '(株)日立製作所', '日立製作所㈱', '㍿日立製作所'],
    ],
    ['海康威视', ['海康威视股份有限公司', '海康威視有限公司', '海康威视有限责任公司']],
    ['삼성전자', ['삼성전자 주식회사', '(주)삼성전자', '㈜삼성전자']],
    ['teltronic', ['Teltronic S.A.U.', 'Teltronic S. A. U.', 'TELTRONIC SAU']],
    ['mobotix', ['MOBOTIX AG', 'Mobotix GmbH']],
    [
      'huaweitechnologies',
      ['Huawei Technologies Co., Ltd.', 'Huawei Technologies Co.Ltd', 'OOO Huawei Technologies'],
    ],
    ['milestonesystems', ['Milestone Systems A/S', 'Milestone Systems AS']],
  ])('takes legal forms off %s wherever they stand', (key, names) => {
    expect(names.map(keyOf)).toEqual(names.map(() => key))
  })

  it('keeps the kind of legal form, wherever it stands and however it is spelled', () => {
    const fulls = ['ZTE Corporation', 'ZTE Corp.', 'Corporation ZTE'].map((name) => normaliseName(name).full)
    expect(new Set(fulls).size).toBe(1)
    expect(normaliseName('ZTE Ltd').full).not.toBe(fulls[0])
    expect(normaliseName('(株)ABC').full).toBe(normaliseName('ABC株式会社').full)
  })

  it.each([
    ['Hangzhou Hikvision Digital Technology Co., Ltd.', ['hikvision']],
    ['杭州海康威视数字技术股份有限公司', ['海康威视']],
    ['Technology Co., Ltd.', []],
    ['株式会社システム', []],
    ['12345', []],
  ])('finds what distinguishes %s: %j', (name, distinctive) => {
    expect(normaliseName(name).distinctive).toEqual(distinctive)
  })

  it.each([
    ['Huawei 华为', ['latin', 'han']],
    ['ファーウェイ', ['kana']],
    ['화웨이', ['hangul']],
    ['Хуавей', ['cyrillic']],
    ['α Systems', ['latin']],
    ['هواوي', ['other']],
    ['หัวเว่ย', ['other']],
  ])('names the scripts of %s: %j', (name, scripts) => {
    expect(normaliseName(name).scripts).toEqual(scripts)
  })

  it('does not depend on how characters are composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        expect(keyOf(` ${name.normalize('NFD')} `)).toBe(keyOf(name))
      }),
      { seed: 4 },
    )
  })
})
