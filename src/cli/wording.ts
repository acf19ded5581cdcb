import type { Body, Finding, FindingVerdict } from '../decision/body.ts'
import type { Effect } from '../policy/pack.ts'
import type { Bilingual } from '../reference/snapshot.ts'

export type Language = 'en' | 'ja'

/** What the parts of a decision are called where people read it. */
export const WORDS = {
  asOf: { en: 'as of', ja: '基準日' },
  askNow: { en: 'To be asked now', ja: '直ちに照会できる事項' },
  askLater: { en: 'To be asked once the answers named are there', ja: '資料がそろい次第照会する事項' },
  ask: { en: 'ask now', ja: '照会' },
  assumed: { en: 'Taken as closed', ja: '調査済みとみなした事項' },
  binds: { en: 'binds', ja: '適用' },
  buyer: { en: 'Buyer', ja: '調達機関' },
  checked: { en: 'Policies checked', ja: '確認した規程' },
  closed: { en: 'an answer was refused or cannot be had', ja: '回答が拒否されたか、得られない' },
  conditions: { en: 'Conditions', ja: '条件' },
  covered: { en: 'Looked at', ja: '確認の範囲' },
  decidesLater: { en: 'does not decide alone', ja: '単独では結論を左右しない' },
  decidesNow: { en: 'can decide alone', ja: '単独で結論を左右' },
  digest: { en: 'Digest of the decision', ja: '判断内容のダイジェスト' },
  from: { en: 'From', ja: '回答者:' },
  horizon: { en: 'Until when it holds', ja: '今後の見通し' },
  item: { en: 'Item', ja: '品目' },
  ifBound: { en: 'If it bound', ja: '適用されるとした場合' },
  lines: { en: 'Line by line', ja: '品目ごとの結果' },
  listDigest: { en: 'the whole list', ja: '照会一覧全体' },
  notes: { en: 'To be noted', ja: '留意事項' },
  notChecked: { en: 'Not checked', ja: '確認していない事項' },
  others: { en: 'Advisory policies, which do not count', ja: '参考にとどまる規程（結論に影響しないもの）' },
  or: { en: 'or', ja: '又は' },
  outcome: { en: 'Result', ja: '結果' },
  pack: { en: 'policy', ja: '規程' },
  purchase: { en: 'the purchase as a whole', ja: '調達全体' },
  question: { en: 'Question or document', ja: '質問・提出物' },
  who: { en: 'From', ja: '回答者' },
  weight: { en: 'Weight', ja: '重み' },
  reference: { en: 'Reference', ja: '調達番号' },
  remedies: { en: 'What would make it pass', ja: '支障をなくすための方法' },
  source: { en: 'source', ja: '根拠' },
  status: { en: 'status', ja: '位置付け' },
  supply: { en: 'To be supplied', ja: '提出・回答を求める事項' },
  supplyShort: { en: 'supply', ja: '要提出' },
  subject: { en: 'Subject', ja: '件名' },
  title: { en: 'Result of the checkpoint', ja: '調達前確認の結果' },
  wrong: { en: 'What is wrong, and why', ja: '問題点及びその理由' },
  wrongShort: { en: 'wrong', ja: '問題点' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Who answers a question. */
const ANSWERERS: Readonly<Record<string, Bilingual>> = {
  authority: { en: 'the authority', ja: '関係機関' },
  bidder: { en: 'the bidder', ja: '入札者' },
  buyer: { en: 'the buyer', ja: '調達機関' },
  manufacturer: { en: 'the maker', ja: '製造者' },
  operator: { en: 'the operator of this tool', ja: '本ツールの運用者' },
  provider: { en: 'the service provider', ja: '役務の提供事業者' },
}

export function answererOf(who: string, language: Language): string {
  return ANSWERERS[who]?.[language] ?? who
}

export const OWN_COUNSEL: Bilingual = { en: 'your own counsel', ja: '自組織の法務担当' }

const MARKS: Readonly<Record<Effect, Bilingual>> = {
  prohibit: { en: 'prohibited', ja: '不可' },
  require: { en: 'lacking', ja: '不足' },
  refer: { en: 'to be referred', ja: '要照会' },
  condition: { en: 'condition', ja: '条件' },
  note: { en: 'note', ja: '留意' },
}

const OTHER_MARKS: Readonly<Partial<Record<FindingVerdict, Bilingual>>> = {
  undetermined: { en: 'open', ja: '未確定' },
  excepted: { en: 'excepted', ja: '適用除外' },
  fault: { en: 'fault', ja: '評価不能' },
}

/** One word for what a finding amounts to. */
export function markOf({ effect, verdict }: Pick<Finding, 'effect' | 'verdict'>, language: Language): string {
  return (OTHER_MARKS[verdict] ?? MARKS[effect])[language]
}

const CONFIDENCE: Readonly<Record<Finding['citation']['confidence'], Bilingual>> = {
  verified: { en: 'read in the source', ja: '原典で確認' },
  secondary: { en: 'from a secondary source', ja: '二次資料による' },
  knowledge: { en: 'not yet checked against the source', ja: '原典未確認' },
}

export function sourceOf({ citation }: Pick<Finding, 'citation'>, language: Language): string {
  const confidence = CONFIDENCE[citation.confidence][language]
  return language === 'en' ? `${citation.ref}; ${confidence}` : `${citation.ref}、${confidence}`
}

const STATUSES: Readonly<Record<Body['packs'][number]['status'], Bilingual>> = {
  binding: { en: 'binding', ja: '拘束力あり' },
  advisory: { en: 'advisory', ja: '参考' },
  proposal: { en: 'proposal', ja: '案' },
}

export function statusOf(status: Body['packs'][number]['status'], language: Language): string {
  return STATUSES[status][language]
}

const BINDS: Readonly<Record<Body['packs'][number]['binds'], Bilingual>> = {
  true: { en: 'yes', ja: 'あり' },
  false: { en: 'no', ja: 'なし' },
  unknown: { en: 'not known yet', ja: '未確定' },
}

export function bindsText(binds: Body['packs'][number]['binds'], language: Language): string {
  return BINDS[binds][language]
}

/** Ids as a person writes them down: `1–5, 8` for whole numbers that follow one another, else one by one. */
export function listed(ids: readonly string[], language: Language): string {
  const runs: string[][] = []
  for (const id of ids) {
    const run = runs.at(-1)
    if (run !== undefined && follows(run.at(-1) ?? '', id)) run.push(id)
    else runs.push([id])
  }
  const dash = language === 'en' ? '–' : '～'
  const parts = runs.flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? ''}${dash}${run.at(-1) ?? ''}`]))
  return parts.join(language === 'en' ? ', ' : '、')
}

function follows(before: string, after: string): boolean {
  return /^\d{1,9}$/.test(before) && /^\d{1,9}$/.test(after) && Number(before) + 1 === Number(after)
}

/** `item 3`, `items 1–5`; the purchase as a whole where there is none. */
export function itemsText(ids: readonly string[], language: Language): string {
  if (ids.length === 0) return WORDS.purchase[language]
  const list = listed(ids, language)
  if (language === 'ja') return `品目 ${list}`
  return ids.length === 1 ? `item ${list}` : `items ${list}`
}
