import { findFact } from '../facts/catalogue.ts'
import { schemeTitle } from '../facts/evidence-types.ts'
import type { Act, Wanted } from '../policy/acts.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Missing } from './body.ts'
import { questionOf } from './questions.ts'
import type { Remedy, RemedyAct } from './remedies.ts'
import type { Rendering } from './texts.ts'

/** The acts of a remedy as sentences, each thing wanted one. */
export function remedyTexts(remedy: Remedy, rendering: Rendering): Bilingual[] {
  const own = remedy.item === null ? '' : `/items/@${remedy.item}`
  return remedy.acts.flatMap((act) => actTexts(act, own, rendering))
}

function actTexts(act: RemedyAct, own: string, rendering: Rendering): Bilingual[] {
  if (act.act === 'drop') {
    const items = act.items.join(', ')
    return [{ en: `Leave out item ${items}.`, ja: `品目 ${act.items.join('、')} を調達の対象から除く。` }]
  }
  return act.wants.map((wants) =>
    wantedText(act.act, { wants, at: act.at, isOwn: act.at === own }, rendering),
  )
}

interface Thing {
  readonly wants: Wanted
  readonly at: string
  /** It is what the remedy is for, and need not be named. */
  readonly isOwn: boolean
}

function wantedText(act: Act, thing: Thing, rendering: Rendering): Bilingual {
  const { wants, at } = thing
  switch (wants.kind) {
    case 'answer':
      return answerText(wants, at, rendering)
    case 'fact':
      return placed(factText(act, wants), thing)
    case 'not-listed':
      return placed(
        {
          en: `choose a product none of whose makers is reached by the list ${wants.list}.`,
          ja: `製造者等がいずれもリスト ${wants.list} に該当しない製品を選定する。`,
        },
        thing,
      )
    case 'evidence':
      return act === 'ask-authority' ? placed(ASKING, thing) : evidenceText({ ...wants, at }, rendering)
    case 'certificate':
      return placed(certificateText(wants.schemes), thing)
    case 'claim':
      return placed(claimText(wants, rendering), thing)
  }
}

const ASKING: Bilingual = {
  en: 'ask the authority; it passes if the reply raises no concern.',
  ja: '関係機関に照会する（懸念がない旨の回答である場合に限る。）。',
}

