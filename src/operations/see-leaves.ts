import { createEnvironment, standAt, type Evaluated } from '../decision/evaluate.ts'
import { FALSE, TRUE, UNKNOWN, and, type TriName } from '../facts/tri.ts'
import { compileCondition } from '../policy/compile-condition.ts'
import { contextOf, type CompiledRule } from '../policy/compile-rule.ts'
import type { Condition } from '../policy/compiled.ts'
import { toCondition, type ConditionSource } from '../policy/condition.ts'
import type { Environment } from '../policy/environment.ts'
import { childrenOf as groundsOf, type Explanation } from '../policy/explanation.ts'
import type { PackSource } from '../policy/pack.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import type { PreparedTest } from './prepare-tests.ts'
import { childrenOf } from '../policy/leaves.ts'
import { toPointer, type Steps } from '../policy/place.ts'

/** Notes that a leaf came out so. */
export type See = (pointer: string, result: TriName) => void

/**
 * Notes how the leaves of a pack come out in a test. A leaf is seen where the rule comes to the part that it stands in: what
 * a rule demands of purchases out of its scope shows nothing.
 */
export function seeLeaves(
  { facts, test }: PreparedTest,
  pack: CompiledPack,
  evaluated: readonly Evaluated[],
  see: See,
): void {
  const environment = createEnvironment(facts, test.asOf, test.asOf, null)
  const seeing: Seeing = { pack: pack.source, environment, see }
  environment.subject = facts.purchase
  seePart(pack.source.binds, ['binds'], pack.binds.explain(environment), seeing)
  const indexOf = new Map(pack.rules.map((rule, index) => [rule, index]))
  for (const one of evaluated) {
    const index = indexOf.get(one.rule)
    if (index === undefined || one.verdict === 'fault') continue
    standAt(environment, one.placed)
    seeRule(one, ['rules', index], seeing)
  }
}

interface Seeing {
  readonly pack: PackSource
  readonly environment: Environment
  readonly see: See
}

/** Goes as far as `evaluateRule` does. */
function seeRule({ rule, binds, verdict }: Evaluated, steps: Steps, seeing: Seeing): void {
  const { environment, see } = seeing
  const { source } = rule
  const note = (name: string, condition: Condition): void => {
    see(toPointer([...steps, name]), condition.explain(environment).result)
  }
  const seen = (name: 'scope' | 'when' | 'demand' | 'answered', condition: Condition | null): void => {
    const written = source[name]
    if (written !== undefined && condition !== null)
      seePart(written, [...steps, name], condition.explain(environment), seeing)
  }
  let applies = binds
  if (applies === FALSE) return
  if (rule.effective !== null) {
    note('effective', rule.effective)
    applies = and(applies, rule.effective.test(environment))
  }
  if (applies === FALSE) return
  if (source.catches !== undefined) note('catches', rule.caught)
  applies = and(applies, rule.caught.test(environment))
  if (applies === FALSE) return
  seen('scope', rule.scope)
  if (rule.scope !== null) applies = and(applies, rule.scope.test(environment))
  if (applies === FALSE) return
  seen('when', rule.adverse)
  seen('demand', rule.demand)
  const adverse = rule.adverse?.test(environment) ?? TRUE
  if (adverse === FALSE) return
  seen('answered', rule.answered)
  if (verdict === 'triggered' && rule.needs !== null) seeNeeds(rule, rule.needs, steps, seeing)
  const isAnswered = (rule.answered?.test(environment) ?? FALSE) !== FALSE
  if (!isAnswered && and(applies, adverse) !== UNKNOWN) seeExceptions(rule, steps, seeing)
}

function seeNeeds({ source }: CompiledRule, needs: Condition, steps: Steps, seeing: Seeing): void {
  const grounds = groundsOf(needs.explain(seeing.environment))
  source.needs?.forEach((need, index) => {
    const of = grounds[index]
    if (of !== undefined) seePart(toCondition(need), [...steps, 'needs', index], of, seeing)
  })
}

/** Of what can be invoked each is seen by itself; the facts that belie an exception where somebody invokes it. */
function seeExceptions({ source, unless }: CompiledRule, steps: Steps, seeing: Seeing): void {
  if (unless === null) return
  const { environment, see, pack } = seeing
  const grounds = groundsOf(unless.explain(environment))
  const ids = source.unless ?? []
  ids.forEach((id, index) => {
    const of = grounds[index]
    if (of === undefined) return
    see(toPointer([...steps, 'unless', index]), of.result)
    const at = pack.exceptions?.findIndex((one) => one.id === id) ?? -1
    const belied = pack.exceptions?.[at]?.belied
    if (belied === undefined || !('because' in of) || of.because === 'not-claimed') return
    const condition = compileCondition(belied, contextOf(source, pack))
    seePart(belied, ['exceptions', at, 'belied'], condition.explain(environment), seeing)
  })
  const waiver = grounds[ids.length]
  if (waiver !== undefined) see(toPointer([...steps, 'waivable']), waiver.result)
}

/** Pairs a condition as written with its grounds, which have the same shape. */
function seePart(condition: ConditionSource, steps: Steps, grounds: Explanation, seeing: Seeing): void {
  if (condition.condition !== undefined) {
    seeing.see(toPointer(steps), grounds.result)
    const named = seeing.pack.conditions?.[condition.condition]
    if (named !== undefined) seePart(named, ['conditions', condition.condition], grounds, seeing)
    return
  }
  const children = childrenOf(condition)
  if (children.length === 0) {
    seeing.see(toPointer(steps), grounds.result)
    return
  }
  const isQuantified = 'whole' in grounds
  groundsOf(grounds).forEach((of, index) => {
    // A collection has one condition for all of its members.
    const child = children[isQuantified ? 0 : index]
    if (child !== undefined) seePart(child.child, [...steps, ...child.below], of, seeing)
  })
}
