import type { Ask } from './reading-asks.ts'
import type { Question } from './reading-questions.ts'
import type { Reason } from './reading-reasons.ts'
import type { RemedyReading } from './reading-remedies.ts'
import type { LineGroup, Reading } from './reading.ts'
import { WORDS, type Language } from './wording.ts'

/** A decision as a terminal shows it: what came out, line by line, then why, what to supply and whom to ask. */
export function renderText(reading: Reading): string {
  const { language } = reading
  return [
    reading.summary,
    ...(reading.covered === '' ? [] : [reading.covered]),
    ...section(
      WORDS.lines[language],
      reading.lines.flatMap((group) => lineText(group, language)),
    ),
    ...section(
      WORDS.wrong[language],
      reading.reasons.flatMap((reason) => reasonText(reason, language)),
    ),
    ...section(WORDS.supply[language], questionTexts(reading.questions, language)),
    ...section(
      WORDS.askNow[language],
      reading.asks.filter((ask) => ask.needs.length === 0).flatMap((ask) => askText(ask, language)),
    ),
    ...section(
      WORDS.askLater[language],
      reading.asks.filter((ask) => ask.needs.length > 0).flatMap((ask) => askText(ask, language)),
    ),
    ...section(
      WORDS.conditions[language],
      reading.conditions.flatMap((one) => reasonText(one, language)),
    ),
    ...section(
      WORDS.notes[language],
      reading.notes.flatMap((one) => reasonText(one, language)),
    ),
    ...section(
      WORDS.horizon[language],
      reading.horizon.map((line) => `- ${line}`),
    ),
    ...section(WORDS.remedies[language], remedyTexts(reading.remedies, language)),
    ...section(
      WORDS.assumed[language],
      reading.assumed.map((line) => `- ${line}`),
    ),
    ...section(
      WORDS.notChecked[language],
      reading.notChecked.map((line) => `- ${line}`),
    ),
    ...section(
      WORDS.others[language],
      reading.advisory.map((line) => `- ${line}`),
    ),
    '',
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

function colon(language: Language): string {
  return language === 'en' ? ': ' : '：'
}

function lineText(group: LineGroup, language: Language): string[] {
  const what = group.what === '' ? '' : language === 'en' ? ` (${group.what})` : `（${group.what}）`
  const parts: [string, string][] = [
    [WORDS.wrongShort[language], group.wrong.join(language === 'en' ? '; ' : '、')],
    [WORDS.supplyShort[language], group.supply.map((number) => `(${number})`).join(' ')],
    [WORDS.ask[language], group.ask.join(language === 'en' ? '; ' : '、')],
  ]
  return [
    `${group.items}${what}${colon(language)}${group.outcome}`,
    ...parts.flatMap(([label, text]) => (text === '' ? [] : [`    ${label}${colon(language)}${text}`])),
  ]
}

function reasonText(reason: Reason, language: Language): string[] {
  const mark = language === 'en' ? `[${reason.mark}]` : `［${reason.mark}］`
  const where = language === 'en' ? ` — ${reason.items}` : `（${reason.items}）`
  return [
    `${mark} ${reason.rule}${where}`,
    ...reason.sentences.map((sentence) => `    ${sentence}`),
    `    ${WORDS.source[language]}${colon(language)}${reason.source}`,
  ]
}

/** By who answers; numbers run through, so that a line can name what it waits for. */
function questionTexts(questions: readonly Question[], language: Language): string[] {
  const whos = [...new Set(questions.map((one) => one.who))]
  return whos.flatMap((who) => [
    `${WORDS.from[language]} ${who}`,
    ...questions.filter((one) => one.who === who).map((one) => `  ${questionText(one, language)}`),
  ])
}

/** Of rules that ask the same so many are named. */
const MOST_RULES = 3

function questionText(question: Question, language: Language): string {
  const when = question.decidesNow ? WORDS.decidesNow[language] : WORDS.decidesLater[language]
  const closed = question.isClosed ? [WORDS.closed[language]] : []
  const rules = question.rules.slice(0, MOST_RULES).join(language === 'en' ? ', ' : '、')
  const details = [question.items, when, ...closed, rules, question.where]
  return language === 'en'
    ? `(${question.number}) ${question.text} [${details.join('; ')}]`
    : `(${question.number}) ${question.text}［${details.join('、')}］`
}

function remedyTexts({ groups, notes }: RemedyReading, language: Language): string[] {
  return [
    ...groups.flatMap(({ goal, ways }) => [
      `${goal}${colon(language).trimEnd()}`,
      ...ways.flatMap((sentences, index) => [
        ...(index === 0 ? [] : [`  ${WORDS.or[language]}`]),
        ...sentences.map((sentence) => `  - ${sentence}`),
      ]),
    ]),
    ...notes,
  ]
}

function askText(ask: Ask, language: Language): string[] {
  const needs = ask.needs.map((number) => `(${number})`).join(' ')
  const digests = ask.digests.map(({ item, digest }) => `    ${WORDS.item[language]} ${item}  ${digest}`)
  const list = ask.listDigest === null ? [] : [`    ${WORDS.listDigest[language]}  ${ask.listDigest}`]
  return [
    language === 'en'
      ? `${ask.whom}: ${ask.items} (${ask.rules.join(', ')})${needs === '' ? '' : `, after ${needs}`}`
      : `${ask.whom}：${ask.items}（${ask.rules.join('、')}）${needs === '' ? '' : `、${needs} の後`}`,
    ...(ask.lead === '' ? [] : [`    ${ask.lead}`]),
    ...digests,
    ...list,
  ]
}
