import type { Facts, Subject } from '../facts/fact.ts'
import { subjectsOf, unnamedSubjects, type Placed } from '../facts/subjects.ts'
import type { Tri } from '../facts/tri.ts'
import { evaluateRule, type CompiledRule, type Verdict } from '../policy/compile-rule.ts'
import { toListHealth, type Assumption, type Environment, type ListHealth } from '../policy/environment.ts'
import type { CompiledPack, PolicySet } from '../policy/policy-set.ts'
import type { Day } from '../reference/snapshot.ts'

/** A rule of a pack on a subject, with what came of it. */
export interface Evaluated {
  readonly pack: CompiledPack
  readonly rule: CompiledRule
  readonly binds: Tri
  readonly placed: Placed
  readonly verdict: Verdict | 'fault'
  /** Only with `fault`. */
  readonly fault?: string
}

export interface Evaluation {
  readonly environment: Environment
  /** In the order of packs, rules and subjects; every verdict, clear and not-applicable ones included. */
  readonly all: readonly Evaluated[]
  readonly binds: readonly { readonly pack: CompiledPack; readonly binds: Tri }[]
}

export function createEnvironment(
  facts: Facts,
  asOf: Day,
  decidedOn: Day,
  assumed: Assumption[] | null,
): Environment {
  const listHealth = new Map<string, ListHealth>(
    facts.lists.map((list) => [list.id, toListHealth(list, decidedOn)]),
  )
  return {
    facts,
    asOf,
    listHealth,
    assumed,
    forced: null,
    subject: facts.purchase,
    item: null,
    bound: [null, null],
    steps: 0,
  }
}

/** Runs every rule of every pack on every subject of its kind. */
export function evaluate(facts: Facts, policySet: PolicySet, asOf: Day, decidedOn: Day): Evaluation {
  const environment = createEnvironment(facts, asOf, decidedOn, [])
  const all: Evaluated[] = []
  const binds = policySet.packs.map((pack) => ({ pack, binds: bindsOf(pack, environment) }))
  for (const { pack, binds: bound } of binds) {
    for (const rule of pack.rules) all.push(...evaluateOnAll(pack, rule, bound, environment))
  }
  return { environment, all, binds }
}

/**
 * Only the verdicts, without grounds and without assumptions: what the impact of a change and a benchmark need.
 * The same rules on the same subjects as `evaluate`, in the same order.
 */
export function verdicts(facts: Facts, policySet: PolicySet, asOf: Day): Verdict[] {
  const environment = createEnvironment(facts, asOf, asOf, null)
  const found: Verdict[] = []
  for (const pack of policySet.packs) {
    const binds = bindsOf(pack, environment)
    for (const rule of pack.rules) {
      for (const placed of subjectsOf(facts, rule.source.for)) {
        found.push(evaluateRule(rule, binds, standAt(environment, placed)))
      }
    }
  }
  return found
}

/** Points the environment at a subject; conditions read it from there. */
export function standAt(environment: Environment, placed: Placed): Environment {
  environment.subject = placed.subject
  environment.item = placed.item
  return environment
}

function bindsOf(pack: CompiledPack, environment: Environment): Tri {
  environment.subject = environment.facts.purchase
  environment.item = null
  return pack.binds.test(environment)
}

function evaluateOnAll(
  pack: CompiledPack,
  rule: CompiledRule,
  binds: Tri,
  environment: Environment,
): Evaluated[] {
  const kind = rule.source.for
  const named = subjectsOf(environment.facts, kind).map((placed) =>
    evaluateOne(pack, rule, { binds, placed }, environment),
  )
  const unnamed = unnamedSubjects(environment.facts, kind).flatMap((placed) =>
    evaluateUnnamed(pack, rule, { binds, placed }, environment),
  )
  return [...named, ...unnamed]
}

interface Standing {
  readonly binds: Tri
  readonly placed: Placed
}

function evaluateOne(
  pack: CompiledPack,
  rule: CompiledRule,
  standing: Standing,
  environment: Environment,
): Evaluated {
  const mark = environment.assumed?.length ?? 0
  const evaluated = runRule(pack, rule, standing, environment)
  // Where the rule has nothing to say or its case is made, nothing rests on what was assumed on the way.
  const restsOnAssumptions = evaluated.verdict === 'clear' || evaluated.verdict === 'undetermined'
  if (!restsOnAssumptions && environment.assumed !== null) environment.assumed.length = mark
  return evaluated
}

function runRule(
  pack: CompiledPack,
  rule: CompiledRule,
  standing: Standing,
  environment: Environment,
): Evaluated {
  try {
    return {
      pack,
      rule,
      ...standing,
      verdict: evaluateRule(rule, standing.binds, standAt(environment, standing.placed)),
    }
  } catch (error) {
    // A rule that cannot be evaluated is a fault in the decision and weighs like a prohibition; it is never skipped.
    return { pack, rule, ...standing, verdict: 'fault', fault: error instanceof Error ? error.name : 'Error' }
  }
}

/** Parts that nobody named: closed by a reasonable inquiry (and said so), else an open question of their own. */
function evaluateUnnamed(
  pack: CompiledPack,
  rule: CompiledRule,
  standing: Standing,
  environment: Environment,
): Evaluated[] {
  const mark = environment.assumed?.length ?? 0
  const evaluated = runRule(pack, rule, standing, environment)
  if (environment.assumed !== null) environment.assumed.length = mark
  if (evaluated.verdict === 'clear' || evaluated.verdict === 'not-applicable') return []
  if (rule.standard !== 'reasonable-inquiry') return [evaluated]
  environment.assumed?.push({
    kind: rule.source.for === 'use' ? 'uses-closed' : 'components-closed',
    at: pathOfItem(standing.placed.item),
    list: null,
    pack: pack.source.id,
  })
  return []
}

function pathOfItem(item: Subject | null): string {
  return item?.path ?? ''
}
