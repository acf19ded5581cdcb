import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamedParty } from '../../src/reference/snapshot.ts'
import { rulebook } from '../support/shipped.ts'
import { company, edge, snapshotOf } from './small-reference.ts'

const { snapshot } = rulebook

function describeFound(party: NamedParty, from = snapshot): string {
  const found = from.identify(party)
  if (found.result === 'same') return `same ${found.entity}`
  if (found.result === 'possible')
    return `possible ${found.candidates.map((one) => `${one.entity}/${one.because}`).join(' ')}`
  return found.result === 'unscreened' ? `unscreened ${found.because}` : found.result
}

function who(name: string): string {
  return describeFound({ name })
}

describe('identify: exact names', () => {
  it.each([
    ['Huawei', 'same huawei'],
    ['HUAWEI TECHNOLOGIES CO LTD', 'same huawei'],
    ['華為技術有限公司', 'same huawei'],
    ['华为', 'same huawei'],
    ['ﾌｧｰｳｪｲ', 'same huawei'],
    ['Хуавей', 'same huawei'],
    ['화웨이', 'same huawei'],
    ['ZTE Corporation', 'same zte'],
    ['Z.T.E. Corp.', 'same zte'],
    ['杭州海康威视数字技术股份有限公司', 'same hikvision'],
    ['海康威視', 'same hikvision'],
    ['Zhejiang Dahua Technology Co., Ltd.', 'same dahua'],
    ['株式会社日立製作所', 'same hitachi'],
    ['(株)日立製作所', 'same hitachi'],
    ['日立製作所株式会社', 'same hitachi'],
    ['エリクソン', 'same ericsson'],
    ['キャノン', 'same canon'],
    ['日本電信電話(株)', 'same ntt'],
    ['ロジクール', 'same logitech'],
    ['ロジテック', 'same elecom'],
    ['Hisense', 'same hisense'],
    ['大华（集团）有限公司', 'same dahua-group-realestate'],
    ['日本電気 (NEC)', 'same nec'],
    ['富士通 / Fujitsu', 'same fujitsu'],
  ])('%s: %s', (name, expected) => {
    expect(who(name)).toBe(expected)
  })
})

describe('identify: weak and ambiguous names', () => {
  it.each([
    ['ZTE', 'possible zte/weak-name'],
    ['ZTE Co., Ltd.', 'possible zte/weak-name'],
    ['Dahua', 'possible dahua/weak-name'],
    ['大华', 'possible dahua/weak-name'],
    ['Honor', 'possible honor/weak-name'],
    ['ＮＴＴ株式会社', 'possible ntt/ambiguous-name ntt-inc-other/ambiguous-name'],
    ['TP-Link', 'possible tp-link/ambiguous-name tp-link-systems/ambiguous-name'],
    ['株式会社バッファロー', 'possible buffalo/ambiguous-name buffalo-autoparts/ambiguous-name'],
    ['Dahua Group', 'possible dahua/shared-token dahua-group-realestate/weak-name'],
    ['Huawei Marine Networks', 'possible hmn-tech/weak-name huawei/shared-token'],
  ])('%s: %s', (name, expected) => {
    expect(who(name)).toBe(expected)
  })

  it('shows the name that was hit as the data writes it', () => {
    expect(snapshot.identify({ name: '大華電子' })).toEqual({
      result: 'possible',
      candidates: [
        { entity: 'dahua', because: 'shared-token', matched: '大华' },
        { entity: 'dahua-group-realestate', because: 'alike-name', matched: '大华（集团）有限公司' },
      ],
    })
    expect(snapshot.identify({ name: 'zte' })).toMatchObject({ candidates: [{ matched: 'ZTE' }] })
  })
})

