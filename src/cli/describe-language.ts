import {
  CATALOGUE,
  COLLECTIONS,
  type FactOwner,
  type FactType,
  type SlottedFact,
} from '../facts/catalogue.ts'
import { EVIDENCE_TYPES, type EvidenceType } from '../facts/evidence-types.ts'
import { OPERATORS_OF, type OperatorName } from '../policy/operators.ts'
import type { Bilingual, Snapshot } from '../reference/snapshot.ts'
import { code, table } from './markdown.ts'
import type { Language } from './wording.ts'

/** Everything that a rule can name, as one Markdown document: operators, collections, facts, evidence, lists. */
export function describeLanguage(snapshot: Snapshot, language: Language): string {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language]
  const owners = Object.keys(CATALOGUE) as FactOwner[]
  const parts = [
    `# ${say('heading')}`,
    say('intro'),
    `## ${say('operators')}`,
    table([[say('operator'), say('types'), say('meaning')], ...operatorRows(language)]),
    `## ${say('collections')}`,
    COLLECTIONS.map((name) => `- ${code(name)}`).join('\n'),
    ...owners.flatMap((owner) => [
      `## ${say('facts')} ${code(owner)}`,
      table([
        [say('fact'), say('type'), say('place'), say('answeredBy'), say('question')],
        ...CATALOGUE[owner].map((fact) => factRow(fact, language)),
      ]),
    ]),
    `## ${say('evidence')}`,
    table([
      [say('type'), say('title'), say('from'), say('answers')],
      ...Object.entries(EVIDENCE_TYPES).map(([id, type]) => evidenceRow(id, type, language)),
    ]),
    `## ${say('lists')}`,
    table([
      [say('list'), say('title'), say('edition')],
      ...snapshot.lists.map(({ id, title, edition }) => [code(id), title[language], edition]),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

function operatorRows(language: Language): string[][] {
  const types = Object.entries(OPERATORS_OF) as [FactType, readonly OperatorName[]][]
  return Object.entries(OPERATOR_MEANINGS).map(([name, meaning]) => [
    code(name),
    types
      .filter(([, operators]) => operators.includes(name as OperatorName))
      .map(([type]) => type)
      .join(', '),
    meaning[language],
  ])
}

function factRow(fact: SlottedFact, language: Language): string[] {
  const place = fact.member === null ? WORDS.derived[language] : code(fact.member)
  return [code(fact.name), fact.type, place, fact.answeredBy, fact.question[language]]
}

function evidenceRow(id: string, { answers = {}, from, title }: EvidenceType, language: Language): string[] {
  const keys = Object.entries(answers).map(([key, meaning]) => `${code(key)} ${meaning[language]}`)
  return [code(id), title[language], from, keys.join('; ')]
}

/** What each operator asks of a value; of an unknown value every one of them is unknown. */
const OPERATOR_MEANINGS: Readonly<Record<OperatorName, Bilingual>> = {
  is: { en: 'the value is this', ja: '値がこれに等しい' },
  in: { en: 'the value is one of these', ja: '値がこれらのいずれかに等しい' },
  within: {
    en: 'the category is one of these or lies below one of them',
    ja: '分類がこれらのいずれか、又はその下位に当たる',
  },
  some: {
    en: 'a member of the list is one of these; false only where somebody says that the list is whole',
    ja: 'リストのいずれかがこれらに当たる。該当なし（偽）となるのは、リストが全部であると示された場合のみ',
  },
  every: {
    en: 'every member of the list is one of these; true only where somebody says that the list is whole',
    ja: 'リストのすべてがこれらに当たる。真となるのは、リストが全部であると示された場合のみ',
  },
  none: {
    en: 'no member of the list is one of these; true only where somebody says that the list is whole',
    ja: 'リストのいずれもこれらに当たらない。真となるのは、リストが全部であると示された場合のみ',
  },
  empty: { en: 'the list is whole and has no member', ja: 'リストは全部であり、要素がない' },
  complete: { en: 'somebody says that the list is whole', ja: 'リストが全部であると示されている' },
  given: {
    en: 'there is a value; never false, unknown where there is none',
    ja: '値がある。偽にはならず、値がなければ不明となる',
  },
  before: { en: 'the day lies before', ja: 'その日より前' },
  onOrBefore: { en: 'the day is that one or lies before', ja: 'その日以前' },
  after: { en: 'the day lies after', ja: 'その日より後' },
  onOrAfter: { en: 'the day is that one or lies after', ja: 'その日以後' },
  lessThan: { en: 'less than; amounts in one currency only', ja: '未満。金額は同一通貨のみ' },
  atMost: { en: 'at most; amounts in one currency only', ja: '以下。金額は同一通貨のみ' },
  moreThan: { en: 'more than; amounts in one currency only', ja: '超過。金額は同一通貨のみ' },
  atLeast: { en: 'at least; amounts in one currency only', ja: '以上。金額は同一通貨のみ' },
}

const WORDS = {
  heading: { en: 'What a rule can name', ja: '規則で使える語' },
  intro: {
    en: 'Written by `sekisho policy language` from the catalogue itself. How they go together stands in [policies.md](policies.md).',
    ja: '`sekisho policy language --lang ja` がカタログから生成した文書です。組合せ方は [policies.md](policies.md) を参照してください。',
  },
  operators: { en: 'Operators', ja: '演算子' },
  operator: { en: 'Operator', ja: '演算子' },
  types: { en: 'Types of facts', ja: '事実の型' },
  meaning: { en: 'Holds when', ja: '成立する場合' },
  collections: {
    en: 'Collections that `some`, `every` and `none` range over',
    ja: '`some`・`every`・`none` の対象',
  },
  facts: { en: 'Facts of:', ja: '事実：' },
  fact: { en: 'Fact', ja: '事実' },
  type: { en: 'Type', ja: '型' },
  place: { en: 'Where it stands', ja: '位置' },
  derived: { en: 'derived', ja: '算出' },
  answeredBy: { en: 'Answered by', ja: '回答者' },
  question: { en: 'Question', ja: '質問' },
  evidence: { en: 'Types of evidence', ja: '資料の種類' },
  title: { en: 'Title', ja: '名称' },
  from: { en: 'Handed in by', ja: '提出者' },
  answers: { en: 'Answers', ja: '回答' },
  lists: { en: 'Lists', ja: 'リスト' },
  list: { en: 'List', ja: 'リスト' },
  edition: { en: 'Edition', ja: '版' },
} as const satisfies Record<string, Bilingual>
