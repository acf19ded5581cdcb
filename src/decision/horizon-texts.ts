import type { Cause } from '../policy/validity.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import { isWorse, type Horizon, type HorizonEntry } from './horizon.ts'
import { headlineOf } from './summary.ts'
import type { Rendering } from './texts.ts'

/** One sentence for an entry: when, what act, for which line, what it comes to, and why. */
export function horizonText(entry: HorizonEntry, rendering: Rendering): Bilingual {
  const when = whenOf(entry)
  const line = lineOf(entry)
  const result = resultOf(entry)
  const why = whyOf(entry, rendering)
  return {
    en: `${when.en}, ${line.en}: ${result.en} (${why.en}).`,
    ja: `${when.ja}、${line.ja}: ${result.ja}（${why.ja}）。`,
  }
}

function whenOf({ act, day }: HorizonEntry): Bilingual {
  switch (act.kind) {
    case 'act-later':
      return { en: `If done on or after ${day}`, ja: `${day} 以後に行う場合` }
    case 'delivery':
      return { en: `On the delivery of ${day}`, ja: `${day} の納入時` }
    case 'option':
      return { en: `On the option of ${day}`, ja: `${day} のオプション行使時` }
    case 'use':
      return { en: `While in use, from ${day}`, ja: `使用中、${day} から` }
  }
}

function lineOf({ item }: HorizonEntry): Bilingual {
  return item === null
    ? { en: 'the purchase as a whole', ja: '調達全体' }
    : { en: `item ${item}`, ja: `品目 ${item}` }
}

function resultOf({ act, from, to }: HorizonEntry): Bilingual {
  const [before, after] = [headlineOf(from), headlineOf(to)]
  if (from === to)
    return { en: `still “${after.en}”, to be noted`, ja: `「${after.ja}」のまま。留意事項あり` }
  const change = {
    en: `“${before.en}” becomes “${after.en}”`,
    ja: `「${before.ja}」が「${after.ja}」に変わる`,
  }
  if (act.kind !== 'option' || to !== 'reject' || !isWorse(to, from)) return change
  return { en: `${change.en}; the option may not be exercised`, ja: `${change.ja}。オプションは行使できない` }
}

function whyOf({ rules, causes }: HorizonEntry, rendering: Rendering): Bilingual {
  const titles = rules.map(({ rule, pack }) => {
    const title = rendering.policySet.packs.find((one) => one.source.id === pack)?.rule(rule)?.source.title
    return { en: `${rule} ${title?.en ?? ''}`.trim(), ja: `${rule} ${title?.ja ?? ''}`.trim() }
  })
  const reasons = causes.map(causeText)
  return {
    en: [titles.map((one) => one.en).join('; '), ...reasons.map((one) => one.en)].join(': '),
    ja: [titles.map((one) => one.ja).join('、'), ...reasons.map((one) => one.ja)].join('。'),
  }
}

function causeText({ kind, what }: Cause): Bilingual {
  switch (kind) {
    case 'rule-begins':
      return { en: 'the rule takes effect', ja: '規則が効力を生じる' }
    case 'rule-ends':
      return { en: 'the rule ceases to have effect', ja: '規則が効力を失う' }
    case 'list-entry-begins':
      return { en: `an entry of the list ${what} takes effect`, ja: `リスト ${what} の記載が効力を生じる` }
    case 'list-entry-ends':
      return { en: `an entry of the list ${what} ends`, ja: `リスト ${what} の記載が終了する` }
    case 'certificate-ends':
      return { en: `the certificate ${what} runs out`, ja: `認証 ${what} の有効期間が満了する` }
    case 'evidence-begins':
      return { en: `the document ${what} begins to count`, ja: `資料 ${what} が効力を生じる` }
    case 'evidence-ends':
      return { en: `the document ${what} runs out`, ja: `資料 ${what} の有効期間が満了する` }
    case 'waiver-ends':
      return { en: `waivers by ${what} can no longer help`, ja: `${what} による適用除外が効力を失う` }
    case 'day-reached':
      return { en: `the day ${what} is reached`, ja: `期日 ${what} が到来する` }
  }
}

const BECAUSE: Readonly<Record<Horizon['lookedUntil']['because'], Bilingual>> = {
  'planned-end-of-use': { en: 'the planned end of use', ja: '使用終了予定日' },
  'last-act': { en: 'the last act to come', ja: '予定された最後の行為の日' },
  'a-year': {
    en: 'a year from now; no later act or end of use is stated',
    ja: '一年後。これより後の行為及び使用終了予定日の記載なし',
  },
}

/** How far was looked, and what could not be looked at. */
export function horizonReach({ lookedUntil, undated, more }: Horizon): Bilingual {
  const because = BECAUSE[lookedUntil.because]
  const open =
    undated.length === 0
      ? { en: '', ja: '' }
      : {
          en: ` Without a day, not looked at: ${undated.join(', ')}.`,
          ja: `日付のないため確認していないもの: ${undated.join('、')}。`,
        }
  const rest =
    more === 0
      ? { en: '', ja: '' }
      : { en: ` ${more} further entries are left out.`, ja: `ほか ${more} 件は省略。` }
  return {
    en: `Looked at until ${lookedUntil.day} (${because.en}).${open.en}${rest.en}`,
    ja: `${lookedUntil.day} まで確認した（${because.ja}）。${open.ja}${rest.ja}`,
  }
}
