import type { ConditionSource } from './condition.ts'
import { isImplied } from './implied.ts'
import { childrenOf, quantifierOf } from './leaves.ts'
import type { Part } from './pack-parts.ts'
import type { Steps } from './place.ts'
import { shiftedOperands } from './shift-operand.ts'

/** One alteration of a pack: something else, or nothing, in one place. */
export interface Edit {
  /** What is altered. */
  readonly at: Steps
  /** Where it takes putting something else; mostly the same place. */
  readonly steps: Steps
  /** Undefined takes out what stands there. */
  readonly put: unknown
  readonly alteration: string
}

type Place = Pick<Edit, 'steps' | 'put'>

/**
 * The alterations of a condition: leaves dropped, operators turned, days and numbers moved, another list, `allOf` and
 * `anyOf` swapped. What can be shown to come to the same for every purchase is left out.
 * @param lists ids of all lists that there are
 */
export function editsOf({ condition, role, steps, rule }: Part, lists: readonly string[]): Edit[] {
  const isOnlyNeed = role === 'needs' && rule?.needs?.length === 1
  const dropped: Place = { steps: isOnlyNeed ? steps.slice(0, -1) : steps, put: WITHOUT[role] }
  return editsIn(condition, { steps, dropped, lists, isNeed: role === 'needs', hasNot: false })
}

/** What a part of a rule comes to without its only leaf: it no longer stands in the way; undefined takes the part out. */
const WITHOUT: Readonly<Record<Part['role'], ConditionSource | undefined>> = {
  binds: { always: true },
  named: { always: true },
  demand: { always: true },
  // A refer rule has to say what answers it; nothing does.
  answered: { not: { always: true } },
  belied: undefined,
  scope: undefined,
  when: undefined,
  needs: undefined,
}

interface Context {
  readonly steps: Steps
  /** How a leaf here goes away, without leaving an empty list or a `not` of nothing; null where nothing would change. */
  readonly dropped: Place | null
  readonly lists: readonly string[]
  /** Whether it says what an authority has to be told before it can be asked. */
  readonly isNeed: boolean
  /** Whether it stands directly under a `not`. */
  readonly hasNot: boolean
}

function editsIn(condition: ConditionSource, context: Context): Edit[] {
  if (condition.always === true) return []
  const { steps, lists, isNeed } = context
  const children = childrenOf(condition)
  if (children.length === 0) return leafEdits(condition, context)
  const own = [
    ...junctionEdits(condition, steps),
    ...quantifierEdits(condition, steps),
    ...negationEdits(condition, steps),
  ]
  const inner = children.flatMap(({ child, below }, index) => {
    const at = [...steps, ...below]
    return editsIn(child, {
      steps: at,
      dropped: droppedFrom(condition, index, { at, above: context.dropped }),
      lists,
      isNeed,
      hasNot: condition.not !== undefined,
    })
  })
  return [...own, ...inner]
}

function droppedFrom(
  parent: ConditionSource,
  index: number,
  { at, above }: { readonly at: Steps; readonly above: Place | null },
): Place | null {
  const parts = parent.allOf ?? parent.anyOf
  if (parts === undefined) return parent.not === undefined ? { steps: at, put: { always: true } } : above
  if (parts.length === 1) return above
  // One that another says already adds nothing, so to drop it is no alteration.
  return isImplied(parent, index) ? null : { steps: at, put: undefined }
}

/** Of one part the two words say the same. */
function junctionEdits(condition: ConditionSource, steps: Steps): Edit[] {
  const [word, other] =
    condition.allOf === undefined ? (['anyOf', 'allOf'] as const) : (['allOf', 'anyOf'] as const)
  const parts = condition[word]
  if (parts === undefined || parts.length < 2) return []
  return [{ at: steps, steps, put: { [other]: parts }, alteration: `${other} for ${word}` }]
}

