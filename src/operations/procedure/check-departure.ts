import { findingKey, type Finding } from '../../decision/body.ts'
import { coversLine, standingOf } from '../../facts/waivers.ts'
import type { WaiverSource } from '../../policy/pack.ts'
import { issue, type Issue } from '../../purchase/issue.ts'
import type { DeterminationContext } from './check-determination.ts'
import { isBlocking, isCondition } from './decided.ts'
import type { DepartureSaid } from './determination.ts'

/**
 * Why a departure is not allowed, finding by finding. What the rule does not allow nobody can set aside: a prohibition
 * yields to the organisation's own acceptance or to an emergency only where its rule is `riskAcceptable`.
 */
export function departureIssues(
  departure: DepartureSaid,
  pointer: string,
  findings: readonly Finding[],
  context: DeterminationContext,
): Issue[] {
  const issues: Issue[] = []
  departure.findings.forEach((key, at) => {
    const finding = findings.find((one) => findingKey(one) === key)
    const place = `${pointer}/findings/${at}`
    if (finding === undefined || !(isBlocking(finding) || isCondition(finding)))
      issues.push(
        issue(place, 'unknown-finding', JSON.stringify(key), 'a finding on the line that is in the way'),
      )
    else {
      const refusal = refusalOf(departure, finding, context)
      if (refusal !== undefined) issues.push(issue(place, 'departure-not-allowed', key, refusal))
    }
  })
  if (departure.kind === 'emergency' && !context.hasAftermath)
    issues.push(
      issue(
        `${pointer}/kind`,
        'duties-afterwards',
        'no duty after the emergency',
        'at least one, with its due date',
      ),
    )
  if (departure.kind !== 'waiver' && (departure.waiver ?? null) !== null)
    issues.push(issue(`${pointer}/waiver`, 'departure', 'a waiver', 'none with another departure'))
  return issues
}

/** What would be needed instead; undefined when the departure is allowed. */
function refusalOf(
  departure: DepartureSaid,
  finding: Finding,
  context: DeterminationContext,
): string | undefined {
  const isAcceptable = ruleOf(finding, context)?.riskAcceptable === true
  switch (departure.kind) {
    case 'risk-acceptance':
      return isAcceptable ? undefined : 'a rule that lets the organisation accept the risk'
    case 'emergency':
      return isAcceptable || !isProhibition(finding)
        ? undefined
        : 'another departure: this prohibition does not yield to an emergency'
    case 'machine-error':
      return undefined
    case 'unanswerable':
      return unanswerable(finding, isAcceptable, context)
    case 'waiver':
      return waived(departure, finding, context)
  }
}

export function isProhibition({ effect, verdict }: Finding): boolean {
  return effect === 'prohibit' || verdict === 'fault'
}

function ruleOf({ pack, rule }: Finding, { decided }: DeterminationContext) {
  return packOf(pack, decided)?.rule(rule)?.source
}

function packOf(id: string, decided: DeterminationContext['decided']) {
  return decided.rulebook.policySet.packs.find((one) => one.source.id === id)
}

/** Nobody can be asked any more: a named officer decides, but nobody guesses a prohibition away. */
function unanswerable(
  finding: Finding,
  isAcceptable: boolean,
  { decided }: DeterminationContext,
): string | undefined {
  const open = decided.body.missing.filter((one) => finding.missing.includes(one.id))
  if (finding.verdict !== 'undetermined' || open.some((one) => one.closed === undefined))
    return 'a finding all of whose questions are refused or cannot be answered'
  return isProhibition(finding) && !isAcceptable
    ? 'reject: what is prohibited if so cannot be guessed away'
    : undefined
}

function waived(
  { waiver }: DepartureSaid,
  finding: Finding,
  { decided, waivers }: DeterminationContext,
): string | undefined {
  const held = waivers.find((one) => one.id === waiver)
  if (held === undefined) return 'a waiver that is entered'
  const pack = packOf(finding.pack, decided)?.source
  const mayWaive = ruleOf(finding, { decided } as DeterminationContext)?.waivable ?? []
  const issuers = (pack?.waivers ?? []).filter((one: WaiverSource) => mayWaive.includes(one.id))
  const issuer = issuers.find((one) => one.issuer === held.issuer)
  if (issuer === undefined || (issuer.until !== undefined && decided.today > issuer.until))
    return `a waiver by one who may waive it: ${issuers.map((one) => one.issuer).join(', ') || 'nobody may'}`
  const standing = standingOf(held, decided.today)
  if (standing !== 'confirmed') return `a waiver in force; ${held.id} is ${standing}`
  return coversLine(held, decided.purchase, { rule: finding.rule, item: finding.item })
    ? undefined
    : 'a waiver whose scope covers the rule and the line'
}