describe('identify: words shared with a listed group', () => {
  it.each([
    ['大華電子', 'possible dahua/shared-token dahua-group-realestate/alike-name'],
    ['上海中兴网信科技', 'possible zte/shared-token'],
    ['Huawei Marine', 'possible hmn-tech/shared-token huawei/shared-token'],
    ['Hisense Japan', 'possible hisense/shared-token hisense-japan/alike-name'],
    ['Hua Wei Systems', 'possible huawei/shared-token'],
    ['HuaweiSystems', 'possible huawei/shared-token'],
    ['Hikvision (OEM)', 'possible hikvision/shared-token'],
    ['ZTE Systems', 'possible zte/shared-token'],
    ['ハイクビジョン東京', 'possible hikvision/shared-token'],
    ['EZVIZ Europe B.V.', 'possible ezviz/shared-token'],
    ['Red Magic Software House', 'possible nubia/shared-token'],
  ])('%s: %s', (name, expected) => {
    expect(who(name)).toBe(expected)
  })

  it.each([
    'ZTEK Systems',
    'China Mobile Games',
    'Honor Society of Engineering',
    'Magic Software House',
    'Vision Systems GmbH',
    'Telekom Mobilfunk Beispiel GmbH',
    '田中興業株式会社',
    'Example Integrators LLC',
    '示例光网络有限公司',
    '例示ネットワークス株式会社',
    'α Systems Example',
  ])('%s: distinct', (name) => {
    expect(who(name)).toBe('distinct')
  })

  it('is about listed groups only', () => {
    expect(['Cisco Example', 'Hitachi Example', 'Nokia Bell Example'].map(who)).toEqual([
      'distinct',
      'distinct',
      'distinct',
    ])
  })

  it('asks about the listed organisation rather than a unit of it', () => {
    const entities = [
      company('a-unit', { name: 'Chengdu Kestrelon Wisdom', edges: [edge('subsidiary-of', 'z-maker')] }),
      company('z-maker', { name: 'Kestrelon Technology' }),
    ]
    expect(describeFound({ name: 'Kestrelon Optics' }, snapshotOf(entities, ['z-maker']))).toBe(
      'possible z-maker/shared-token',
    )
  })
})

describe('identify: names that are alike', () => {
  it.each([
    ['Huawai Technologies Co., Ltd.', 'possible huawei/alike-name'],
    ['Hikvison Digital Technology', 'possible hikvision/alike-name'],
    ['Hytera Comunications', 'possible hytera/shared-token'],
    ['Fujitzu Limited', 'possible fujitsu/alike-name'],
    ['Haikangweishi', 'possible hikvision/alike-name'],
    ['フアウエー技術', 'possible huawei/alike-name'],
  ])('%s: %s', (name, expected) => {
    expect(who(name)).toContain(expected.replace('possible ', ''))
    expect(snapshot.identify({ name }).result).toBe('possible')
  })

  it.each([
    ['Ericsson GmbH', 'possible ericsson/other-legal-form'],
    ['OOO Huawei Technologies', 'possible huawei/other-legal-form'],
    ['Siemens AG', 'same siemens'],
    ['Huawei Technologies Company Limited', 'same huawei'],
  ])('a legal form of another country is a question: %s, %s', (name, expected) => {
    expect(who(name)).toBe(expected)
  })
})

describe('identify: what cannot be screened', () => {
  it.each([
    ['  ', 'unscreened no-name'],
    ['Technology Co., Ltd.', 'unscreened too-weak'],
    ['株式会社システム', 'unscreened too-weak'],
    ['12345', 'unscreened too-weak'],
    ['---', 'unscreened too-weak'],
    ['3M', 'unscreened too-weak'],
    ['شركة مثال', 'unscreened unsupported-script'],
    ['บริษัท ตัวอย่าง', 'unscreened unsupported-script'],
    ['Example شركة', 'unscreened unsupported-script'],
    // Some listed organisation has no name in the data in this script, so nobody can say that it is not meant.
    ['Παράδειγμα', 'unscreened unsupported-script'],
  ])('%s: %s', (name, expected) => {
    expect(who(name)).toBe(expected)
  })
})

describe('identify: numbers', () => {
  const lei = snapshot.entity('cisco')?.identifiers['lei']?.[0] ?? ''
  const corporate = snapshot.entity('nec')?.identifiers['jpCorporateNumber']?.[0] ?? ''

  it.each<[string, NamedParty, string]>([
    ['decides whatever the name', { name: 'Somebody Else', identifiers: { lei } }, 'same cisco'],
    [
      'decides between namesakes',
      { name: '株式会社バッファロー', identifiers: { jpCorporateNumber: '1030001076804' } },
      'same buffalo-autoparts',
    ],
    ['decides for a name too weak', { name: '12345', identifiers: { lei } }, 'same cisco'],
    [
      'is ignored when unknown to the data',
      { name: 'Cisco Systems', identifiers: { lei: '529900T8BM49AURSDO55' } },
      'same cisco',
    ],
    ['is ignored when null', { name: 'Example Integrators', identifiers: { lei: null } }, 'distinct'],
    [
      'is a question when the name is another',
      { name: 'Huawei', identifiers: { lei } },
      'possible cisco/name-identifier-mismatch huawei/name-identifier-mismatch',
    ],
    [
      'is a question when the name resembles a listed group',
      { name: 'Huawei Example', identifiers: { lei } },
      'possible cisco/name-identifier-mismatch huawei/name-identifier-mismatch',
    ],
    [
      'is a question when two numbers disagree',
      { name: 'Example', identifiers: { lei, jpCorporateNumber: corporate } },
      'possible cisco/name-identifier-mismatch nec/name-identifier-mismatch',
    ],
  ])('%s', (_, party, expected) => {
    expect(describeFound(party)).toBe(expected)
  })
})

