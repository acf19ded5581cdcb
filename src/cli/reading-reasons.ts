import { findingKey, type Finding } from '../decision/body.ts'
import { LEAD } from '../decision/texts.ts'
import { titled, type Readable } from './reading.ts'
import { itemsText, markOf, sourceOf, type Language } from './wording.ts'

/** Why a rule says what it says, once for all the lines that it says it of. */
export interface Reason {
  /** One word for what it amounts to: prohibited, lacking, to be referred, open … */
  readonly mark: string
  readonly rule: string
  readonly items: string
  readonly sentences: readonly string[]
  readonly source: string
}

/** More different sentences than this of one rule are counted. */
const MOST_SENTENCES = 5

const EFFECTS = ['prohibit', 'require', 'refer', 'condition', 'note']

/** Worst effect first, what is certain before what is open; findings of one rule and verdict together. */
export function reasonsOf(findings: readonly Finding[], readable: Readable, language: Language): Reason[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.pack}|${finding.rule}|${finding.verdict}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()]
    .map((group) => ({ group, rank: rankOf(group[0]) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ group }) => toReason(group, readable, language))
}

function rankOf(finding: Finding | undefined): number {
  if (finding === undefined) return 0
  return EFFECTS.indexOf(finding.effect) * 2 + (finding.verdict === 'triggered' ? 0 : 1)
}

function toReason(group: readonly Finding[], readable: Readable, language: Language): Reason {
  const [first] = group
  if (first === undefined) throw new Error('a reason without a finding')
  const ids = [...new Set(group.flatMap((finding) => finding.item ?? []))]
  return {
    mark: markOf(first, language),
    rule: titled(first, readable, language),
    items: itemsText(ids, language),
    sentences: sentencesOf(group, readable, language),
    source: sourceOf(first, language),
  }
}

/** Each sentence once; of sentences that differ only in the line they name the first, with the others counted in. */
function sentencesOf(group: readonly Finding[], { texts }: Readable, language: Language): string[] {
  const byText = new Map<string, { readonly text: string; readonly others: Set<string> }>()
  for (const finding of group) {
    const text = plain(texts.findings[findingKey(finding)]?.[language] ?? finding.rule, finding, language)
    const key = withoutItem(text, finding.item)
    const known = byText.get(key)
    if (known === undefined) byText.set(key, { text, others: new Set() })
    else if (finding.item !== null && known.text !== text) known.others.add(finding.item)
  }
  const sentences = [...byText.values()].map(({ text, others }) => text + alsoOf([...others], language))
  const more = sentences.length - MOST_SENTENCES
  if (more <= 0) return sentences
  return [
    ...sentences.slice(0, MOST_SENTENCES),
    language === 'en' ? `… and ${more} more.` : `……ほか ${more} 件。`,
  ]
}

/** The sentence alone: that it is open or excepted is said by its mark. */
function plain(text: string, { verdict }: Finding, language: Language): string {
  const lead = LEAD[verdict][language]
  return text.startsWith(lead) ? text.slice(lead.length) : text
}

function withoutItem(text: string, item: string | null): string {
  if (item === null) return text
  return text.replaceAll(`tem ${item} `, 'tem · ').replaceAll(`品目 ${item} `, '品目 · ')
}

function alsoOf(others: readonly string[], language: Language): string {
  if (others.length === 0) return ''
  return language === 'en'
    ? ` The same holds for ${itemsText(others, language)}.`
    : `${itemsText(others, language)} についても同じ。`
}
