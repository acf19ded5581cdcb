import type { Body } from '../decision/body.ts'
import { decide } from '../decision/decide.ts'
import { evaluateEverything, type Evaluated } from '../decision/evaluate.ts'
import type { Facts } from '../facts/fact.ts'
import type { PackTest } from '../policy/pack-tests.ts'
import type { CompiledPack, PolicySet } from '../policy/policy-set.ts'
import type { PreparedTest } from './prepare-tests.ts'

/** What a pack makes of a test: every rule on every subject, and what is not as the test expects it. */
export interface Judged {
  readonly evaluated: readonly Evaluated[]
  /** Worked out when it is read: who looks for a first problem need not know the others. */
  readonly problems: Iterable<string>
}

/** A test with the pack, its settings put in, that it was run on, and what every rule came to. */
export interface JudgedTest extends Pick<Judged, 'evaluated'> {
  readonly prepared: PreparedTest
  readonly pack: CompiledPack
}

/** Runs the pack, alone, on the purchase of a test (design 2.11: by the functions that decide). */
export function judgeTest({ test, facts }: PreparedTest, pack: CompiledPack): Judged {
  const only: PolicySet = { digest: pack.digest, packs: [pack] }
  const evaluated = evaluateEverything(facts, only, test.asOf).all
  return { evaluated, problems: problemsOf(test, evaluated, facts, only) }
}

function* problemsOf(
  test: PackTest,
  evaluated: readonly Evaluated[],
  facts: Facts,
  only: PolicySet,
): Iterable<string> {
  yield* checkVerdicts(test.expect.rules, evaluated)
  if (expectsBody(test)) yield* checkBody(test, decide(facts, only, test.asOf, test.asOf))
}

/** Whether a test expects anything beside verdicts. */
export function expectsBody({ expect }: PackTest): boolean {
  const { outcome, items, missing, contradicted, advisory, asks } = expect
  return [outcome, items, missing, contradicted, advisory, asks].some((expected) => expected !== undefined)
}

/** What of the verdicts is not as it is expected by rule, or by rule and subject. */
export function checkVerdicts(rules: PackTest['expect']['rules'], evaluated: readonly Evaluated[]): string[] {
  return Object.entries(rules).flatMap(([name, expected]) => {
    const found = evaluated.filter(
      ({ rule, placed }) => rule.source.id === name || `${rule.source.id}@${placed.subject.path}` === name,
    )
    if (found.length === 0) return [`${name} is not reached`]
    if (found.some((one) => one.verdict === expected)) return []
    return [
      `${name}: expected ${expected}, found ${[...new Set(found.map((one) => one.verdict))].join(', ')}`,
    ]
  })
}

/** What of a decision is not as the test expects it. */
export function checkBody({ expect }: PackTest, body: Body): string[] {
  const { outcome, items = {}, missing, contradicted, advisory, asks } = expect
  const problems = Object.entries(items).flatMap(([id, expected]) => {
    const found = body.items.find((item) => item.id === id)?.outcome ?? 'no such item'
    return found === expected ? [] : [`item ${id}: expected ${expected}, found ${found}`]
  })
  if (outcome !== undefined && body.outcome !== outcome)
    problems.push(`outcome: expected ${outcome}, found ${body.outcome}`)
  if (advisory !== undefined && body.advisory.outcome !== advisory)
    problems.push(`advisory: expected ${advisory}, found ${body.advisory.outcome}`)
  const marked = body.findings.filter((one) => one.contradicted !== undefined).map((one) => one.rule)
  const sets: [string, readonly string[] | undefined, readonly string[]][] = [
    ['missing', missing, body.missing.map((one) => one.pointer)],
    ['contradicted', contradicted, [...new Set(marked)]],
    ['asks', asks, readyToAsk(body)],
  ]
  for (const [name, expected, found] of sets) {
    if (expected !== undefined && [...found].sort().join() !== [...expected].sort().join())
      problems.push(`${name}: found ${found.join(', ') || 'none'}`)
  }
  return problems
}

/** Rules whose authority can be asked as things stand, whether the pack binds or advises. */
function readyToAsk({ findings, advisory }: Body): string[] {
  const ready = [...findings, ...advisory.findings].filter(
    ({ verdict, refer }) => verdict === 'triggered' && refer?.needs.length === 0,
  )
  return [...new Set(ready.map(({ rule }) => rule))]
}