/** A sentence with what it is about, where that is not the line that the remedy is for. */
function placed({ en, ja }: Bilingual, { at, isOwn }: Thing): Bilingual {
  const [, item, part] = /^\/items\/@([^/]+)(?:\/.*@([^/]+))?/.exec(at) ?? []
  if (isOwn || item === undefined) return { en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}`, ja }
  return part === undefined
    ? { en: `Item ${item}: ${en}`, ja: `品目 ${item}: ${ja}` }
    : { en: `${part} in item ${item}: ${en}`, ja: `品目 ${item} の ${part}: ${ja}` }
}

function answerText(wants: Extract<Wanted, { kind: 'answer' }>, at: string, rendering: Rendering): Bilingual {
  const type = wants.id.slice(0, wants.id.indexOf(':')) as Missing['type']
  const question = questionOf(asMissing({ type, at, fact: wants.fact }), rendering)
  return {
    en: `Answer, if the answer is one that helps: ${question.en}`,
    ja: `次の問いに回答する（支障のない回答である場合に限る。）: ${question.ja}`,
  }
}

function asMissing(open: Pick<Missing, 'type' | 'at' | 'fact' | 'template'>): Missing {
  return { ...open, id: `${open.type}:${open.at}`, pointer: open.at, who: '', unlocks: [], decides: 'later' }
}

const DOING: Readonly<Partial<Record<Act, Bilingual>>> = {
  'add-clause': { en: 'add to the contract the clause', ja: '契約に次の条項を加える' },
  'change-method': { en: 'change the method of procurement', ja: '調達方式を改める' },
  'choose-product': { en: 'choose a product', ja: '次の条件を満たす製品を選定する' },
  'obtain-evidence': { en: 'obtain a document', ja: '資料を求める' },
}

/** The catalogue knows a fact by the question that asks for it. */
function factText(act: Act, wants: Extract<Wanted, { kind: 'fact' }>): Bilingual {
  const found = findFact(wants.fact)
  const doing = DOING[act] ?? { en: act, ja: act }
  if (act === 'add-clause' && found?.key !== null && found?.key !== undefined)
    return { en: `${doing.en}: ${found.key}.`, ja: `${doing.ja}: ${found.key}` }
  const question = found?.fact.question ?? { en: wants.fact, ja: wants.fact }
  return {
    en: `${doing.en}, so that the answer to “${question.en}” is ${answerEn(wants)}.`,
    ja: `${doing.ja}（「${question.ja}」に対する回答が${answerJa(wants)}となるもの）。`,
  }
}

function answerEn(wants: Extract<Wanted, { kind: 'fact' }>): string {
  const { op, expected, holds } = wants
  if (typeof expected === 'boolean') return expected === holds ? 'yes' : 'no'
  return `${holds ? '' : 'not '}${WORD[op]?.en ?? op} ${valueText(expected, 'en')}`
}

function answerJa(wants: Extract<Wanted, { kind: 'fact' }>): string {
  const { op, expected, holds } = wants
  if (typeof expected === 'boolean') return expected === holds ? '「はい」' : '「いいえ」'
  return `${valueText(expected, 'ja')}${WORD[op]?.ja ?? op}${holds ? '' : '以外'}`
}

const WORD: Readonly<Record<string, Bilingual>> = {
  is: { en: 'exactly', ja: '' },
  in: { en: 'one of', ja: 'のいずれか' },
  within: { en: 'within', ja: 'の範囲' },
  some: { en: 'among', ja: 'を含むもの' },
  every: { en: 'only', ja: 'のみ' },
  none: { en: 'none of', ja: 'のいずれでもないもの' },
  given: { en: 'given', ja: '明らかなもの' },
  before: { en: 'before', ja: 'より前' },
  after: { en: 'after', ja: 'より後' },
  onOrBefore: { en: 'not later than', ja: '以前' },
  onOrAfter: { en: 'not before', ja: '以後' },
  atLeast: { en: 'at least', ja: '以上' },
  atMost: { en: 'at most', ja: '以下' },
  lessThan: { en: 'less than', ja: '未満' },
  moreThan: { en: 'more than', ja: '超' },
}

/** Codes that shipped rules want of a fact; another code is shown as it is. */
const CODES: Readonly<Record<string, Bilingual>> = {
  'comprehensive-evaluation': { en: 'comprehensive evaluation', ja: '総合評価落札方式' },
  'proposal-contest': { en: 'proposal contest', ja: '企画競争' },
  whole: { en: 'a whole list', ja: '全てを記載した一覧' },
}

function valueText(expected: unknown, language: 'en' | 'ja'): string {
  if (Array.isArray(expected))
    return expected.map((one) => valueText(one, language)).join(language === 'en' ? ', ' : '、')
  if (typeof expected !== 'object' || expected === null)
    return CODES[String(expected)]?.[language] ?? String(expected)
  const { fact, day, plus } = expected as { fact?: string; day?: string; plus?: Record<string, number> }
  const question = fact === undefined ? undefined : findFact(fact)?.fact.question[language]
  const start = question === undefined ? (day ?? '') : language === 'en' ? `“${question}”` : `「${question}」`
  const shift = Object.entries(plus ?? {}).map(([unit, count]) => `${count} ${unit}`)
  return [start, ...shift].join(language === 'en' ? ' plus ' : '＋')
}

function evidenceText(
  { types, template, at }: Omit<Extract<Wanted, { kind: 'evidence' }>, 'kind'> & { readonly at: string },
  rendering: Rendering,
): Bilingual {
  const fact = `evidence.${types[0] ?? ''}`
  const about = template === null ? {} : { template }
  return questionOf(asMissing({ type: 'evidence', at, fact, ...about }), rendering)
}

function certificateText(schemes: readonly string[]): Bilingual {
  const titles = schemes.map(schemeTitle)
  return {
    en: `obtain a certificate (${titles.map((one) => one.en).join(' or ')}) for the product and version offered, or choose a product that has one.`,
    ja: `提案する製品及び版について認証（${titles.map((one) => one.ja).join('又は')}）を取得するか、取得済みの製品を選定する。`,
  }
}

function claimText({ claim, by }: Extract<Wanted, { kind: 'claim' }>, { policySet }: Rendering): Bilingual {
  if (by.length > 0) {
    const name = by.map((id) => authorityName(id, policySet))
    return {
      en: `ask for a waiver by ${name.map((one) => one.en).join(' or ')}; it passes if it is granted.`,
      ja: `${name.map((one) => one.ja).join('又は')}による適用除外（ウェイバー）を求める（認められた場合に限る。）。`,
    }
  }
  const title = exceptionTitle(claim, policySet)
  return {
    en: `claim ${title.en}, if it holds, with evidence that a second person confirms.`,
    ja: `${title.ja}に該当する場合、その旨を主張し、第二者の確認を受けた証拠を提出する。`,
  }
}

/** Who may waive, by the name that a pack gives it. */
function authorityName(id: string, policySet: Rendering['policySet']): Bilingual {
  const authorities = policySet.packs.flatMap((pack) => pack.source.authorities ?? [])
  const waivers = policySet.packs.flatMap((pack) => pack.source.waivers ?? [])
  return (
    authorities.find((one) => one.id === id)?.name ??
    waivers.find((one) => one.issuer === id)?.title ?? { en: id, ja: id }
  )
}

function exceptionTitle(id: string, policySet: Rendering['policySet']): Bilingual {
  const all = policySet.packs.flatMap((pack) => pack.source.exceptions ?? [])
  return all.find((one) => one.id === id)?.title ?? { en: id, ja: id }
}
