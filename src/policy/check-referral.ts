import { below, checkCondition, checkKnown, type Place } from './check-condition.ts'
import { toCondition, type ConditionSource } from './condition.ts'
import type { PackSource, RuleSource } from './pack.ts'

const REFERRAL = ['authority', 'needs', 'sees', 'answered', 'lead'] as const

/** What a refer rule has to say, and no other rule may (design 2.6). */
export function checkReferral(rule: RuleSource, pack: PackSource, place: Place): void {
  if (rule.effect !== 'refer') {
    for (const word of REFERRAL) {
      if (rule[word] !== undefined) place.report(`${place.pointer}/${word}`, `only a refer rule has ${word}`)
    }
    return
  }
  for (const word of ['authority', 'answered'] as const) {
    if (rule[word] === undefined) place.report(place.pointer, `a refer rule says ${word}: ${MEANING[word]}`)
  }
  rule.authority?.forEach((id, index) => {
    const at = { pointer: `${place.pointer}/authority/${index}`, what: 'authority of this pack' }
    checkKnown(id, place.authorities, at, place)
  })
  rule.needs?.forEach((need, index) => {
    // What is needed to ask decides no verdict, so evidence may be named in it.
    checkCondition(toCondition(need), { ...below(place, 'needs', index), mayHelp: true })
  })
  if (rule.sees !== undefined && rule.for !== 'item') {
    place.report(`${place.pointer}/sees`, 'a line is shown by a rule for: item')
  }
  if (rule.answered !== undefined) {
    checkCondition(rule.answered, { ...below(place, 'answered'), mayHelp: true })
    checkMeasures(rule, pack, place)
  }
}

const MEANING = { authority: 'who is to be asked', answered: 'which reply clears it' } as const

/** A reply that clears with measures leaves duties; some rule of the pack has to carry them. */
function checkMeasures(rule: RuleSource, pack: PackSource, place: Place): void {
  const accepts = conditionsIn(rule.answered).some((one) => one.outcome?.includes('measures'))
  const carries = pack.rules.some(
    (other) =>
      other.effect === 'condition' &&
      conditionsIn(other.when).some((one) => one.adverse !== undefined && one.outcome?.includes('measures')),
  )
  if (accepts && !carries) {
    place.report(
      `${place.pointer}/answered`,
      'measures become conditions: the pack needs a condition rule with when: { adverse: […], outcome: [measures] }',
    )
  }
}

function conditionsIn(condition: ConditionSource | undefined): ConditionSource[] {
  if (condition === undefined) return []
  const parts = [...(condition.allOf ?? []), ...(condition.anyOf ?? [])]
  return [condition, ...parts.flatMap(conditionsIn)]
}
