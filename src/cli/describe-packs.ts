import type { ConditionSource } from '../policy/condition.ts'
import { notationOf } from '../policy/notation.ts'
import type { CitationSource, PackSource, RuleSource } from '../policy/pack.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import { code, table } from './markdown.ts'
import { statusOf, type Language } from './wording.ts'

/** Packs as one Markdown document, in the order given: who is bound, what is tested, status, sources, open questions. */
export function describePacks(packs: readonly PackSource[], language: Language): string {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language]
  const head = [say('pack'), say('title'), say('status'), say('rules'), say('reviewed')]
  const rows = packs.map((pack) => [
    `[\`${pack.id}\`](#${pack.id})`,
    pack.title[language],
    statusOf(pack.status, language),
    String(pack.rules.length),
    pack.reviewed,
  ])
  const parts = [
    `# ${say('heading')}`,
    say('intro'),
    table([head, ...rows]),
    ...packs.map((pack) => describePack(pack, language)),
  ]
  return `${parts.join('\n\n')}\n`
}

function describePack(pack: PackSource, language: Language): string {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language]
  const texts = (list: readonly { readonly id: string; readonly text: Bilingual }[]): string =>
    list.map(({ id, text }) => `- \`${id}\`: ${text[language]}`).join('\n')
  return [
    `## ${pack.id}`,
    `**${pack.title[language]}** · ${statusOf(pack.status, language)} · ${pack.version} · ${say('reviewed')} ${pack.reviewed}`,
    [
      `- ${say('authority')}: ${pack.authority[language]}`,
      `- ${say('binds')}: \`${notationOf(pack.binds)}\``,
      ...(pack.lists === undefined ? [] : [`- ${say('lists')}: ${pack.lists.map(code).join(', ')}`]),
      ...settingsOf(pack, language),
      ...namedConditions(pack, language),
    ].join('\n'),
    `### ${say('rules')}`,
    pack.rules.map((rule) => describeRule(rule, pack, language)).join('\n'),
    ...section(say('exceptions'), exceptionsOf(pack, language)),
    ...section(say('notChecked'), texts(pack.notChecked ?? [])),
    ...section(say('openQuestions'), texts(pack.openQuestions ?? [])),
  ].join('\n\n')
}

function section(heading: string, text: string): string[] {
  return text === '' ? [] : [`### ${heading}`, text]
}

function settingsOf(pack: PackSource, language: Language): string[] {
  return Object.entries(pack.parameters ?? {}).map(([name, parameter]) => {
    const value = Array.isArray(parameter.default) ? parameter.default.join(', ') : String(parameter.default)
    return `- ${WORDS.setting[language]} \`${name}\`: ${parameter.title[language]} (${WORDS.default[language]}: ${value})`
  })
}

function namedConditions(pack: PackSource, language: Language): string[] {
  return Object.entries(pack.conditions ?? {}).map(
    ([name, condition]) => `- ${WORDS.condition[language]} \`<${name}>\`: \`${notationOf(condition)}\``,
  )
}

function describeRule(rule: RuleSource, pack: PackSource, language: Language): string {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language]
  const status = rule.status === undefined ? '' : ` · ${statusOf(rule.status, language)}`
  const tested = (label: string, condition: ConditionSource | undefined): string[] =>
    condition === undefined ? [] : [`  - ${label}: \`${notationOf(condition)}\``]
  return [
    `- **${rule.id}** (${EFFECT[rule.effect][language]} · ${CONCERN[rule.concern][language]}${status}): ${rule.title[language]}`,
    ...daysOf(rule, language),
    ...tested(say('scope'), rule.scope),
    ...tested(say('when'), rule.when),
    ...tested(say('demand'), rule.demand),
    ...(rule.authority === undefined ? [] : [`  - ${say('asks')}: ${rule.authority.map(code).join(', ')}`]),
    ...(rule.unless === undefined ? [] : [`  - ${say('unless')}: ${rule.unless.map(code).join(', ')}`]),
    ...(rule.waivable === undefined ? [] : [`  - ${say('waivable')}: ${rule.waivable.map(code).join(', ')}`]),
    ...(rule.riskAcceptable === true ? [`  - ${say('riskAcceptable')}`] : []),
    `  - ${say('source')}: ${sourceText(pack.citations[rule.citation], language)}`,
  ].join('\n')
}

function daysOf({ effective }: RuleSource, language: Language): string[] {
  if (effective === undefined) return []
  const { by, from, until } = effective
  const days = [from, '–', until].filter((part) => part !== undefined).join(' ')
  return [`  - ${WORDS.effective[language]}: ${days}${by === 'act' ? '' : ` (${code(by)})`}`]
}

