import { shiftDay } from '../shift-day.ts'
import type { Day } from '../../reference/snapshot.ts'
import type { ConditionSource, DayExpression } from '../condition.ts'
import type { PackSource, RuleSource } from '../pack.ts'
import type { Steps } from '../place.ts'
import { conditionsIn } from './conditions-in.ts'
import type { LintContext, LintFinding } from './finding.ts'

/** After so long without a look at a pack or at a source, the law may have moved on unnoticed. */
const REVIEW = { years: 1 } as const

/** What ends soon: rules, waivers, lists, days that conditions name; and what was last looked at too long ago. */
export function lapsing(pack: PackSource, context: LintContext): LintFinding[] {
  const { asOf, until } = context
  const ends = [...endsOf(pack), ...daysIn(pack)].filter(({ day }) => day >= asOf && day <= until)
  return [
    ...pack.rules.flatMap((rule, index) => endOfRule(rule, index, context)),
    ...ends.map(({ at, message }) => lapses(at, message, SOON)),
    ...(shiftDay(pack.reviewed, REVIEW) <= until
      ? [lapses(['reviewed'], `reviewed ${pack.reviewed}`, 'read the sources again, a year has gone by then')]
      : []),
    ...listsOf(pack, context),
  ]
}

const SOON = 'see what holds from then on'

/** The last day of a rule is the one before `until`. */
function endOfRule({ effective }: RuleSource, index: number, { asOf, until }: LintContext): LintFinding[] {
  const end = effective?.until
  if (end === undefined || end > until) return []
  const advice =
    end > asOf ? SOON : 'keep it while acts of that time are reviewed, else take it out in a new version'
  return [lapses(['rules', index, 'effective', 'until'], `no act from ${end} on is caught`, advice)]
}

interface End {
  readonly day: Day
  readonly at: Steps
  readonly message: string
}

function endsOf({ waivers = [] }: PackSource): End[] {
  return waivers.flatMap(({ until }, index): End[] =>
    until === undefined
      ? []
      : [{ day: until, at: ['waivers', index, 'until'], message: `it helps no act after ${until}` }],
  )
}

const BOUNDS = ['before', 'onOrBefore', 'after', 'onOrAfter'] as const

/** Days that conditions name: from then on they come out otherwise. */
function daysIn(pack: PackSource): End[] {
  return conditionsIn(pack).flatMap(({ condition, steps }) =>
    BOUNDS.flatMap((bound): End[] => {
      const day = dayIn(condition[bound])
      if (day === undefined) return []
      return [{ day, at: [...steps, bound], message: `${subjectOf(condition)} is tested against ${day}` }]
    }),
  )
}

function subjectOf({ fact, parameter }: ConditionSource): string {
  return fact ?? `the setting ${parameter ?? ''}`
}

function dayIn(operand: DayExpression | undefined): Day | undefined {
  const day = typeof operand === 'object' ? operand.day : operand
  return day === 'asOf' ? undefined : day
}

/** The oldest day on which a list was read that still counts moves with the calendar. */
function listsOf(pack: PackSource, { asOf, until, lists }: LintContext): LintFinding[] {
  return (pack.lists ?? []).flatMap((id, index): LintFinding[] => {
    const list = lists.get(id)
    if (list?.maxAgeDays === undefined) return []
    const last = shiftDay(list.edition, { days: list.maxAgeDays })
    if (last > until) return []
    const found = `the edition of ${list.edition} of ${id} counts until ${last}`
    const at = ['lists', index]
    const advice = 'load a newer edition; a name is not screened by an older one'
    return last < asOf
      ? [{ level: 'warning', kind: 'list', at, message: found, advice }]
      : [lapses(at, found, advice)]
  })
}

function lapses(at: Steps, message: string, advice: string): LintFinding {
  return { level: 'warning', kind: 'lapses', at, message, advice }
}
