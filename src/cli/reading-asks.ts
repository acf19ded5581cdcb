import type { Step } from '../decision/body.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Question } from './reading-questions.ts'
import type { Readable } from './reading.ts'
import { itemsText, OWN_COUNSEL, type Language } from './wording.ts'

/** What can be asked of an authority, now or once some questions are answered. */
export interface Ask {
  readonly whom: string
  readonly items: string
  readonly rules: readonly string[]
  /** Numbers of the questions that come first; empty: now. */
  readonly needs: readonly number[]
  readonly lead: string
  /** What binds the reply: each line with its digest. */
  readonly digests: readonly { readonly item: string; readonly digest: string }[]
  readonly listDigest: string | null
}

interface Asking {
  readonly readable: Readable
  readonly questions: readonly Question[]
  readonly language: Language
}

/** What can be asked; lines that wait for the same answers wait together. */
export function asksOf(asking: Asking): Ask[] {
  const groups = new Map<string, { readonly ask: Ask; readonly ids: string[] }>()
  for (const step of asking.readable.body.steps) {
    if (step.kind !== 'ask') continue
    const ask = askOf(step, asking)
    const key = JSON.stringify({ ...ask, items: '' })
    const known = groups.get(key) ?? { ask, ids: [] }
    known.ids.push(...step.items)
    groups.set(key, known)
  }
  return [...groups.values()].map(({ ask, ids }) => ({ ...ask, items: itemsText(ids, asking.language) }))
}

function askOf(step: Extract<Step, { kind: 'ask' }>, { readable, questions, language }: Asking): Ask {
  const request = readable.texts.requests.find(
    (one) =>
      step.rules.includes(one.rule) &&
      sameItems(
        one.lines.map((line) => line.item),
        step.items,
      ),
  )
  return {
    whom: whomOf(step.whom, readable, language),
    items: itemsText(step.items, language),
    rules: step.rules,
    needs: questions.filter((one) => one.asks.some((id) => step.needs.includes(id))).map((one) => one.number),
    lead: leadOf(step, request?.lead, language),
    digests: (request?.lines ?? []).flatMap(({ item, lineDigest }) =>
      lineDigest === null ? [] : [{ item, digest: lineDigest }],
    ),
    listDigest: request?.listDigest ?? null,
  }
}

/** Authorities by name, any of which may reply. */
export function whomOf(ids: readonly string[], readable: Readable, language: Language): string {
  return ids.map((id) => authorityName(id, readable, language)).join(language === 'en' ? ' or ' : '又は')
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}

function authorityName(id: string, { policySet }: Readable, language: Language): string {
  if (id === 'own-counsel') return OWN_COUNSEL[language]
  const authorities = policySet.packs.flatMap((pack) => pack.source.authorities ?? [])
  return authorities.find((one) => one.id === id)?.name[language] ?? id
}

function leadOf(
  { lead }: Extract<Step, { kind: 'ask' }>,
  text: Bilingual | undefined,
  language: Language,
): string {
  if (text !== undefined) return text[language]
  if (lead === undefined) return ''
  return language === 'en' ? `Allow ${lead} days for the reply.` : `回答まで ${lead} 日を見込むこと。`
}
