import { findFact } from '../facts/catalogue.ts'
import type { Bilingual, Snapshot } from '../reference/snapshot.ts'
import type { MissingType } from '../policy/explanation.ts'
import type { Missing } from './body.ts'
import { askEvidence, DOCUMENT_QUESTIONS } from './document-questions.ts'
import { nameAt } from './names.ts'
import type { Rendering } from './texts.ts'

/** The question that a missing fact puts to whoever can answer it. */
export function questionOf(missing: Missing, rendering: Rendering): Bilingual {
  const special = SPECIAL[missing.fact] ?? OF_TYPE[missing.type]
  const catalogued =
    missing.type === 'value' || missing.type === 'completeness' ? findFact(missing.fact) : undefined
  const base = special?.(missing, rendering) ?? catalogued?.fact.question ?? GENERAL
  const where = missing.pointer === '' ? '/' : missing.pointer
  return { en: `${base.en} [${where}]`, ja: `${base.ja}［${where}］` }
}

const GENERAL: Bilingual = { en: 'This fact is missing.', ja: 'この事実が不足しています。' }

type Ask = (missing: Missing, rendering: Rendering) => Bilingual | undefined

const SPECIAL: Readonly<Record<string, Ask | undefined>> = {
  'purchase.items': () => ({
    en: 'Are these all the lines of the purchase? Let the bidder state that the list is complete.',
    ja: '品目はこれで全部ですか。入札者に一覧が完全であることを表明してもらってください。',
  }),
  'purchase.bidder': () => ({ en: 'Who makes the offer?', ja: '申出を行う者は誰ですか。' }),
  ...DOCUMENT_QUESTIONS,
  'item.components': () => ({
    en: 'Are these all the components? Give the list and let the maker state that it is complete.',
    ja: '構成部品はこれで全部ですか。一覧を示し、製造者に完全であることを表明してもらってください。',
  }),
  'item.uses': () => ({
    en: 'What equipment does the service use, and is that all?',
    ja: 'この役務はどの機器を用いますか。それで全部ですか。',
  }),
  'party.role': () => ({
    en: 'What part does this organisation play in the line?',
    ja: 'この組織は当該品目についてどのような立場ですか。',
  }),
  'party.name': () => ({ en: 'What is the name of this organisation?', ja: 'この組織の名称は何ですか。' }),
  'list.health': (missing) => ({
    en: `The list ${listId(missing)} is not in a state to be relied on. Ask the operator to load a current edition.`,
    ja: `リスト ${listId(missing)} は信頼できる状態にありません。運用者に最新版の読み込みを依頼してください。`,
  }),
}

const OF_TYPE: Readonly<Record<MissingType, Ask | undefined>> = {
  value: undefined,
  completeness: undefined,
  identity: (missing, rendering) => {
    const name = nameAt(rendering.purchase, missing.at)
    const near = candidateNames(missing, rendering.snapshot)
    if (name === undefined) return { en: 'Who made or provides it?', ja: '製造者又は提供者は誰ですか。' }
    return {
      en: `Is “${name}” ${near === '' ? 'a known organisation' : near}, or does it belong to it? Give its legal name and an identifier.`,
      ja: `「${name}」は${near === '' ? '既知の組織' : `「${near}」`}本人、又はその関係会社ですか。正式名称と識別番号を示してください。`,
    }
  },
  ownership: (missing, rendering) => {
    const name = nameAt(rendering.purchase, missing.at.replace(/\/owners$/, '')) ?? '–'
    const near = candidateNames(missing, rendering.snapshot)
    return {
      en: `Who owns or controls “${name}”${near === '' ? '' : `, and is it a subsidiary of ${near} today`}?`,
      ja: `「${name}」を所有又は支配しているのは誰ですか。${near === '' ? '' : `現在「${near}」の子会社ですか。`}`,
    }
  },
  evidence: (missing) => askEvidence(missing),
}

function candidateNames(missing: Missing, snapshot: Snapshot): string {
  return (missing.candidates ?? []).map((id) => snapshot.entity(id)?.name ?? id).join(' / ')
}

function listId(missing: Missing): string {
  return missing.at.slice(missing.at.lastIndexOf('@') + 1)
}
