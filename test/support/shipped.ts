import { readdirSync, readFileSync } from 'node:fs'
import type { Body } from '../../src/decision/body.ts'
import { evaluateEverything } from '../../src/decision/evaluate.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { loadRulebook, PROJECT } from '../../src/load-rulebook.ts'
import { assess } from '../../src/operations/assess.ts'
import { readPurchase } from '../../src/operations/read-purchase.ts'
import type { Purchase } from '../../src/purchase/purchase.ts'

/** Policies and reference data as the project ships them. */
export const rulebook = loadRulebook()

/** Every example of the project, by file name without its ending. */
export const examples: readonly (readonly [string, Record<string, unknown>])[] = readdirSync(
  `${PROJECT}data/examples`,
)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(`${PROJECT}data/examples/${name}`, 'utf8')) as Record<string, unknown>,
  ])

export function example(name: string): Record<string, unknown> {
  const found = examples.find(([one]) => one === name)
  if (found === undefined) throw new Error(`no example ${name}`)
  return structuredClone(found[1])
}

export function parsed(input: unknown): Purchase | undefined {
  const result = readPurchase(input, rulebook)
  return result.ok ? result.value : undefined
}

export interface Decided {
  readonly body: Body
  /** By `<rule>@<subject>`. */
  readonly verdicts: ReadonlyMap<string, string>
}

/** Decides as `check` does, on a fixed day. */
export function decided(input: unknown, asOf = '2026-11-24'): Decided | undefined {
  const purchase = parsed(input)
  if (purchase === undefined) return undefined
  const { body, facts } = assess(purchase, FILE_TRUSTED, rulebook, { asOf, isHypothetical: false })
  const all = evaluateEverything(facts, rulebook.policySet, asOf).all
  return {
    body,
    verdicts: new Map(all.map((one) => [`${one.rule.source.id}@${one.placed.subject.path}`, one.verdict])),
  }
}

/** Long suites run their full counts under `npm run test:long`. */
export function count(long: number, sample: number): number {
  return process.env['SEKISHO_TEST_LONG'] === '1' ? long : sample
}
