import { describe, expect, it } from 'vitest'
import { horizonRead } from '../../src/cli/reading-horizon.ts'
import { findHorizon } from '../../src/operations/horizon.ts'
import { deploymentWith, head, horizonUnder, rule } from '../support/horizon.ts'

const book = deploymentWith([
  head('ahead', '{ always: true }') +
    rule('NO-MORE', [
      'for: item',
      'catches: [acquire, option]',
      'effective: { from: 2027-12-23, by: act }',
      'effect: prohibit',
    ]) +
    rule('OUT', [
      'for: item',
      'catches: [hold]',
      'when: { fact: item.endOfSupport, before: asOf }',
      'effect: prohibit',
    ]),
])

const line = (id: string): object => ({
  id,
  kind: 'hardware',
  plannedEndOfUse: '2030-03-31',
  support: { endOfSupport: '2029-06-30' },
})

const seen = horizonUnder(book, {
  schema: 'sekisho/purchase/1',
  buyer: { jurisdiction: 'JP' },
  procurement: {
    action: 'new',
    contract: { options: [{ id: 'O1', date: '2028-01-01' }, { id: 'O2' }, { date: '2027-01-01' }] },
  },
  items: [line('1'), line('2'), line('3')],
  statements: [{ about: '/items', says: 'complete', by: 'buyer' }],
})
const view = findHorizon(seen, book, seen.purchase)

describe('the horizon as people read it', () => {
  it('in English', () => {
    expect(horizonRead(view, seen.body.outcome, 'en')).toEqual({
      changes: [
        '2028-01-01, option O1: it may not be exercised',
        '2028-01-01, option O1, items 1–3: “No objection” becomes “Rejected”: NO-MORE (Rule NO-MORE) forbids it, because the rule takes effect on 2027-12-23.',
        '2029-07-01, in use, items 1–3: “No objection” becomes “Rejected”: OUT (Rule OUT) forbids it, because the end of support, 2029-06-30, has passed.',
      ],
      notes: [
        'Looked at: the act decided, done by 2027-11-24; 2 acts to come; days in use until 2030-03-31, the planned end of use (items 1–3).',
        'The option O2 has no day and was not looked at.',
      ],
    })
  })

  it('in Japanese', () => {
    expect(horizonRead(view, seen.body.outcome, 'ja')).toEqual({
      changes: [
        '2028-01-01 オプションの行使（O1）：行使は認められない',
        '2028-01-01 オプションの行使（O1）、品目 1～3：「支障なし」から「不可」に変わる。規則 NO-MORE「規則 NO-MORE」により認められない（2027-12-23 に規則の適用が始まるため）。',
        '2029-07-01 使用中、品目 1～3：「支障なし」から「不可」に変わる。規則 OUT「規則 OUT」により認められない（サポート終了日（2029-06-30）を過ぎるため）。',
      ],
      notes: [
        '確認の範囲：判断の対象となった行為を 2027-11-24 までに行う場合、今後の行為 2 件、使用終了予定日の 2030-03-31 までの使用期間（品目 1～3）。',
        'オプションの行使（O2）の期日の記載がないため、確認していない。',
      ],
    })
  })
})