/** A leaf under `not` is turned round itself. */
function negationEdits({ not }: ConditionSource, steps: Steps): Edit[] {
  if (not === undefined || childrenOf(not).length === 0) return []
  return [{ at: steps, steps, put: not, alteration: 'without not' }]
}

const OTHER_QUANTIFIER = { some: 'every', every: 'some', none: 'some' } as const

function quantifierEdits(condition: ConditionSource, steps: Steps): Edit[] {
  const word = quantifierOf(condition)
  if (word === undefined) return []
  const { [word]: element, ...rest } = condition
  const other = OTHER_QUANTIFIER[word]
  return [{ at: steps, steps, put: { ...rest, [other]: element }, alteration: `${other} for ${word}` }]
}

function leafEdits(condition: ConditionSource, context: Context): Edit[] {
  const { steps, dropped, lists } = context
  const shifted = shiftedOperands(condition).map(({ below, put, alteration }) => {
    const at = [...steps, ...below]
    return { at, steps: at, put, alteration }
  })
  return [
    ...(dropped === null ? [] : [{ at: steps, ...dropped, alteration: 'dropped' }]),
    ...(isMerelyGiven(condition, context) ? [] : [turned(condition, context)]),
    ...shifted,
    ...listEdits(condition, steps, lists),
    ...answerEdits(condition.answers ?? {}, steps),
  ]
}

const OPPOSITE = {
  before: 'onOrAfter',
  onOrAfter: 'before',
  after: 'onOrBefore',
  onOrBefore: 'after',
  lessThan: 'atLeast',
  atLeast: 'lessThan',
  moreThan: 'atMost',
  atMost: 'moreThan',
  some: 'none',
  none: 'some',
  every: 'some',
} as const

/** A need that a fact be given is met or open: turned round it is no longer met, but nothing more is left to supply. */
function isMerelyGiven({ given }: ConditionSource, { isNeed }: Context): boolean {
  return isNeed && given === true
}

/** The leaf with its operator turned round. */
function turned(condition: ConditionSource, { steps, hasNot }: Context): Edit {
  const word = (Object.keys(OPPOSITE) as (keyof typeof OPPOSITE)[]).find(
    (one) => condition[one] !== undefined,
  )
  if (word !== undefined) {
    const { [word]: operand, ...rest } = condition
    const put = { ...rest, [OPPOSITE[word]]: operand }
    return { at: steps, steps, put, alteration: `${OPPOSITE[word]} for ${word}` }
  }
  if (typeof condition.is === 'boolean')
    return { at: steps, steps, put: { ...condition, is: !condition.is }, alteration: `is ${!condition.is}` }
  if (hasNot) return { at: steps, steps: steps.slice(0, -1), put: condition, alteration: 'without not' }
  return { at: steps, steps, put: { not: condition }, alteration: 'not' }
}

function listEdits(condition: ConditionSource, steps: Steps, lists: readonly string[]): Edit[] {
  const { listed } = condition
  const other = listed === undefined ? undefined : anotherOf(lists, listed)
  if (other === undefined) return []
  return [{ at: steps, steps, put: { ...condition, listed: other }, alteration: `list ${other}` }]
}

/** The next in the order of their ids, so that it is the same for everybody. */
function anotherOf(lists: readonly string[], list: string): string | undefined {
  const others = lists.filter((one) => one !== list).sort()
  return others.find((one) => one > list) ?? others[0]
}

/** Every answer that evidence must give, not asked for and, where it is yes or no, the other. */
export function answerEdits(answers: Readonly<Record<string, string | boolean>>, above: Steps): Edit[] {
  return Object.entries(answers).flatMap(([key, answer]) => {
    const steps = [...above, 'answers', key]
    const isOnly = Object.keys(answers).length === 1
    return [
      { at: steps, steps: isOnly ? steps.slice(0, -1) : steps, put: undefined, alteration: 'dropped' },
      ...(typeof answer === 'boolean'
        ? [{ at: steps, steps, put: !answer, alteration: `is ${!answer}` }]
        : []),
    ]
  })
}
