import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasValidCheckDigit } from '../../src/reference/check-digits.ts'
import { rulebook } from '../support/shipped.ts'

const { snapshot } = rulebook

function who(name: string): string {
  const found = snapshot.identify({ name })
  if (found.result === 'same') return `same ${found.entity}`
  if (found.result === 'possible')
    return `possible ${found.candidates.map((one) => `${one.entity}/${one.because}`).join(' ')}`
  return found.result === 'unscreened' ? `unscreened ${found.because}` : found.result
}

describe('identify', () => {
  it.each([
    ['Huawei', 'same huawei'],
    ['HUAWEI TECHNOLOGIES CO LTD', 'same huawei'],
    ['華為技術有限公司', 'same huawei'],
    ['华为', 'same huawei'],
    ['ﾌｧｰｳｪｲ', 'same huawei'],
    ['Хуавей', 'same huawei'],
    ['화웨이', 'same huawei'],
    ['ZTE Corporation', 'same zte'],
    ['杭州海康威视数字技术股份有限公司', 'same hikvision'],
    ['海康威視', 'same hikvision'],
    ['Zhejiang Dahua Technology Co., Ltd.', 'same dahua'],
    ['株式会社日立製作所', 'same hitachi'],
    ['(株)日立製作所', 'same hitachi'],
    ['日立製作所株式会社', 'same hitachi'],
    ['エリクソン', 'same ericsson'],
    ['ZTE', 'possible zte/weak-name'],
    ['Dahua', 'possible dahua/weak-name'],
    ['大华', 'possible dahua/weak-name'],
    ['大華電子', 'possible dahua/shared-token'],
    ['Huawei Marine', 'possible huawei/shared-token'],
    ['Honor', 'possible honor/weak-name'],
    ['Hisense', 'same hisense'],
    ['ZTEK Systems', 'distinct'],
    ['Example Integrators LLC', 'distinct'],
    ['示例光网络有限公司', 'distinct'],
    ['例示ネットワークス株式会社', 'distinct'],
    ['Technology Co., Ltd.', 'unscreened too-weak'],
    ['12345', 'unscreened too-weak'],
    ['شركة مثال', 'unscreened unsupported-script'],
    ['  ', 'unscreened no-name'],
  ])('%s: %s', (name, expected) => {
    expect(who(name)).toBe(expected)
  })

  it('goes by an identifier, and asks where name and identifier disagree', () => {
    const lei = snapshot.entity('cisco')?.identifiers['lei']?.[0] ?? ''
    expect(snapshot.identify({ name: 'Somebody Else', identifiers: { lei } })).toMatchObject({
      result: 'same',
      entity: 'cisco',
      by: 'identifier',
    })
    expect(snapshot.identify({ name: 'Huawei', identifiers: { lei } })).toMatchObject({ result: 'possible' })
    expect(snapshot.identify({ name: 'Huawei', legalName: 'Nokia Corporation' })).toMatchObject({
      result: 'possible',
    })
  })

  const names =
    rulebook.snapshot.lists.length > 0
      ? [
          'Huawei Technologies Co., Ltd.',
          'Hangzhou Hikvision Digital Technology Co., Ltd.',
          'Nokia Corporation',
          '日本電気株式会社',
        ]
      : []
  it('does not depend on width, case and space', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (name, wide, upper, spaced) => {
          let changed = upper ? name.toUpperCase() : name
          if (wide)
            changed = changed.replaceAll(/[A-Za-z]/g, (letter) =>
              String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
            )
          if (spaced) changed = `  ${changed.replaceAll(' ', '   ')} `
          expect(who(changed)).toBe(who(name))
        },
      ),
      { seed: 4 },
    )
  })
})

function links(entity: string): string[] {
  return snapshot
    .links(entity)
    .map((link) => `${link.listed} ${link.test} ${link.verified ? 'verified' : 'doubt'}`)
}

describe('links', () => {
  it.each([
    ['huawei', ['huawei self verified']],
    ['hisilicon', ['huawei subsidiary doubt']],
    ['chengdu-dahua-wisdom', ['dahua subsidiary verified']],
    ['hilook', ['hikvision self doubt']],
    ['huawei-holding', ['huawei common-control verified']],
    ['honor', ['huawei shown verified']],
    ['cisco', []],
  ])('%s: %j', (entity, expected) => {
    expect(links(entity)).toEqual(expected)
  })

  it.each(['ale', 'china-huaxin', 'china-mobile', 'china-mobile-group', 'sasac'])(
    'no s.889 path reaches %s through the state',
    (entity) => {
      expect(snapshot.links(entity).filter((link) => link.test !== 'shown')).toEqual([])
    },
  )

  it('ends a tie with its edge', () => {
    expect(snapshot.links('honor')[0]).toMatchObject({ since: '2018-08-13', until: '2020-11-17' })
  })
})

describe('check digits', () => {
  it('hold for what is right and fail for one digit changed', () => {
    expect(hasValidCheckDigit('jpCorporateNumber', '1020001071491')).toBe(true)
    expect(hasValidCheckDigit('jpCorporateNumber', '1020001071492')).toBe(false)
    expect(hasValidCheckDigit('lei', snapshot.entity('cisco')?.identifiers['lei']?.[0] ?? '')).toBe(true)
    expect(hasValidCheckDigit('lei', 'FRDRIPF3EKNDJ2CQJL28')).toBe(false)
  })
})
