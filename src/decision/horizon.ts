import type { Facts } from '../facts/fact.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Day } from '../reference/snapshot.ts'
import {
  ACTS_TO_COME,
  planOf,
  type ActToCome,
  type DaysInUse,
  type Plan,
  type Undated,
} from './acts-to-come.ts'
import type { Body, Outcome } from './body.ts'
import { decidedOf, sorted, type HorizonEntry } from './horizon-entries.ts'
import { lookAtActs, lookAtDays, type Looking } from './horizon-walk.ts'

/** An act to come with what the lines that it concerns come to on its day. */
export interface ActAhead extends ActToCome {
  readonly outcome: Outcome
}

/** Until when days in use were looked at, and why no further. */
export interface LookedAt {
  readonly until: Day | null
  readonly because: DaysInUse['because'] | 'use-is-over'
  readonly items: readonly string[]
}

/** Until when a decision holds: what would come out otherwise at acts to come and on days in use (design 2.7). */
export interface Horizon {
  readonly acts: readonly ActAhead[]
  /** Until when it was looked at what comes of doing the act decided later; null where it is having it in use. */
  readonly later: Day | null
  /** Acts to come of which nobody has said when: they were not looked at. */
  readonly undated: readonly Undated[]
  readonly looked: readonly LookedAt[]
  /** By day; of one day by act, line and rule. */
  readonly entries: readonly HorizonEntry[]
  /** The same of what binds nobody; it changes no outcome. */
  readonly advisory: readonly HorizonEntry[]
  /** How many come after those given here. */
  readonly more: number
  /** The day from which on something was not looked at because the work is bounded; null where it sufficed. */
  readonly stopped: Day | null
}

/**
 * What changes at the acts to come and on the days in use, as far as the policies and reference data of the decision
 * say: what `decide` would answer on each of those days, found without deciding on each. Pure: the same for the same
 * arguments.
 * @param body what was decided on the facts of the purchase
 */
export function horizonOf(body: Body, facts: Facts, policySet: PolicySet, purchase: Purchase): Horizon {
  const plan = planOf(purchase, facts, body.asOf)
  const looking: Looking = {
    body,
    facts,
    policySet,
    lines: new Map(body.items.map((item) => [item.id, item.outcome])),
    decided: decidedOf(body),
    collectors: [],
    ahead: new Map(),
    effort: 0,
    stopped: null,
  }
  for (const kind of ACTS_TO_COME) {
    if (kind === 'in-use') lookAtDays(kind, plan.use, looking)
    else if (kind === 'act-later')
      lookAtDays(
        kind,
        body.items.map(() => plan.later),
        looking,
      )
    else lookAtActs(kind, plan.acts, looking)
  }
  return {
    acts: plan.acts.flatMap((act) => {
      const outcome = looking.ahead.get(act)
      return outcome === undefined ? [] : [{ ...act, outcome }]
    }),
    undated: plan.undated,
    later: plan.later?.until ?? null,
    looked: lookedAt(plan, body),
    ...sorted(looking.collectors, body.items),
    stopped: looking.stopped,
  }
}

/** Lines of which the same is to be said, together. */
function lookedAt({ use }: Plan, body: Body): LookedAt[] {
  const groups = new Map<string, LookedAt & { readonly items: string[] }>()
  body.items.forEach(({ id }, index) => {
    const { because, until } = use[index] ?? { because: 'use-is-over' as const, until: null }
    const key = `${because}|${until ?? ''}`
    const group = groups.get(key) ?? { until, because, items: [] }
    group.items.push(id)
    groups.set(key, group)
  })
  return [...groups.values()]
}
