import type { Body, Outcome } from '../decision/body.ts'
import { headlineOf } from '../decision/summary.ts'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import { assess } from '../operations/assess.ts'
import type { Rulebook } from '../operations/deployment.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { bindsText, itemsText, statusOf, WORDS, type Language } from './wording.ts'

/** What one policy alone comes to, as if it were binding. */
export interface Compared {
  readonly pack: string
  readonly status: Body['packs'][number]['status']
  readonly binds: Body['packs'][number]['binds']
  readonly outcome: Outcome
  readonly items: readonly { readonly id: string; readonly outcome: Outcome }[]
}

/** Decides the purchase under every pack by itself, advisory ones taken as binding so that they say something. */
export function comparePacks(
  rulebook: Rulebook,
  purchase: Purchase,
  day: { asOf: string; isHypothetical: boolean },
): Compared[] {
  return rulebook.policySet.packs.map((pack) => {
    const alone = { ...rulebook.policySet, packs: [asBinding(pack)] }
    const { body } = assess(purchase, FILE_TRUSTED, { ...rulebook, policySet: alone }, day)
    return {
      pack: pack.source.id,
      status: pack.source.status,
      binds: body.packs[0]?.binds ?? 'unknown',
      outcome: body.outcome,
      items: body.items.map(({ id, outcome }) => ({ id, outcome })),
    }
  })
}

/** Rules that the law only proposes, or that stay advice in a binding pack, keep their own status. */
function asBinding(pack: CompiledPack): CompiledPack {
  const { status } = pack.source
  if (status === 'binding' && pack.adopted === null) return pack
  const rules = pack.rules.map((rule) =>
    rule.status === status ? { ...rule, status: 'binding' as const } : rule,
  )
  return {
    ...pack,
    adopted: null,
    source: { ...pack.source, status: 'binding' },
    rules,
    bindsRule: { ...pack.bindsRule, status: 'binding' },
  }
}

/** A row a policy: whether it binds, what it comes to, and for which lines. */
export function renderComparison(compared: readonly Compared[], language: Language): string {
  const head = [WORDS.pack, WORDS.status, WORDS.binds, WORDS.outcome, WORDS.lines].map(
    (word) => word[language],
  )
  const rows = compared.map((one) => [
    one.pack,
    statusOf(one.status, language),
    bindsText(one.binds, language),
    headlineOf(one.outcome)[language],
    lineOutcomes(one, language),
  ])
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((cells) => widthOf(cells[column] ?? ''))))
  return all
    .map((cells) =>
      cells
        .map((cell, column) => padded(cell, column === cells.length - 1 ? 0 : (widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

function lineOutcomes({ items }: Compared, language: Language): string {
  const outcomes = [...new Set(items.map((item) => item.outcome))]
  return outcomes
    .map((outcome) => {
      const ids = items.filter((item) => item.outcome === outcome).map((item) => item.id)
      return `${itemsText(ids, language)}${language === 'en' ? ': ' : '：'}${headlineOf(outcome)[language]}`
    })
    .join(language === 'en' ? '; ' : '、')
}

/** Columns that a text takes at a terminal: East Asian characters take two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  return width
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
