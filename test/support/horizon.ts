import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Body } from '../../src/decision/body.ts'
import { horizonOf, type Horizon } from '../../src/decision/horizon.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import type { Facts } from '../../src/facts/fact.ts'
import { assess } from '../../src/operations/assess.ts'
import { compileReference, knownTo, toRulebook, type Rulebook } from '../../src/operations/deployment.ts'
import { readPurchase } from '../../src/operations/read-purchase.ts'
import { loadPacks } from '../../src/policy/load-packs.ts'
import type { Profile } from '../../src/policy/profile.ts'
import type { Purchase } from '../../src/purchase/purchase.ts'
import type { Reference } from '../../src/reference/reference-schema.ts'
import type { Snapshot } from '../../src/reference/snapshot.ts'
import { temporaryFolder } from './deployment.ts'
import { rulebook } from './shipped.ts'

export const TODAY = '2026-11-24'

/** The head of a pack that binds buyers of a jurisdiction for certain. */
export const head = (id: string, binds: string, more = ''): string => `schema: sekisho/pack/1
id: ${id}
version: 1.0.0
kind: regime
status: binding
title: { en: Pack ${id}, ja: 規程 ${id} }
authority: { en: Somebody, ja: 組織 }
reviewed: 2026-11-24
citation: own
citations:
  own: { ref: Own rules, confidence: knowledge }
${more}binds: ${binds}
rules:
`

const RATIONALE = `    rationale: { en: 'Of {item}.', ja: '品目 {item} について。' }
    citation: own
`

/** A rule with its own members as YAML in flow style, one a line. */
export const rule = (id: string, members: readonly string[]): string =>
  `  - id: ${id}
    title: { en: Rule ${id}, ja: 規則 ${id} }
    concern: procedure
${members.map((member) => `    ${member}\n`).join('')}${RATIONALE}`

/** A deployment with these packs, by the reference data that the project ships or another edition of it. */
export function deploymentWith(
  packs: readonly string[],
  { snapshot = rulebook.snapshot, profile }: { snapshot?: Snapshot; profile?: Profile } = {},
): Rulebook {
  const folder = temporaryFolder()
  try {
    packs.forEach((yaml, index) => {
      mkdirSync(join(folder.path, `p${index}`))
      writeFileSync(join(folder.path, `p${index}`, 'pack.yaml'), yaml)
    })
    return toRulebook(loadPacks(folder.path, knownTo(snapshot)), snapshot, profile)
  } finally {
    folder.remove()
  }
}

/** The shipped reference data with some of it otherwise. */
export function snapshotWith(change: (reference: Reference) => void): Snapshot {
  const reference = JSON.parse(rulebook.snapshot.document()) as Reference
  change(reference)
  return compileReference(reference)
}

export interface Seen {
  readonly purchase: Purchase
  readonly facts: Facts
  readonly body: Body
  readonly horizon: Horizon
}

export function horizonUnder(book: Rulebook, document: unknown, asOf = TODAY): Seen {
  const read = readPurchase(document, book)
  if (!read.ok) throw new Error(read.issues.map((one) => `${one.pointer}: ${one.message}`).join('\n'))
  const purchase = read.value
  const { body, facts } = assess(purchase, FILE_TRUSTED, book, { asOf, isHypothetical: false })
  return { purchase, facts, body, horizon: horizonOf(body, facts, book.policySet, purchase) }
}

/** Entries in one line each, causes by their kind and day. */
export function inLines({ entries }: Pick<Horizon, 'entries'>): string[] {
  return entries.map(
    ({ day, act, item, rule, was, becomes, from, to, causes }) =>
      `${day} ${act.kind}${act.id === null ? '' : ` ${act.id}`} ${item ?? '*'}: ${rule} ${was ?? '-'} > ${becomes ?? '-'}, ${from} > ${to}, ${causes.map((cause) => `${cause.kind} ${cause.day}`).join(' & ')}`,
  )
}
