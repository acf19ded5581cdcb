import { evaluate, verdicts } from '../src/decision/evaluate.ts'
import { groundsOf } from '../src/decision/grounds.ts'
import { FILE_TRUSTED } from '../src/facts/case-facts.ts'
import type { Facts } from '../src/facts/fact.ts'
import { resolve } from '../src/facts/resolve.ts'
import { loadRulebook } from '../src/load-rulebook.ts'
import { readPurchase } from '../src/operations/read-purchase.ts'
import { compilePack, toPolicySet } from '../src/policy/compile-pack.ts'
import type { PackSource } from '../src/policy/pack.ts'
import type { PolicySet } from '../src/policy/policy-set.ts'
import { digestOf } from '../src/audit/canonical-json.ts'
import { cedar, jsonRulesEngine, zen, type Contender } from './peers.ts'
import { PURCHASES, RULES, toCondition, toPurchase } from './rules-under-test.ts'

const DAY = '2026-11-24'
/** Our verdicts have to be so many times as fast as the fastest peer, our explained findings so many times. */
const VERDICTS_FLOOR = 20
const FINDINGS_FLOOR = 5

/** The twenty rules as a pack. */
function packOfRules(): PolicySet {
  const text = { en: 'x', ja: 'x' }
  const pack: PackSource = {
    schema: 'sekisho/pack/1',
    id: 'bench',
    version: '1.0.0',
    kind: 'regime',
    status: 'binding',
    title: text,
    authority: text,
    citation: 'c',
    citations: { c: { ref: 'none', confidence: 'knowledge' } },
    reviewed: DAY,
    binds: { fact: 'buyer.type', is: 'civilian-agency' },
    rules: RULES.map((rule) => ({
      id: rule.id,
      title: text,
      concern: 'procedure',
      for: 'item',
      when: toCondition(rule),
      effect: 'prohibit',
      rationale: text,
      citation: 'c',
    })),
  }
  return toPolicySet([compilePack(pack, digestOf)], digestOf)
}

/** Medians of several rounds, each over all purchases, in microseconds a purchase. */
async function timed(run: () => void | Promise<void>): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < 9; round++) {
    const start = performance.now()
    await run()
    if (round > 1) rounds.push(((performance.now() - start) * 1000) / PURCHASES.length)
  }
  return rounds.sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Number.NaN
}

/** The twenty rules over a thousand purchases in every engine; fails unless all agree and the floors hold. */
export async function benchEngines(print: (line: string) => void): Promise<boolean> {
  const rulebook = loadRulebook()
  const policySet = packOfRules()
  const facts = PURCHASES.map((flat): Facts => {
    const parsed = readPurchase(toPurchase(flat), rulebook)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    return resolve(parsed.value, FILE_TRUSTED, rulebook.snapshot)
  })
  const peers = [jsonRulesEngine(), cedar(), zen()]
  await checkAgreement(peers, facts, policySet)
  print(`all engines agree on ${PURCHASES.length} purchases × ${RULES.length} rules`)
  const peerTimes: number[] = []
  for (const peer of peers) {
    const time = await timed(async () => {
      for (const purchase of PURCHASES) await peer.run(purchase)
    })
    peerTimes.push(time)
    print(`${peer.name.padEnd(28)} ${time.toFixed(2).padStart(9)} µs a purchase`)
  }
  const plain = await timed(() => {
    for (const one of facts) verdicts(one, policySet, DAY)
  })
  const explained = await timed(() => {
    for (const one of facts) explain(one, policySet)
  })
  const fastest = Math.min(...peerTimes)
  print(
    `sekisho, verdicts            ${plain.toFixed(2).padStart(9)} µs a purchase: ${(fastest / plain).toFixed(1)} × the fastest peer (floor ${VERDICTS_FLOOR})`,
  )
  print(
    `sekisho, explained findings  ${explained.toFixed(2).padStart(9)} µs a purchase: ${(fastest / explained).toFixed(1)} × the fastest peer (floor ${FINDINGS_FLOOR})`,
  )
  return fastest / plain >= VERDICTS_FLOOR && fastest / explained >= FINDINGS_FLOOR
}

function explain(facts: Facts, policySet: PolicySet): readonly object[] {
  const evaluation = evaluate(facts, policySet, DAY, DAY)
  return groundsOf(evaluation.all, evaluation.environment)
}

async function checkAgreement(
  peers: readonly Contender[],
  facts: readonly Facts[],
  policySet: PolicySet,
): Promise<void> {
  for (const [index, purchase] of PURCHASES.entries()) {
    const one = facts[index]
    if (one === undefined) throw new Error('no facts')
    const found = verdicts(one, policySet, DAY)
    if (found.includes('undetermined')) throw new Error('a purchase with unknowns')
    const ours = RULES.filter((_, at) => found[at] === 'triggered')
      .map((rule) => rule.id)
      .join()
    for (const peer of peers) {
      const theirs = [...(await peer.run(purchase))].sort().join()
      if (theirs !== ours)
        throw new Error(`${peer.name} says [${theirs}], we say [${ours}] on purchase ${index}`)
    }
  }
}