describe('identify: name and legal name', () => {
  it.each<[string, string, string]>([
    ['Cisco', 'Cisco Systems, Inc.', 'same cisco'],
    ['Huawei', 'Example Trading LLC', 'same huawei'],
    ['Huawei', 'Nokia Corporation', 'possible huawei/ambiguous-name nokia/ambiguous-name'],
    ['Example', 'ZTE Example GmbH', 'possible zte/shared-token'],
    ['Nokia', 'Dahua Example', 'possible dahua/shared-token nokia/ambiguous-name'],
    ['IT', 'Example Integrators LLC', 'distinct'],
    ['Example Integrators', '', 'distinct'],
    ['شركة', 'Example Integrators LLC', 'unscreened unsupported-script'],
  ])('%s, %s: %s', (name, legalName, expected) => {
    expect(describeFound({ name, legalName })).toBe(expected)
  })

  it('does not look at the country', () => {
    for (const name of ['Huawei', 'ZTE', 'Example Integrators', '示例光网络有限公司']) {
      expect(describeFound({ name, country: 'CN' })).toBe(describeFound({ name, country: 'JP' }))
    }
  })
})

describe('identify: equal spellings', () => {
  const listed = ['huawei', 'zte', 'hytera', 'hikvision', 'dahua']
  const known = [...listed, 'hisilicon', 'nec', 'nokia', 'samsung', 'hitachi'].flatMap((id) =>
    (snapshot.entity(id)?.names ?? []).map((name) => name.text),
  )
  const names = fc.constantFrom(
    ...known,
    'Example Integrators LLC',
    '例示ネットワークス株式会社',
    'ZTE Example',
  )

  function wide(name: string): string {
    return name.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  }

  it('do not depend on width, case and space', () => {
    fc.assert(
      fc.property(names, fc.boolean(), fc.boolean(), fc.boolean(), (name, isWide, isUpper, isSpaced) => {
        const cased = isUpper ? name.toUpperCase() : name.toLowerCase()
        const spaced = isSpaced ? ` ${cased.replaceAll(' ', ' \u3000 ')} ` : cased
        expect(who(isWide ? wide(spaced) : spaced)).toBe(who(name))
      }),
      { seed: 4 },
    )
  })

  it('do not depend on space inside Han, kana and Hangul', () => {
    fc.assert(
      fc.property(names, fc.nat({ max: 20 }), (name, at) => {
        const isCjk = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Hangul}]+$/u
        fc.pre(isCjk.test(name))
        expect(who(`${name.slice(0, at)} ${name.slice(at)}`)).toBe(who(name))
      }),
      { seed: 4 },
    )
  })

  it.each([
    ['株式会社', '㈱', '(株)', '（株）', '㍿'],
    ['주식회사', '㈜', '(주)'],
    ['Co., Ltd.', 'Co.,Ltd.', 'CO LTD', 'Company Limited', 'Co.Ltd'],
    ['Corporation', 'Corp.', 'CORP'],
    ['Inc.', 'Incorporated', ', Inc'],
    ['GmbH', 'G.m.b.H.'],
  ])('do not depend on the place and spelling of %s', (...forms) => {
    for (const core of ['Huawei', 'ZTE', '日立製作所', '华为', '例示ネットワークス', 'Example Integrators']) {
      const spelled = forms.flatMap((form) => [`${form} ${core}`, `${core} ${form}`])
      expect(new Set(spelled.map(who)).size).toBe(1)
    }
  })

  it.each([
    ['华为技术有限公司', '華為技術有限公司'],
    ['海康威视数字技术', '海康威視數字技術'],
    ['中兴通讯', '中興通訊'],
    ['海能达通信', '海能達通信'],
    ['浙江大华技术', '浙江大華技術'],
    ['示例网络设备', '示例網絡設備'],
  ])('do not depend on the form of the characters: %s, %s', (simplified, traditional) => {
    expect(who(traditional)).toBe(who(simplified))
  })
})
