import { findFact } from '../facts/catalogue.ts'
import { dayAfter } from '../policy/validity.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { ActKind } from './acts-to-come.ts'
import type { Outcome } from './body.ts'
import type { ActAhead, Horizon, LookedAt } from './horizon.ts'
import type { HorizonCause, HorizonEntry } from './horizon-entries.ts'
import { headlineOf } from './summary.ts'
import type { Rendering } from './texts.ts'

type Context = Pick<Rendering, 'policySet' | 'snapshot'>

const ACTS: Readonly<Record<ActKind, Bilingual>> = {
  'act-later': { en: 'if done then or later', ja: '以後に行う場合' },
  delivery: { en: 'delivery', ja: '納入' },
  'call-off': { en: 'order under the framework', ja: '枠契約に基づく個別発注' },
  option: { en: 'option', ja: 'オプションの行使' },
  renewal: { en: 'renewal', ja: '契約の更新' },
  'in-use': { en: 'in use', ja: '使用中' },
}

/** An act to come by what it is, with its id where it has one. */
export function actText({ kind, id }: { readonly kind: ActKind; readonly id: string | null }): Bilingual {
  const { en, ja } = ACTS[kind]
  return id === null ? { en, ja } : { en: `${en} ${id}`, ja: `${ja}（${id}）` }
}

/** What an entry says, without the day, the act and the line that it is about. */
export function entryText(entry: HorizonEntry, context: Context): Bilingual {
  const said = sayingOf(entry)
  const causes = entry.causes.map((cause) => causeText(cause, context))
  const rule = ruleText(entry, context)
  return {
    en: `${outcomeText(entry, 'en')}: ${rule.en} ${said.en}, because ${causes.map(({ en }) => en).join(' and ')}.`,
    ja: `${outcomeText(entry, 'ja')}。${rule.ja}${said.ja}（${causes.map(({ ja }) => ja).join('、')}ため）。`,
  }
}

function outcomeText({ from, to }: Pick<HorizonEntry, 'from' | 'to'>, language: 'en' | 'ja'): string {
  const [before, then] = [headlineOf(from)[language], headlineOf(to)[language]]
  if (from === to) return language === 'en' ? `still “${then}”` : `引き続き「${then}」`
  return language === 'en' ? `“${before}” becomes “${then}”` : `「${before}」から「${then}」に変わる`
}

function ruleText({ rule, pack }: HorizonEntry, { policySet }: Context): Bilingual {
  const title = policySet.packs.find((one) => one.source.id === pack)?.rule(rule)?.source.title
  if (title === undefined) return { en: rule, ja: `規則 ${rule} ` }
  return { en: `${rule} (${title.en})`, ja: `規則 ${rule}「${title.ja}」` }
}

/** What a rule does that has come to stand in the way, by its effect. */
const TRIGGERED: Readonly<Record<HorizonEntry['effect'], Bilingual>> = {
  prohibit: { en: 'forbids it', ja: 'により認められない' },
  require: { en: 'is not met', ja: 'の要件を満たさない' },
  refer: { en: 'wants an authority to be asked', ja: 'により関係機関への照会を要する' },
  condition: { en: 'sets a condition', ja: 'により条件が付く' },
  note: { en: 'is to be noted', ja: 'に留意を要する' },
}

const NO_LONGER: Bilingual = { en: 'no longer has anything against it', ja: 'による指摘がなくなる' }
const UNDETERMINED: Bilingual = { en: 'cannot be judged any more', ja: 'について判断できなくなる' }
const EXCEPTED: Bilingual = {
  en: 'does not stand in the way, by an exception or waiver',
  ja: 'は例外又は適用除外により妨げとならない',
}
const FAULT: Bilingual = { en: 'cannot be evaluated', ja: 'を評価できない' }

function sayingOf({ becomes, effect }: HorizonEntry): Bilingual {
  switch (becomes) {
    case null:
      return NO_LONGER
    case 'triggered':
      return TRIGGERED[effect]
    case 'undetermined':
      return UNDETERMINED
    case 'excepted':
      return EXCEPTED
    case 'fault':
      return FAULT
  }
}

