import type { Missing } from '../decision/body.ts'
import type { Readable } from './reading.ts'
import { answererOf, itemsText, type Language } from './wording.ts'

/** A question to one answerer, once for all the lines that wait for the answer. */
export interface Question {
  readonly number: number
  readonly who: string
  readonly text: string
  readonly items: string
  /** Lines that wait for it; null: the purchase as a whole does. */
  readonly concerns: readonly (string | null)[]
  /** Where the answer goes; `*` where that differs from line to line. */
  readonly where: string
  /** Rules that ask it. */
  readonly rules: readonly string[]
  readonly decidesNow: boolean
  readonly isClosed: boolean
  /** Ids of the missing facts that it asks for. */
  readonly asks: readonly string[]
}

/** Who is asked in the order of an officer's letters; what decides now comes first for each. */
const WHO_FIRST = ['bidder', 'manufacturer', 'provider', 'buyer', 'authority', 'operator']

/** The same question for forty lines is one question. */
export function questionsOf(readable: Readable, language: Language): Question[] {
  const { body } = readable
  const groups = new Map<string, Missing[]>()
  for (const missing of body.missing) {
    const { who, pointer, closed = null } = missing
    const key = JSON.stringify([who, plain(missing, readable, language), starred(pointer), closed])
    groups.set(key, [...(groups.get(key) ?? []), missing])
  }
  return [...groups.values()]
    .map((group) => ({ group, rank: rankOf(group) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ group }, index) => toQuestion(group, index + 1, readable, language))
}

function rankOf(group: readonly Missing[]): number {
  const who = WHO_FIRST.indexOf(group[0]?.who ?? '')
  return who * 2 + (group.some((missing) => missing.decides === 'now') ? 0 : 1)
}

function toQuestion(
  group: readonly Missing[],
  number: number,
  readable: Readable,
  language: Language,
): Question {
  const [first] = group
  if (first === undefined) throw new Error('a question without a missing fact')
  const concerns = concernedBy(group, readable)
  const ids = concerns.filter((item) => item !== null)
  return {
    number,
    who: answererOf(first.who, language),
    text: plain(first, readable, language),
    items: itemsText(ids, language),
    concerns,
    where: commonPlace(group.map((missing) => missing.pointer)),
    rules: [
      ...new Set(group.flatMap((missing) => missing.unlocks.map((key) => key.slice(0, key.indexOf('@'))))),
    ],
    decidesNow: group.some((missing) => missing.decides === 'now'),
    isClosed: first.closed !== undefined,
    asks: group.map((missing) => missing.id),
  }
}

/** The question without its place, which is shown once for all. */
function plain(missing: Missing, { texts }: Readable, language: Language): string {
  const text = texts.questions[missing.id]?.[language] ?? missing.fact
  const place = missing.pointer === '' ? '/' : missing.pointer
  return text.replace(language === 'en' ? ` [${place}]` : `［${place}］`, '')
}

/** Lines of the findings that wait for it, in the order of the purchase. */
function concernedBy(group: readonly Missing[], { body }: Readable): (string | null)[] {
  const unlocked = new Set(group.flatMap((missing) => missing.unlocks))
  const findings = [...body.findings, ...body.advisory.findings].filter((finding) =>
    unlocked.has(`${finding.rule}@${finding.subject}`),
  )
  const items = new Set(findings.map((finding) => finding.item))
  const lines = body.items.map((item) => item.id).filter((id) => items.has(id))
  return items.has(null) || lines.length === 0 ? [null, ...lines] : lines
}

/** One place for all: an index that differs from line to line is shown as a star. */
function commonPlace(pointers: readonly string[]): string {
  const different = [...new Set(pointers)]
  return different.length === 1 ? (different[0] ?? '') : starred(different[0] ?? '')
}

function starred(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')
}
