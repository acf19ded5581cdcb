import type { DecisionView } from '../operations/decide-purchase.ts'
import type { Body, Finding, Outcome } from '../decision/body.ts'
import { findingKey } from '../decision/body.ts'
import { headlineOf } from '../decision/summary.ts'
import type { Texts } from '../decision/texts.ts'

export type Language = 'en' | 'ja'

/** Exit status of `check` for one purchase (design 6). */
export const STATUS_OF: Readonly<Record<Outcome, number>> = {
  approve: 0,
  'approve-with-conditions': 7,
  'not-covered': 6,
  refer: 3,
  incomplete: 4,
  reject: 5,
}

/** Of several files the first of these that occurred. */
const WORST_FIRST = [70, 2, 5, 4, 3, 6, 7, 0]

export function worstStatus(statuses: readonly number[]): number {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? 0
}

const LABELS = {
  en: {
    item: 'item',
    missing: 'Missing',
    now: 'decides now',
    later: 'later',
    why: 'Why',
    assumed: 'Taken as closed',
    notChecked: 'Not checked',
    source: 'source',
    answers: 'asked of',
  },
  ja: {
    item: '品目',
    missing: '不足している事実',
    now: '結論を左右',
    later: '後で可',
    why: '理由',
    assumed: '調査済みとみなした事項',
    notChecked: '確認していない事項',
    source: '根拠',
    answers: '回答者',
  },
} as const

/** A decision as a terminal shows it. */
export function renderDecision(decision: Pick<DecisionView, 'body' | 'texts'>, language: Language): string {
  const { body, texts } = decision
  const label = LABELS[language]
  return [
    texts.summary[language],
    '',
    ...body.items.map(
      (item) =>
        `  ${label.item} ${item.id}: ${headlineOf(item.outcome)[language]}${item.decisive.length === 0 ? '' : ` (${item.decisive.join(', ')})`}`,
    ),
    ...section(
      label.why,
      body.findings.map((finding) => renderFinding(finding, texts, language)),
    ),
    ...section(
      label.missing,
      body.missing.map(
        (missing) =>
          `${missing.decides === 'now' ? label.now : label.later}, ${label.answers} ${missing.who}: ${texts.questions[missing.id]?.[language] ?? missing.id}`,
      ),
    ),
    ...section(
      label.assumed,
      body.assumptions.map((one) => `${ASSUMED[one.kind][language]} ${one.at.join(', ')}`),
    ),
    ...section(
      label.notChecked,
      body.notChecked.map((one) => texts.notChecked[`${one.pack}/${one.id}`]?.[language] ?? one.id),
    ),
    '',
  ].join('\n')
}

const ASSUMED: Readonly<Record<Body['assumptions'][number]['kind'], Readonly<Record<Language, string>>>> = {
  'identity-confirmed': {
    en: 'who it is, or is not, confirmed by a second person:',
    ja: '同一性を第二者が確認済み:',
  },
  'screened-distinct': { en: 'screened, nothing near on the list:', ja: 'リストに近い名称なし:' },
  'ownership-not-examined': {
    en: 'ownership beyond the reference data not examined:',
    ja: '参照データ以外の所有関係は未調査:',
  },
  'makers-closed': { en: 'no maker but those named:', ja: '記載以外の製造者はないものとした:' },
  'components-closed': { en: 'no component but those named:', ja: '記載以外の構成部品はないものとした:' },
  'uses-closed': { en: 'no equipment used but that named:', ja: '記載以外の使用機器はないものとした:' },
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  - ${line}`)]
}

function renderFinding(finding: Finding, texts: Texts, language: Language): string {
  const text = texts.findings[findingKey(finding)]?.[language] ?? finding.rule
  return `[${finding.rule}, ${finding.verdict}] ${text} (${LABELS[language].source}: ${finding.citation.ref}, ${finding.citation.confidence})`
}