function causeText(cause: HorizonCause, context: Context): Bilingual {
  const { day } = cause
  switch (cause.kind) {
    case 'act':
      return { en: 'the rule is about this act', ja: '当該行為が規則の対象となる' }
    case 'rule-begins':
      return { en: `the rule takes effect on ${day}`, ja: `${day} に規則の適用が始まる` }
    case 'rule-ends':
      return { en: `the rule ceases on ${day}`, ja: `${day} に規則の適用が終わる` }
    case 'adoption':
      return { en: `the policy is adopted from ${day}`, ja: `${day} から規程が採用される` }
    case 'waiver-unavailable':
      return {
        en: `${cause.issuer} may waive it for no act from ${day}`,
        ja: `${day} 以後の行為について ${cause.issuer} による適用除外が認められない`,
      }
    case 'day-comes':
      return dayText(cause)
    case 'entry-begins':
    case 'entry-ends':
    case 'tie-begins':
    case 'tie-ends':
      return listText(cause, context)
    case 'certificate-ends':
    case 'waiver-ends':
    case 'evidence-ends':
    case 'evidence-begins':
    case 'reply-replaced':
    case 'profile-ends':
    case 'period-ends':
      return documentText(cause)
  }
}

function listText(
  { kind, list, listed, day }: Extract<HorizonCause, { readonly list: string }>,
  { snapshot }: Context,
): Bilingual {
  const name = snapshot.entity(listed)?.name ?? listed
  const begins = kind.endsWith('begins')
  if (kind.startsWith('tie'))
    return begins
      ? {
          en: `a tie to ${name}, on the list ${list}, begins on ${day}`,
          ja: `${day} にリスト ${list} 掲載の「${name}」との関係が生じる`,
        }
      : {
          en: `a tie to ${name}, on the list ${list}, ends on ${day}`,
          ja: `${day} にリスト ${list} 掲載の「${name}」との関係が終わる`,
        }
  return begins
    ? {
        en: `the entry of ${name} on the list ${list} begins on ${day}`,
        ja: `${day} に「${name}」がリスト ${list} に掲載される`,
      }
    : {
        en: `the entry of ${name} on the list ${list} ends on ${day}`,
        ja: `${day} に「${name}」がリスト ${list} から除かれる`,
      }
}

/** Days that people speak of by what they end, not by the question for them. */
const ENDS: Readonly<Record<string, Bilingual>> = {
  'item.endOfSupport': { en: 'the end of support', ja: 'サポート終了日' },
  'item.endOfSecurityUpdates': { en: 'the end of security updates', ja: 'セキュリティ更新終了日' },
  'item.plannedEndOfUse': { en: 'the planned end of use', ja: '使用終了予定日' },
  'item.registeredUntil': { en: 'the end of the registration', ja: '登録の有効期限' },
  'system.plannedEndOfUse': { en: 'the planned end of use', ja: '使用終了予定日' },
  'contract.start': { en: 'the start of the contract', ja: '契約開始日' },
  'contract.end': { en: 'the end of the contract', ja: '契約終了日' },
}

function dayText({ fact, of, day }: Extract<HorizonCause, { readonly kind: 'day-comes' }>): Bilingual {
  const question = findFact(fact)?.fact.question
  const what = ENDS[fact] ?? {
    en: `the day asked for by “${question?.en ?? fact}”`,
    ja: `「${question?.ja ?? fact}」への回答の日`,
  }
  if (day === of) return { en: `${what.en}, ${of}, has come`, ja: `${what.ja}（${of}）が到来する` }
  if (day === dayAfter(of)) return { en: `${what.en}, ${of}, has passed`, ja: `${what.ja}（${of}）を過ぎる` }
  return {
    en: `${what.en}, ${of}, is judged otherwise from ${day}`,
    ja: `${day} から${what.ja}（${of}）についての判定が変わる`,
  }
}

/** Documents and certificates, each by the id at the end of its path. */
function documentText(cause: Extract<HorizonCause, { readonly kind: keyof typeof DOCUMENTS }>): Bilingual {
  const id = /@([^/@]+)(?:\/answers\/[^/]+)?$/.exec(cause.at)?.[1] ?? cause.at
  const { en, ja } = DOCUMENTS[cause.kind]
  return { en: `${en.replace('{id}', id)} ${cause.day}`, ja: `${cause.day} ${ja.replace('{id}', id)}` }
}

