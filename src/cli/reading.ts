import type { Body, Finding, Outcome, Step } from '../decision/body.ts'
import { findingKey, OUTCOMES } from '../decision/body.ts'
import { headlineOf } from '../decision/summary.ts'
import type { DecisionTexts } from '../operations/decision-texts.ts'
import type { HorizonView } from '../operations/horizon.ts'
import type { RemediesView } from '../operations/remedies.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Snapshot } from '../reference/snapshot.ts'
import { assumptionLines, whatIs } from './reading-places.ts'
import { asksOf, whomOf, type Ask } from './reading-asks.ts'
import { reasonsOf, type Reason } from './reading-reasons.ts'
import { questionsOf, type Question } from './reading-questions.ts'
import { horizonRead, type HorizonReading } from './reading-horizon.ts'
import { remediesRead, type RemedyReading } from './reading-remedies.ts'
import { itemsText, statusOf, type Language } from './wording.ts'

/** What a reading is made of. */
export interface Readable {
  readonly body: Body
  readonly texts: DecisionTexts
  readonly remedies: RemediesView
  readonly horizon: HorizonView
  readonly policySet: PolicySet
  readonly snapshot: Snapshot
  readonly purchase: Purchase
}

/** Lines of which the same is to be said, in the order of the purchase. */
export interface LineGroup {
  readonly items: string
  /** What a single line is, as far as a category and a model tell. */
  readonly what: string
  readonly outcome: string
  /** Rules that stand in the way, with their titles. */
  readonly wrong: readonly string[]
  /** Numbers of questions. */
  readonly supply: readonly number[]
  /** Who can be asked about it now. */
  readonly ask: readonly string[]
}

/** A decision in one language, put in the order in which an officer works: plain texts, ready to be laid out. */
export interface Reading {
  readonly language: Language
  readonly outcome: Outcome
  readonly summary: string
  /** How much of the purchase was looked at; empty where that cannot be said. */
  readonly covered: string
  readonly lines: readonly LineGroup[]
  readonly reasons: readonly Reason[]
  readonly questions: readonly Question[]
  readonly asks: readonly Ask[]
  readonly conditions: readonly Reason[]
  readonly notes: readonly Reason[]
  readonly remedies: RemedyReading
  readonly horizon: HorizonReading
  readonly assumed: readonly string[]
  readonly notChecked: readonly string[]
  /** One line a pack that was looked at and does not count. */
  readonly advisory: readonly string[]
}

export function readingOf(readable: Readable, language: Language): Reading {
  const { body, texts } = readable
  const findings = countedFindings(body)
  const questions = questionsOf(readable, language)
  const inTheWay = findings.filter(isInTheWay)
  return {
    language,
    outcome: body.outcome,
    summary: texts.summary[language],
    covered: coveredText(body, language),
    lines: groupLines(readable, { questions, findings: inTheWay }, language),
    reasons: reasonsOf(inTheWay, readable, language),
    questions,
    asks: asksOf({ readable, questions, language }),
    conditions: reasonsOf(findings.filter(isCondition), readable, language),
    notes: reasonsOf(
      // A note asks nobody: one that is open tells the reader nothing yet.
      findings.filter((one) => one.effect === 'note' && one.verdict === 'triggered'),
      readable,
      language,
    ),
    remedies: remediesRead(readable.remedies, language),
    horizon: horizonRead(readable.horizon, body.outcome, language),
    assumed: assumptionLines(readable, language),
    notChecked: body.notChecked.map(
      ({ id, pack }) => `${texts.notChecked[`${pack}/${id}`]?.[language] ?? id} [${pack}]`,
    ),
    advisory: advisoryLines(readable, language),
  }
}

function coveredText({ covers }: Body, language: Language): string {
  if (covers?.of === null || covers === null) return ''
  const { lines, of, share } = covers
  const value = share === null ? null : String(Math.round(Number(share) * 100))
  if (language === 'en')
    return `${lines === of ? 'All lines' : `${lines} of ${of} lines`} were looked at${value === null ? '' : `, ${value} % of the value`}.`
  const seen = lines === of ? '全品目' : `全 ${of} 品目中 ${lines} 品目`
  return `${seen}${value === null ? '' : `（金額の ${value}%）`}を確認しました。`
}

