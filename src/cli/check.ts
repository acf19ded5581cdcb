import { readFileSync, statSync } from 'node:fs'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import { assess, onlyPacks } from '../operations/assess.ts'
import { comparePurchase } from '../operations/compare-packs.ts'
import { textsOf } from '../operations/decision-texts.ts'
import type { Rulebook } from '../operations/deployment.ts'
import { findHorizon } from '../operations/horizon.ts'
import { findRemedies } from '../operations/remedies.ts'
import { readPurchase } from '../operations/read-purchase.ts'
import { dayOf } from '../operations/today.ts'
import { traceFacts } from '../operations/trace-decision.ts'
import { issue, type Issue, type Parsed } from '../purchase/issue.ts'
import { MAX_BYTES, parseJson } from '../purchase/parse-json.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { renderComparison } from './compare.ts'
import { STATUS_OF } from './exit-status.ts'
import { renderMarkdown } from './markdown-output.ts'
import { readingOf } from './reading.ts'
import { renderText } from './text-output.ts'
import type { Language } from './wording.ts'

export interface CheckOptions {
  readonly asOf?: string
  readonly pack?: readonly string[]
  readonly trace?: boolean
  readonly json?: boolean
  readonly compare?: boolean
  readonly format: 'text' | 'markdown'
  readonly lang: Language
}

/** What `check` prints of one file, and the exit status it asks for. */
export interface Checked {
  readonly status: number
  readonly output: string
}

/** Decides a file without recording it; what it says of confirmed evidence is believed. */
export function checkFile(
  rulebook: Rulebook,
  file: string,
  options: CheckOptions,
  clock: { readonly now: Date; readonly timeZone: string },
): Checked {
  const parsed = readFile(file, rulebook)
  if (!parsed.ok) return { status: 2, output: refusal(file, parsed.issues, options) }
  const policySet =
    options.pack === undefined ? rulebook.policySet : onlyPacks(rulebook.policySet, options.pack)
  const book = { ...rulebook, policySet }
  const today = dayOf(parsed.value, clock.now, clock.timeZone)
  const asOf = options.asOf ?? today
  const day = { asOf, isHypothetical: asOf !== today }
  const assessment = assess(parsed.value, FILE_TRUSTED, book, day)
  const { body } = assessment
  const status = body.faults > 0 ? 70 : STATUS_OF[body.outcome]
  if (options.compare === true)
    return { status, output: comparison(book, parsed.value, day, { file, ...options }) }
  const texts = textsOf(body, { ...book, purchase: parsed.value })
  const trace = options.trace === true ? { trace: traceFacts(assessment.facts, policySet, asOf) } : {}
  const remedies = findRemedies(assessment, book, parsed.value)
  const horizon = findHorizon(assessment, book, parsed.value)
  if (options.json === true)
    return { status, output: JSON.stringify({ file, body, horizon, remedies, texts, ...trace }) }
  const readable = {
    body,
    horizon,
    remedies,
    texts,
    policySet,
    snapshot: book.snapshot,
    purchase: parsed.value,
  }
  const reading = readingOf(readable, options.lang)
  if (options.format === 'markdown')
    return { status, output: renderMarkdown(reading, readable, assessment.bodyDigest) }
  const shown = options.trace === true ? `\n${JSON.stringify(trace.trace, null, 2)}\n` : ''
  return { status, output: `${file}\n${renderText(reading)}${shown}` }
}

function comparison(
  book: Rulebook,
  purchase: Purchase,
  day: { readonly asOf: string; readonly isHypothetical: boolean },
  { file, json, lang }: Pick<CheckOptions, 'json' | 'lang'> & { readonly file: string },
): string {
  const compared = comparePurchase(purchase, book, day.asOf)
  if (json === true) return JSON.stringify({ file, asOf: day.asOf, compared })
  return `${file}\n${renderComparison(compared, lang)}\n`
}

function readFile(file: string, rulebook: Rulebook): Parsed<Purchase> {
  const bytes = readBytes(file)
  if (!bytes.ok) return bytes
  const json = parseJson(bytes.value)
  return json.ok ? readPurchase(json.value, rulebook) : json
}

/** A file larger than the parser takes is refused before it is read. */
function readBytes(file: string): Parsed<Uint8Array> {
  try {
    const { size } = statSync(file)
    if (size > MAX_BYTES)
      return { ok: false, issues: [issue('', 'too-large', `${size} bytes`, `at most ${MAX_BYTES}`)] }
    return { ok: true, value: readFileSync(file) }
  } catch (error) {
    return {
      ok: false,
      issues: [
        issue('', 'file', error instanceof Error ? error.message : String(error), 'a file that can be read'),
      ],
    }
  }
}

function refusal(file: string, issues: readonly Issue[], options: CheckOptions): string {
  if (options.json === true) {
    const problem = {
      type: '/problems/invalid',
      status: 422,
      errors: issues.map(({ pointer, code, message }) => ({ pointer, code, detail: message })),
    }
    return JSON.stringify({ file, problem })
  }
  const headline =
    options.lang === 'ja'
      ? `${issues.length} 件の誤りがあります。判断は行っていません。`
      : `${issues.length} problems; nothing was decided.`
  return [
    `${file}: ${headline}`,
    ...issues.map((one) => `  ${one.pointer === '' ? '/' : one.pointer}: ${one.message}`),
    '',
  ].join('\n')
}
