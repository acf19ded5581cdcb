import { findingKey, OUTCOMES, type Finding, type ItemOutcome } from '../../decision/body.ts'
import type { HeldWaiver } from '../../facts/waivers.ts'
import { issue, type Issue } from '../../purchase/issue.ts'
import { findingsOn, isBlocking, isCondition, type Decided } from './decided.ts'
import { departureIssues } from './check-departure.ts'
import type { DeterminationSaid, DeterminedItemSaid } from './determination.ts'

/** What a determination is held against. */
export interface DeterminationContext {
  readonly decided: Decided
  /** Conditions that somebody has accepted, `<rule>@<subject>`. */
  readonly accepted: ReadonlySet<string>
  /** Whether something is owed after an emergency. */
  readonly hasAftermath: boolean
  readonly waivers: readonly HeldWaiver[]
}

/** Everything that is wrong with a determination: each line exactly once, each departure allowed and with reasons. */
export function determinationIssues(said: DeterminationSaid, context: DeterminationContext): Issue[] {
  const { body } = context.decided
  const issues: Issue[] = []
  if (body.hypothetical === true)
    issues.push(issue('/decision', 'hypothetical', 'a hypothetical decision', 'a decision of its day'))
  if (said.interests.any && (said.interests.what ?? '').trim() === '')
    issues.push(issue('/interests/what', 'required', 'nothing', 'which interest, and why it does not bar'))
  const seen = new Set<string>()
  said.items.forEach((item, at) => {
    const outcome = body.items.find((one) => one.id === item.item)
    if (outcome === undefined || seen.has(item.item))
      issues.push(
        issue(`/items/${at}/item`, 'item', JSON.stringify(item.item), 'each line of the decision once'),
      )
    else issues.push(...itemIssues(item, outcome, `/items/${at}`, context))
    seen.add(item.item)
  })
  const lacking = body.items.filter((one) => !seen.has(one.id)).map((one) => one.id)
  if (lacking.length > 0)
    issues.push(issue('/items', 'item', 'a part of the lines', `the lines ${lacking.join(', ')} too`))
  return issues
}

function itemIssues(
  said: DeterminedItemSaid,
  outcome: ItemOutcome,
  pointer: string,
  context: DeterminationContext,
): Issue[] {
  if (said.decides === 'reject') return rejectionIssues(said, outcome, pointer)
  const findings = findingsOn(context.decided.body, said.item)
  const departed = new Set((said.departures ?? []).flatMap((one) => one.findings))
  const issues = (said.departures ?? []).flatMap((departure, at) =>
    departureIssues(departure, `${pointer}/departures/${at}`, findings, context),
  )
  for (const finding of findings.filter(isBlocking)) {
    if (!departed.has(findingKey(finding))) issues.push(standsInTheWay(finding, pointer))
  }
  return [...issues, ...conditionIssues(said, findings, pointer, { ...context, departed })]
}

/** Towards strictness anything can be decided, with reasons. */
function rejectionIssues(said: DeterminedItemSaid, { outcome }: ItemOutcome, pointer: string): Issue[] {
  const issues: Issue[] = []
  const isStricter = OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf('reject')
  if (isStricter && (said.reasons ?? '').trim() === '')
    issues.push(
      issue(`${pointer}/reasons`, 'required', 'nothing', `reasons, for the decision says ${outcome}`),
    )
  if ((said.departures ?? []).length > 0)
    issues.push(issue(`${pointer}/departures`, 'departure', 'a departure', 'none with a rejection'))
  return issues
}

function standsInTheWay(finding: Finding, pointer: string): Issue {
  const found = `${findingKey(finding)}, ${finding.verdict}`
  return issue(`${pointer}/decides`, 'stands-in-the-way', found, 'reject, or a departure that names it')
}

function conditionIssues(
  said: DeterminedItemSaid,
  findings: readonly Finding[],
  pointer: string,
  { accepted, departed }: DeterminationContext & { readonly departed: ReadonlySet<string> },
): Issue[] {
  const conditions = findings.filter((one) => isCondition(one) && !departed.has(findingKey(one)))
  if (said.decides === 'approve') {
    return conditions.map((one) =>
      issue(`${pointer}/decides`, 'condition', findingKey(one), 'approve-with-conditions, or a departure'),
    )
  }
  return conditions
    .filter((one) => !accepted.has(findingKey(one)))
    .map((one) =>
      issue(`${pointer}/decides`, 'not-accepted', findingKey(one), 'a condition that somebody has accepted'),
    )
}
