import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
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

const ROUNDS = 7
/** One contender runs at least so long before the next has its turn: shorter, and one pause decides its figure. */
const LEAST_MS = 40

type Run = () => void | Promise<void>

/**
 * Every contender in every round, one after the other, so that what else the machine does falls on all of them.
 * @returns of each round the microseconds a purchase of each contender; the first rounds warm up and are left out
 */
async function timed(runs: readonly Run[]): Promise<number[][]> {
  const rounds: number[][] = []
  for (let round = -2; round < ROUNDS; round++) {
    const times: number[] = []
    for (const run of runs) times.push(await timeOf(run))
    if (round >= 0) rounds.push(times)
  }
  return rounds
}

async function timeOf(run: Run): Promise<number> {
  const start = performance.now()
  let runs = 0
  do {
    await run()
    runs++
  } while (performance.now() - start < LEAST_MS)
  return ((performance.now() - start) * 1000) / PURCHASES.length / runs
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** What a process of its own measures: by name, the median microseconds a purchase. */
export type EngineTimes = Readonly<Record<string, number>>

const OURS = 'sekisho, verdicts'
const OURS_EXPLAINED = 'sekisho, explained findings'

/** The twenty rules over a thousand purchases in every engine, in this process. @throws unless all agree */
export async function timeEngines(): Promise<EngineTimes> {
  const rulebook = loadRulebook()
  const policySet = packOfRules()
  const facts = PURCHASES.map((flat): Facts => {
    const parsed = readPurchase(toPurchase(flat), rulebook)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    return resolve(parsed.value, FILE_TRUSTED, rulebook.snapshot)
  })
  const peers = [jsonRulesEngine(), cedar(), zen()]
  await checkAgreement(peers, facts, policySet)
  const rounds = await timed([
    ...peers.map((peer) => async (): Promise<void> => {
      for (const purchase of PURCHASES) await peer.run(purchase)
    }),
    () => {
      for (const one of facts) verdicts(one, policySet, DAY)
    },
    () => {
      for (const one of facts) explain(one, policySet)
    },
  ])
  const names = [...peers.map((peer) => peer.name), OURS, OURS_EXPLAINED]
  return Object.fromEntries(
    names.map((name, at) => [name, medianOf(rounds.map((times) => times[at] ?? Number.NaN))]),
  )
}

/**
 * What the compiler makes of hot code differs from process to process and stays, on Node 20 by a factor of two and more for
 * any of the engines; so each is judged by the best of so many processes.
 */
const PROCESSES = 5

/** The engines in processes of their own, one after the other; fails unless all agree and the floors hold. */
export async function benchEngines(print: (line: string) => void): Promise<boolean> {
  const found: EngineTimes[] = []
  for (let process = 0; process < PROCESSES; process++) found.push(await timeInProcess())
  print(`all engines agree on ${PURCHASES.length} purchases × ${RULES.length} rules`)
  const best = new Map(
    Object.keys(found[0] ?? {}).map((name) => [name, Math.min(...found.map((one) => one[name] ?? Infinity))]),
  )
  const fastest = Math.min(...[...best].flatMap(([name, time]) => (name.startsWith('sekisho') ? [] : [time])))
  const floors = new Map([
    [OURS, VERDICTS_FLOOR],
    [OURS_EXPLAINED, FINDINGS_FLOOR],
  ])
  for (const [name, time] of best) {
    const floor = floors.get(name)
    const judged =
      floor === undefined ? '' : `: ${(fastest / time).toFixed(1)} × the fastest peer (floor ${floor})`
    print(`${name.padEnd(28)} ${time.toFixed(2).padStart(9)} µs a purchase${judged}`)
  }
  print(`each the best of ${PROCESSES} processes`)
  return [...floors].every(([name, floor]) => fastest / (best.get(name) ?? Infinity) >= floor)
}

async function timeInProcess(): Promise<EngineTimes> {
  const file = fileURLToPath(new URL('./engines-main.js', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [file])
  return JSON.parse(stdout) as EngineTimes
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
