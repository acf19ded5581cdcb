import type { Known } from './check-condition.ts'
import type { PackIssue } from './check-pack.ts'
import { checkSource } from './check-source.ts'
import { answerEdits, editsOf, type Edit } from './mutate-condition.ts'
import { EFFECTS, type PackSource, type RuleSource } from './pack.ts'
import { partsOf } from './pack-parts.ts'
import { placeOf, toPointer, withValueAt, type Steps } from './place.ts'
import { shiftedDay } from './shift-operand.ts'
import type { Explainable } from './survivors.ts'

/** A pack with one thing altered that tests should notice. */
export interface Mutant extends Explainable {
  /** Where in the pack it is altered, for the line. */
  readonly at: string
  /** The rule that is altered, by its index; null where more than one may come out otherwise. */
  readonly ruleIndex: number | null
  readonly part: 'effect' | 'binds' | 'needs' | 'other'
  /** As an author would have written it. */
  readonly source: PackSource
}

/**
 * The pack altered in every way that its tests should notice, in the order of the pack, each differing from it and from
 * the others. What can be shown to decide the same is not among them.
 * @param lists ids of all lists of the reference data
 */
export function mutantsOf(pack: PackSource, lists: readonly string[]): Mutant[] {
  const edits = [
    ...partsOf(pack).flatMap((part) => editsOf(part, lists)),
    ...(pack.exceptions ?? []).flatMap((one, index) => answerEdits(one.answers ?? {}, ['exceptions', index])),
    ...(pack.waivers ?? []).flatMap(({ until }, index) =>
      until === undefined ? [] : moved(until, ['waivers', index, 'until']),
    ),
    ...pack.rules.flatMap((rule, index) => editsOfRule(rule, ['rules', index])),
  ]
  const seen = new Set<string>()
  return edits.flatMap((edit) => {
    const key = JSON.stringify([edit.steps, edit.put])
    if (seen.has(key)) return []
    seen.add(key)
    return [toMutant(pack, edit)]
  })
}

function toMutant(pack: PackSource, { at, steps, put, alteration }: Edit): Mutant {
  const [part, index, member] = at
  const source = withValueAt(pack, steps, put) as PackSource
  const isNeed = part === 'rules' && member === 'needs'
  return {
    ...placeOf(pack, at),
    alteration,
    at: toPointer(at),
    ruleIndex: part === 'rules' && typeof index === 'number' ? index : null,
    part: member === 'effect' ? 'effect' : part === 'binds' ? 'binds' : isNeed ? 'needs' : 'other',
    source,
  }
}

/**
 * Everything that keeps a mutant from being a pack; empty where it can be compiled. An effect only weighs a verdict, so it is
 * altered by itself, without what a rule of the other effect would have to say beside it.
 */
export function refusalOf(mutant: Mutant, known: Known): PackIssue[] {
  return mutant.part === 'effect' ? [] : checkSource(mutant.source, known)
}

/** What of a rule is no condition. */
function editsOfRule(rule: RuleSource, steps: Steps): Edit[] {
  const { effective, catches } = rule
  const without = (...below: string[]): Edit => {
    const at = [...steps, ...below]
    return { at, steps: at, put: undefined, alteration: 'dropped' }
  }
  return [
    ...effectEdits(rule, [...steps, 'effect']),
    ...(effective === undefined ? [] : [without('effective')]),
    ...(['from', 'until'] as const).flatMap((end) => {
      const day = effective?.[end]
      return day === undefined ? [] : moved(day, [...steps, 'effective', end])
    }),
    ...(catches === undefined ? [] : [without('catches')]),
    ...removals(rule.unless ?? [], [...steps, 'unless']),
    ...removals(rule.waivable ?? [], [...steps, 'waivable']),
  ]
}

/** The effects next to it in the order of their weight: what is told apart from those is told apart from all. */
function effectEdits({ effect }: RuleSource, steps: Steps): Edit[] {
  const at = EFFECTS.indexOf(effect)
  return [EFFECTS[at - 1], EFFECTS[at + 1]].flatMap((other) =>
    other === undefined ? [] : [{ at: steps, steps, put: other, alteration: `${other} for ${effect}` }],
  )
}

function moved(day: string, steps: Steps): Edit[] {
  return shiftedDay(day, steps).map(({ put, alteration }) => ({ at: steps, steps, put, alteration }))
}

function removals(ids: readonly string[], steps: Steps): Edit[] {
  return ids.map((id, index) => ({
    at: [...steps, index],
    steps: ids.length === 1 ? steps : [...steps, index],
    put: undefined,
    alteration: `without ${id}`,
  }))
}