function exceptionsOf(pack: PackSource, language: Language): string {
  const exceptions = (pack.exceptions ?? []).map(
    (one) =>
      `- \`${one.id}\`: ${one.title[language]} (${WORDS.source[language]}: ${sourceText(pack.citations[one.citation], language)})`,
  )
  const waivers = (pack.waivers ?? []).map((one) => {
    const until = one.until === undefined ? '' : ` (${WORDS.until[language]} ${one.until})`
    return `- \`${one.id}\`: ${one.title[language]}${until} (${WORDS.source[language]}: ${sourceText(pack.citations[one.citation], language)})`
  })
  return [...exceptions, ...waivers].join('\n')
}

function sourceText(citation: CitationSource | undefined, language: Language): string {
  if (citation === undefined) return ''
  const { confidence, ref, retrieved, rfo, url } = citation
  const link = url === undefined ? ref : `[${ref}](${url})`
  const overhauled = rfo === undefined ? '' : ` (${WORDS.rfo[language]} ${rfo})`
  const read = retrieved === undefined ? '' : `, ${WORDS.read[language]} ${retrieved}`
  return `${link}${overhauled} – ${CONFIDENCE[confidence][language]}${read}`
}

const WORDS = {
  heading: { en: 'Regimes and house policies', ja: '規制及び組織内規' },
  intro: {
    en: 'Written by `sekisho policy describe` from the packs themselves. This tool supports, it does not replace legal advice. Each source carries its confidence (verified: the text itself was read; secondary: read through others; knowledge: not read for this) and the day on which it was read.',
    ja: '`sekisho policy describe --lang ja` がポリシーパックから生成した文書です。本ツールは判断を支援するものであり、法的助言に代わるものではありません。各出典には、確度（確認済み：原文を確認、二次資料：他の資料を通じて確認、知識：今回は未確認）と参照日を示します。',
  },
  pack: { en: 'Pack', ja: 'パック' },
  title: { en: 'Title', ja: '名称' },
  status: { en: 'Status', ja: '位置付け' },
  rules: { en: 'Rules', ja: '規則' },
  reviewed: { en: 'reviewed', ja: '確認日' },
  authority: { en: 'Authority', ja: '所管' },
  binds: { en: 'Binds', ja: '適用対象' },
  lists: { en: 'Lists', ja: 'リスト' },
  setting: { en: 'Setting', ja: '設定' },
  default: { en: 'default', ja: '既定値' },
  condition: { en: 'Condition', ja: '条件' },
  scope: { en: 'concerns', ja: '対象' },
  when: { en: 'triggered when', ja: '該当条件' },
  demand: { en: 'demands', ja: '求めるもの' },
  asks: { en: 'asks', ja: '照会先' },
  unless: { en: 'unless', ja: '例外' },
  waivable: { en: 'waivable by', ja: '適用除外' },
  riskAcceptable: {
    en: 'the organisation may accept the risk itself, with reasons',
    ja: '組織は理由を示して自らリスクを受容できる',
  },
  effective: { en: 'in effect', ja: '適用期間' },
  exceptions: { en: 'Exceptions and waivers', ja: '例外及び適用除外' },
  notChecked: { en: 'Not checked', ja: '確認しない事項' },
  openQuestions: { en: 'Open questions', ja: '未解決の論点' },
  source: { en: 'source', ja: '出典' },
  until: { en: 'until', ja: '期限' },
  rfo: { en: 'overhauled FAR:', ja: '改定後のFAR：' },
  read: { en: 'read on', ja: '参照日' },
} as const satisfies Record<string, Bilingual>

const EFFECT = {
  prohibit: { en: 'prohibit', ja: '禁止' },
  require: { en: 'require', ja: '要求' },
  refer: { en: 'refer', ja: '照会' },
  condition: { en: 'condition', ja: '条件' },
  note: { en: 'note', ja: '注記' },
} as const satisfies Record<RuleSource['effect'], Bilingual>

const CONCERN = {
  'vendor-origin': { en: 'vendor origin', ja: '事業者の出自' },
  'malicious-function': { en: 'malicious function', ja: '不正機能' },
  'service-interruption': { en: 'service interruption', ja: '役務の中断' },
  procedure: { en: 'procedure', ja: '手続' },
} as const satisfies Record<RuleSource['concern'], Bilingual>

const CONFIDENCE = {
  verified: { en: 'verified', ja: '確認済み' },
  secondary: { en: 'secondary', ja: '二次資料' },
  knowledge: { en: 'knowledge', ja: '知識' },
} as const satisfies Record<CitationSource['confidence'], Bilingual>
