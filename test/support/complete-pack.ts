import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownTo, toRulebook, type Rulebook } from '../../src/operations/deployment.ts'
import { loadPacks } from '../../src/policy/load-packs.ts'
import type { CompiledPack } from '../../src/policy/policy-set.ts'
import { temporaryFolder } from './deployment.ts'
import { rulebook } from './shipped.ts'

/** A pack of one rule; its tests show everything in it, and none of them could go. */
export const COMPLETE = `schema: sekisho/pack/1
id: complete
version: 1.0.0
kind: regime
status: binding
title: { en: A pack, ja: 規程 }
authority: { en: Somebody, ja: 組織 }
reviewed: 2026-11-24
citation: own
citations:
  own: { ref: Own rules, url: 'https://example.org/rules', confidence: verified, retrieved: 2026-11-24 }
binds: { fact: buyer.jurisdiction, is: JP }
exceptions:
  - id: EX-1
    title: { en: An exception, ja: 例外 }
    claim: excused
    evidence: letter
    answers: { sealed: true }
    citation: own
rules:
  - id: ROUTER
    title: { en: Costly new routers, ja: 高額なルーター }
    concern: procedure
    for: item
    effective: { from: 2026-04-01, by: act }
    scope: { fact: item.category, within: router }
    when:
      allOf:
        - { fact: procurement.value, moreThan: { amount: '1000', currency: JPY } }
        - { fact: item.condition, is: new }
    unless: [EX-1]
    effect: prohibit
    rationale: { en: 'Item {item} is costly.', ja: '品目 {item} は高額である。' }
    citation: own
`

interface Written {
  readonly name: string
  readonly verdict: string
  /** Members of the test that change the purchase. */
  readonly change?: string
  readonly asOf?: string
  readonly outcome?: string
}

function testOf({ name, verdict, change = '', asOf = '2026-04-01', outcome }: Written): string {
  return `
  - name: ${name}
    reading: Routers above a thousand yen are prohibited.
    citation: own
    purchase: router
    asOf: '${asOf}'
    ${change}
    expect: { rules: { ROUTER: ${verdict} }${outcome === undefined ? '' : `, outcome: ${outcome}`} }`
}

const CLAIM = (answers: string): string => `set:
      /claims: [{ id: c1, claim: excused, subjects: [/items/@1], evidence: [e1] }]
      /evidence: [{ id: e1, type: letter, subjects: [/items/@1], answers: ${answers}, state: confirmed }]`

const TESTS: readonly Written[] = [
  { name: 'first day', verdict: 'triggered', outcome: 'reject' },
  { name: 'day before', verdict: 'not-applicable', asOf: '2026-03-31' },
  { name: 'not above', verdict: 'clear', change: 'set: { /procurement/value/amount: "1000" }' },
  { name: 'value unsaid', verdict: 'undetermined', change: 'remove: [/procurement/value]' },
  { name: 'used', verdict: 'clear', change: 'set: { /items/0/condition: refurbished }' },
  { name: 'condition unsaid', verdict: 'undetermined', change: 'remove: [/items/0/condition]' },
  { name: 'no router', verdict: 'not-applicable', change: 'set: { /items/0/category: firewall }' },
  { name: 'category unsaid', verdict: 'undetermined', change: 'remove: [/items/0/category]' },
  { name: 'abroad', verdict: 'not-applicable', change: 'set: { /buyer/jurisdiction: US }' },
  { name: 'buyer unsaid', verdict: 'undetermined', change: 'remove: [/buyer/jurisdiction]' },
  { name: 'excused', verdict: 'excepted', change: CLAIM('{ sealed: true }') },
  { name: 'seal unsaid', verdict: 'undetermined', change: CLAIM('{ }') },
]

/** By name the tests that show all of it. */
export const COMPLETE_TESTS: Readonly<Record<string, string>> = Object.fromEntries(
  TESTS.map((one) => [one.name, testOf(one)]),
)

const PURCHASES = `schema: sekisho/pack-tests/1
purchases:
  router:
    schema: sekisho/purchase/1
    buyer: { jurisdiction: JP }
    procurement: { action: new, value: { amount: '1001', currency: JPY } }
    items: [{ id: '1', kind: hardware, category: router, condition: new }]
tests:`

export interface PackFolder {
  readonly rulebook: Rulebook
  readonly pack: CompiledPack
  /** Of packs; the one is in `complete`, with its tests below. */
  readonly path: string
  /** Writes a file beside the pack. */
  readonly write: (name: string, text: string) => void
  readonly remove: () => void
}

/** A folder with one pack and its tests, and the deployment that has only this pack. */
export function packFolder(
  yaml: string,
  tests: readonly string[] = Object.values(COMPLETE_TESTS),
): PackFolder {
  const folder = temporaryFolder()
  const path = join(folder.path, 'complete')
  mkdirSync(join(path, 'tests'), { recursive: true })
  writeFileSync(join(path, 'pack.yaml'), yaml)
  writeFileSync(join(path, 'tests', 'rules.yaml'), `${PURCHASES}${tests.join('')}\n`)
  const book = toRulebook(loadPacks(folder.path, knownTo(rulebook.snapshot)), rulebook.snapshot)
  const write = (name: string, text: string): void => {
    writeFileSync(join(path, name), text)
  }
  return {
    rulebook: book,
    pack: book.policySet.packs[0]!,
    path: folder.path,
    write,
    remove: () => {
      folder.remove()
    },
  }
}