const DOCUMENTS = {
  'certificate-ends': { en: 'the certificate {id} is no longer valid from', ja: 'に認証 {id} が失効する' },
  'waiver-ends': { en: 'the waiver {id} no longer holds from', ja: 'に適用除外 {id} の期間が終わる' },
  'evidence-ends': { en: 'the document {id} no longer holds from', ja: 'に資料 {id} の有効期間が終わる' },
  'evidence-begins': { en: 'the document {id} counts from', ja: 'から資料 {id} が有効となる' },
  'profile-ends': {
    en: 'the confirmed answer who {id} is no longer serves from',
    ja: 'に {id} の同一性に関する確認済みの回答の期限が到来する',
  },
  'reply-replaced': {
    en: 'the reply {id} takes the place of an earlier one on',
    ja: 'に回答 {id} が従前の回答に代わる',
  },
  'period-ends': { en: 'the period named in {id} is over on', ja: 'に {id} に記載の期間が満了する' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** What may not be done, where an act to come is rejected. */
const FORBIDDEN: Readonly<Record<ActAhead['kind'], Bilingual>> = {
  delivery: { en: 'it may not be accepted', ja: '受領は認められない' },
  'call-off': { en: 'it may not be ordered', ja: '発注は認められない' },
  option: { en: 'it may not be exercised', ja: '行使は認められない' },
  renewal: { en: 'it may not be renewed', ja: '更新は認められない' },
}

/** What an act to come amounts to on its day. */
export function aheadText(act: ActAhead): Bilingual {
  const name = actText(act)
  const outcome = forbidden(act) ?? {
    en: `“${headlineOf(act.outcome).en}”`,
    ja: `「${headlineOf(act.outcome).ja}」`,
  }
  return { en: `${act.day}, ${name.en}: ${outcome.en}`, ja: `${act.day} ${name.ja}：${outcome.ja}` }
}

function forbidden({ kind, outcome }: ActAhead): Bilingual | undefined {
  return outcome === ('reject' satisfies Outcome) ? FORBIDDEN[kind] : undefined
}

/** How far was looked and what was left out, in sentences; lines by their ids are for whoever lays it out. */
export function lookedText({ until, because }: LookedAt): Bilingual {
  switch (because) {
    case 'planned-end-of-use':
      return {
        en: `days in use until ${until ?? ''}, the planned end of use`,
        ja: `使用終了予定日の ${until ?? ''} までの使用期間`,
      }
    case 'contract-end':
      return {
        en: `days in use until ${until ?? ''}, the end of the contract, as no planned end of use is stated`,
        ja: `契約終了日の ${until ?? ''} までの使用期間（使用終了予定日の記載なし）`,
      }
    case 'no-end-stated':
      return {
        en: `days in use until ${until ?? ''}, ten years, as no planned end of use is stated`,
        ja: `${until ?? ''} までの使用期間（使用終了予定日の記載がないため 10 年間を確認）`,
      }
    case 'use-is-over':
      return {
        en: 'no days in use: the planned end of use has passed',
        ja: '使用期間なし（使用終了予定日が既に経過）',
      }
  }
}

/** Of doing the act decided later. */
export function laterText(later: string): Bilingual {
  return { en: `the act decided, done by ${later}`, ja: `判断の対象となった行為を ${later} までに行う場合` }
}

/** What the horizon does not reach, as sentences. */
export function limitTexts({
  undated,
  more,
  stopped,
}: Pick<Horizon, 'undated' | 'more' | 'stopped'>): Bilingual[] {
  const texts: Bilingual[] = undated.map((act) => {
    const { en, ja } = actText(act)
    return {
      en: `The ${en} has no day and was not looked at.`,
      ja: `${ja}の期日の記載がないため、確認していない。`,
    }
  })
  if (more > 0)
    texts.push({ en: `${more} later entries are left out.`, ja: `これより後の ${more} 件は省略した。` })
  if (stopped !== null)
    texts.push({
      en: `From ${stopped} on not everything was looked at, because the work is bounded.`,
      ja: `処理量に上限があるため、${stopped} 以後は一部を確認していない。`,
    })
  return texts
}
