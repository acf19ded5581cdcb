import type { ConditionSource } from '../condition.ts'
import { implies, isImplied } from '../implied.ts'
import { ACTS, type PackSource, type RuleSource } from '../pack.ts'
import type { Steps } from '../place.ts'
import { conditionsIn } from './conditions-in.ts'
import { alwaysTrue, neverTrue } from './constant.ts'
import type { LintFinding } from './finding.ts'

type Named = Readonly<Record<string, ConditionSource>>

/** Rules that can never find anything, parts of conditions that make no difference, rules that others leave nothing to. */
export function reach(pack: PackSource): LintFinding[] {
  const named = pack.conditions ?? {}
  return [
    ...(neverTrue(pack.binds, named)
      ? [unreachable(['binds'], 'no buyer is bound', 'see which of its parts contradict each other')]
      : []),
    ...pack.rules.flatMap((rule, index) => deadRule(rule, index, named)),
    ...conditionsIn(pack).flatMap(({ condition, steps }) => idleParts(condition, steps, named)),
    ...pack.rules.flatMap((rule, index) => shadowed(rule, index, pack.rules)),
  ]
}

function deadRule(rule: RuleSource, index: number, named: Named): LintFinding[] {
  const { demand } = rule
  const findings: LintFinding[] = []
  if (neverTrue(conditionOf(rule), named))
    findings.push(
      unreachable(
        ['rules', index],
        'it never applies',
        'see which parts of scope and when contradict each other',
      ),
    )
  if (demand !== undefined && alwaysTrue(demand, named))
    findings.push(
      unreachable(['rules', index, 'demand'], 'its demand is always met', 'say what has to be there'),
    )
  return findings
}

function conditionOf({ scope, when }: RuleSource): ConditionSource {
  return { allOf: [scope, when].filter((one) => one !== undefined) }
}

/** Alternatives that never hold, and parts that add nothing to those beside them. */
function idleParts(condition: ConditionSource, steps: Steps, named: Named): LintFinding[] {
  const word = condition.anyOf === undefined ? 'allOf' : 'anyOf'
  const parts = condition[word] ?? []
  return parts.flatMap((part, index): LintFinding[] => {
    const at = [...steps, word, index]
    if (word === 'anyOf' && neverTrue(part, named))
      return [
        { ...unreachable(at, 'this alternative never holds', 'take it out or mend it'), level: 'warning' },
      ]
    if (!isImplied(condition, index)) return []
    return [shadows(at, `it adds nothing to the other parts of ${word}`, 'take it out or mend it')]
  })
}

/** A rule that is found only where another one of the same effect is found too. */
function shadowed(rule: RuleSource, index: number, rules: readonly RuleSource[]): LintFinding[] {
  const by = rules.find(
    (other, at) => at !== index && covers(other, rule) && (at < index || !covers(rule, other)),
  )
  if (by === undefined) return []
  return [
    shadows(
      ['rules', index],
      `${by.id} says the same wherever it applies`,
      'one rule is enough, unless each stands for a law of its own',
    ),
  ]
}

const SAME = [
  'concern',
  'status',
  'for',
  'makers',
  'standard',
  'demand',
  'atLeast',
  'unless',
  'belies',
  'waivable',
  'riskAcceptable',
  'effect',
  'authority',
  'needs',
  'sees',
  'answered',
] as const satisfies readonly (keyof RuleSource)[]

function covers(wider: RuleSource, narrower: RuleSource): boolean {
  if (SAME.some((member) => JSON.stringify(wider[member]) !== JSON.stringify(narrower[member]))) return false
  return (
    actsOf(narrower).every((act) => actsOf(wider).includes(act)) &&
    isWithin(narrower.effective, wider.effective) &&
    implies(conditionOf(narrower), conditionOf(wider))
  )
}

/** Without `catches` a rule catches all acts but having. */
function actsOf({ catches }: RuleSource): readonly string[] {
  return catches ?? ACTS.filter((act) => act !== 'hold')
}

function isWithin(narrower: RuleSource['effective'], wider: RuleSource['effective']): boolean {
  if (wider === undefined) return true
  if (narrower === undefined || narrower.by !== wider.by) return false
  const beginsLater = wider.from === undefined || (narrower.from !== undefined && narrower.from >= wider.from)
  const endsBefore =
    wider.until === undefined || (narrower.until !== undefined && narrower.until <= wider.until)
  return beginsLater && endsBefore
}

function unreachable(at: Steps, message: string, advice: string): LintFinding {
  return { level: 'error', kind: 'unreachable', at, message, advice }
}

function shadows(at: Steps, message: string, advice: string): LintFinding {
  return { level: 'warning', kind: 'shadowed', at, message, advice }
}
