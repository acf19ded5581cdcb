import type { Ask } from './reading-asks.ts'
import type { Question } from './reading-questions.ts'
import type { Reason } from './reading-reasons.ts'
import type { Readable, Reading } from './reading.ts'
import { bindsText, statusOf, WORDS, type Language } from './wording.ts'

/** A decision as an attachment to an approval paper: what was decided, on what, by which policies, with its digest. */
export function renderMarkdown(reading: Reading, readable: Readable, bodyDigest: string): string {
  const { language } = reading
  const parts: readonly (readonly string[])[] = [
    [`# ${WORDS.title[language]}`],
    factTable(reading, readable, bodyDigest),
    [escaped(reading.summary)],
    lineTable(reading),
    part(
      WORDS.wrong[language],
      reading.reasons.flatMap((one) => reasonPart(one, reading)),
    ),
    part(WORDS.supply[language], questionTable(reading.questions, reading)),
    part(
      WORDS.askNow[language],
      askParts(reading, (ask) => ask.needs.length === 0),
    ),
    part(
      WORDS.askLater[language],
      askParts(reading, (ask) => ask.needs.length > 0),
    ),
    part(
      WORDS.conditions[language],
      reading.conditions.flatMap((one) => reasonPart(one, reading)),
    ),
    part(
      WORDS.notes[language],
      reading.notes.flatMap((one) => reasonPart(one, reading)),
    ),
    part(WORDS.horizon[language], reading.horizon.map(bullet)),
    part(WORDS.remedies[language], remedyParts(reading)),
    part(WORDS.assumed[language], reading.assumed.map(bullet)),
    part(WORDS.notChecked[language], reading.notChecked.map(bullet)),
    part(WORDS.others[language], reading.advisory.map(bullet)),
    packTable(reading, readable),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function remedyParts({ remedies, language }: Reading): string[] {
  return [
    ...remedies.groups.flatMap(({ goal, ways }) => [
      `- ${escaped(goal)}`,
      ...ways.flatMap((sentences, index) => [
        ...(index === 0 ? [] : [`  - *${WORDS.or[language]}*`]),
        ...sentences.map((sentence) => `  - ${escaped(sentence)}`),
      ]),
    ]),
    ...remedies.notes.map(bullet),
  ]
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines]
}

/** Characters that Markdown would take for its own; a line break would end a cell. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ')
}

function bracketed(text: string, language: Language): string {
  return language === 'en' ? ` (${escaped(text)})` : `（${escaped(text)}）`
}

function bullet(text: string): string {
  return `- ${escaped(text)}`
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells.map(escaped)))]
}

function factTable(
  { language, covered }: Reading,
  { body, purchase }: Readable,
  bodyDigest: string,
): string[] {
  const rows: [string, string][] = [
    [WORDS.reference[language], purchase.reference ?? ''],
    [WORDS.subject[language], purchase.title ?? ''],
    [WORDS.buyer[language], purchase.buyer?.name ?? ''],
    [WORDS.asOf[language], body.asOf],
    [WORDS.covered[language], covered],
    [WORDS.digest[language], bodyDigest],
  ]
  return table(
    ['', ''],
    rows.filter(([, value]) => value !== ''),
  )
}

function lineTable(reading: Reading): string[] {
  const { language } = reading
  const head = [WORDS.item, WORDS.outcome, WORDS.wrongShort, WORDS.supplyShort, WORDS.ask].map(
    (word) => word[language],
  )
  const separator = language === 'en' ? '; ' : '、'
  const rows = reading.lines.map((group) => [
    group.what === '' ? group.items : `${group.items}: ${group.what}`,
    group.outcome,
    group.wrong.join(separator),
    group.supply.map((number) => `(${number})`).join(' '),
    group.ask.join(separator),
  ])
  return part(WORDS.lines[language], table(head, rows))
}

function reasonPart(reason: Reason, { language }: Reading): string[] {
  return [
    `- **${escaped(reason.mark)}** ${escaped(reason.rule)}${bracketed(reason.items, language)}`,
    ...reason.sentences.map((sentence) => `  - ${escaped(sentence)}`),
    `  - ${WORDS.source[language]}: ${escaped(reason.source)}`,
  ]
}

function questionTable(questions: readonly Question[], { language }: Reading): string[] {
  if (questions.length === 0) return []
  const head = [
    '',
    WORDS.from[language].replace(/:$/, ''),
    WORDS.supplyShort[language],
    WORDS.item[language],
    '',
  ]
  const rows = questions.map((question) => [
    `(${question.number})`,
    question.who,
    question.text,
    question.items,
    [
      question.decidesNow ? WORDS.decidesNow[language] : WORDS.decidesLater[language],
      ...(question.isClosed ? [WORDS.closed[language]] : []),
    ].join(language === 'en' ? '; ' : '、'),
  ])
  return table(head, rows)
}

function askParts({ asks, language }: Reading, wanted: (ask: Ask) => boolean): string[] {
  return asks
    .filter(wanted)
    .flatMap((ask) => [
      `- ${escaped(ask.whom)}: ${escaped(ask.items)}${bracketed(ask.rules.join(', '), language)}`,
      ...(ask.lead === '' ? [] : [`  - ${escaped(ask.lead)}`]),
      ...ask.digests.map(({ item, digest }) => `  - ${WORDS.item[language]} ${escaped(item)}: \`${digest}\``),
      ...(ask.listDigest === null ? [] : [`  - ${WORDS.listDigest[language]}: \`${ask.listDigest}\``]),
    ])
}

function packTable({ language }: Reading, { body, policySet }: Readable): string[] {
  const rows = body.packs.map((pack) => [
    `${pack.id} ${pack.version}`,
    policySet.packs.find((one) => one.source.id === pack.id)?.source.title[language] ?? '',
    statusOf(pack.status, language),
    bindsText(pack.binds, language),
  ])
  const head = [WORDS.pack[language], '', WORDS.status[language], WORDS.binds[language]]
  return part(WORDS.checked[language], table(head, rows))
}
