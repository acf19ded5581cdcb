import { slotOf } from '../facts/catalogue.ts'
import type { Fact, Facts } from '../facts/fact.ts'
import { subjectsOf, unnamedSubjects, type Placed } from '../facts/subjects.ts'
import { FALSE, type Tri } from '../facts/tri.ts'
import { evaluateRule, type CompiledRule, type Verdict } from '../policy/compile-rule.ts'
import type { Environment } from '../policy/environment.ts'
import type { CompiledPack, PolicySet } from '../policy/policy-set.ts'
import type { Cause, Validity } from '../policy/validity.ts'
import type { Day } from '../reference/snapshot.ts'
import { createEnvironment, standAt } from './evaluate.ts'

/** A verdict from a day on, and what changed on it; the first has no causes. */
export interface Step {
  readonly day: Day
  readonly verdict: Verdict | 'fault'
  readonly causes: readonly Cause[]
}

/** What a rule says of a subject as time goes on: the first step is of the first day. */
export interface Timeline {
  readonly pack: CompiledPack
  readonly rule: CompiledRule
  readonly placed: Placed
  readonly steps: readonly Step[]
}

/** An act done on each day of a span; lists are judged as they stood when it was decided. */
export interface Span {
  readonly action: string
  readonly from: Day
  /** The last day, for subjects of a line and for those of the purchase (null). */
  readonly until: (item: string | null) => Day
  readonly decidedOn: Day
}

/** A timeline is followed through so many changes; none of law or of a contract has so many. */
const MOST_STEPS = 200

/** Every rule on every subject over a span: tested on the first day, and again only on days on which it may change. */
export function timelinesOf(facts: Facts, policySet: PolicySet, span: Span): Timeline[] {
  const acting = withAction(facts, span.action)
  const environment = createEnvironment(acting, span.from, span.decidedOn, null)
  return policySet.packs.flatMap((pack) =>
    rulesInQuestion(pack, environment).flatMap((rule) =>
      subjectsFor(acting, rule).map((placed) => {
        const until = span.until(placed.subject.item)
        return {
          pack,
          rule,
          placed,
          steps: stepsOf({ pack, rule, placed }, environment, { ...span, end: until }),
        }
      }),
    ),
  )
}

/** Rules that catch the act, of a pack that binds or may; neither changes with the day unless the pack says so. */
function rulesInQuestion(pack: CompiledPack, environment: Environment): readonly CompiledRule[] {
  const validity: Validity = { until: null, causes: [] }
  const standing = { ...environment, validity, subject: environment.facts.purchase, item: null }
  if (pack.binds.test(standing) === FALSE && validity.until === null) return []
  return pack.rules.filter((rule) => rule.caught.test(standing) !== FALSE)
}

/** Parts that nobody named are a question of their own, unless a reasonable inquiry closes them. */
function subjectsFor(facts: Facts, rule: CompiledRule): readonly Placed[] {
  const kind = rule.source.for
  const named = subjectsOf(facts, kind)
  return rule.standard === 'reasonable-inquiry' ? named : [...named, ...unnamedSubjects(facts, kind)]
}

const ACTION = slotOf('procurement.action')

/** The same facts with another act; everything else stays as it was said. */
export function withAction(facts: Facts, action: string): Facts {
  const values = [...facts.purchase.values]
  const said: Fact = values[ACTION] ?? {
    value: null,
    unknown: null,
    at: '/procurement/action',
    level: 'asserted',
    whole: false,
  }
  values[ACTION] = { ...said, value: action, unknown: null }
  return { ...facts, purchase: { ...facts.purchase, values } }
}

function stepsOf(
  one: Pick<Timeline, 'pack' | 'rule' | 'placed'>,
  environment: Environment,
  { from, end }: { readonly from: Day; readonly end: Day },
): Step[] {
  const steps: Step[] = []
  let day = from
  let causes: readonly Cause[] = []
  for (let tested = 0; tested < MOST_STEPS; tested++) {
    const validity: Validity = { until: null, causes: [] }
    const verdict = verdictOn(one, { ...environment, asOf: day, validity, steps: 0 })
    if (steps.at(-1)?.verdict !== verdict) steps.push({ day, verdict, causes })
    if (validity.until === null || validity.until > end) break
    day = validity.until
    causes = validity.causes
  }
  return steps
}

/** A rule that cannot be evaluated is a fault here as it is in a decision. */
function verdictOn(
  { pack, rule, placed }: Pick<Timeline, 'pack' | 'rule' | 'placed'>,
  environment: Environment,
): Step['verdict'] {
  try {
    const { facts } = environment
    const binds: Tri = pack.binds.test(standAt(environment, { subject: facts.purchase, item: null }))
    return evaluateRule(rule, binds, standAt(environment, placed))
  } catch {
    return 'fault'
  }
}

/** The step in force on a day. */
export function stepOn(steps: readonly Step[], day: Day): Step | undefined {
  return steps.findLast((step) => step.day <= day)
}