/** Findings that count; where no binding pack was looked at, those of the packs that were. */
function countedFindings(body: Body): readonly Finding[] {
  return body.packs.some((pack) => pack.status === 'binding') ? body.findings : body.advisory.findings
}

function isCondition(finding: Finding): boolean {
  return finding.verdict === 'excepted' || (finding.effect === 'condition' && finding.verdict !== 'fault')
}

function isInTheWay(finding: Finding): boolean {
  return !isCondition(finding) && finding.effect !== 'note'
}

interface Parts {
  readonly questions: readonly Question[]
  readonly findings: readonly Finding[]
}

interface Line {
  readonly item: string | null
  readonly outcome: Outcome
}

/** Lines with the same outcome for the same reasons stand together; what concerns all of them comes first. */
function groupLines(readable: Readable, parts: Parts, language: Language): LineGroup[] {
  const { body } = readable
  const own = parts.findings.filter((finding) => finding.item === null)
  const lines: Line[] = [
    ...(own.length === 0 ? [] : [{ item: null, outcome: worstAlone(own) }]),
    ...body.items.map(({ id, outcome }) => ({ item: id, outcome })),
  ]
  const groups = new Map<
    string,
    { readonly group: Omit<LineGroup, 'items' | 'what'>; readonly ids: string[] }
  >()
  for (const { item, outcome } of lines) {
    const group = toGroup(item, outcome, { readable, parts, language })
    const key = `${String(item === null)}|${JSON.stringify(group)}`
    const known = groups.get(key) ?? { group, ids: [] }
    if (item !== null) known.ids.push(item)
    groups.set(key, known)
  }
  return [...groups.values()].map(({ group, ids }) => ({
    items: itemsText(ids, language),
    what: ids.length === 1 ? whatIs(ids[0] ?? '', readable, language) : '',
    ...group,
  }))
}

/** What findings about the purchase as a whole come to, as far as a reader has to know where to look first. */
function worstAlone(findings: readonly Finding[]): Outcome {
  const outcomes = findings.map(({ effect, verdict }): Outcome => {
    if (verdict !== 'triggered' || effect === 'require') return 'incomplete'
    return effect === 'prohibit' ? 'reject' : 'refer'
  })
  return OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'incomplete'
}

function toGroup(
  item: string | null,
  outcome: Outcome,
  {
    readable,
    parts,
    language,
  }: { readonly readable: Readable; readonly parts: Parts; readonly language: Language },
): Omit<LineGroup, 'items' | 'what'> {
  const own = parts.findings.filter((finding) => finding.item === item)
  return {
    outcome: headlineOf(outcome)[language],
    wrong: [...new Set(own.map((finding) => titled(finding, readable, language)))],
    supply: parts.questions.filter((one) => one.concerns.includes(item)).map((one) => one.number),
    ask: [
      ...new Set(
        readable.body.steps.flatMap((step) =>
          step.kind === 'ask' && concernsNow(step, item) ? [whomOf(step.whom, readable, language)] : [],
        ),
      ),
    ],
  }
}

function concernsNow(step: Extract<Step, { kind: 'ask' }>, item: string | null): boolean {
  if (step.needs.length > 0) return false
  return item === null ? step.items.length === 0 : step.items.includes(item)
}

/** The rule's id with its title. */
export function titled(
  { rule, pack }: Pick<Finding, 'rule' | 'pack'>,
  { policySet }: Pick<Readable, 'policySet'>,
  language: Language,
): string {
  const title = policySet.packs.find((one) => one.source.id === pack)?.rule(rule)?.source.title[language]
  return title === undefined ? rule : `${rule} ${title}`
}

function advisoryLines({ body, policySet }: Readable, language: Language): string[] {
  if (!body.packs.some((pack) => pack.status === 'binding')) return []
  return body.packs.flatMap(({ id, status }) => {
    const count = new Set(
      body.advisory.findings.filter((one) => one.pack === id && isInTheWay(one)).map(findingKey),
    ).size
    if (status === 'binding' || count === 0) return []
    const title = policySet.packs.find((one) => one.source.id === id)?.source.title[language] ?? id
    return [
      language === 'en'
        ? `${id} (${statusOf(status, language)}): ${title}; ${count} ${count === 1 ? 'finding' : 'findings'}`
        : `${id}（${statusOf(status, language)}）: ${title}、指摘 ${count} 件`,
    ]
  })
}
