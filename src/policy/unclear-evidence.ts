import type { EvidenceFacts } from '../facts/fact.ts'
import { UNKNOWN } from '../facts/tri.ts'
import type { Open } from './explanation.ts'
import { boundTo, type WantedEvidence } from './match-evidence.ts'

/** The question for what evidence that is there leaves open, at the first member that does. */
export function openMember(evidence: EvidenceFacts, wanted: WantedEvidence): Open {
  const unplaced = wanted.line?.unplaced
  if (unplaced !== undefined)
    return {
      type: 'value',
      at: `${unplaced.path}/role`,
      pointer: `${unplaced.pointer}/role`,
      fact: 'party.role',
    }
  const member = unclearMember(evidence, wanted)
  const isReply = member.startsWith('lines')
  return {
    type: 'value',
    at: `${evidence.path}/${member}`,
    pointer: `${evidence.pointer}/${member}`,
    fact: isReply ? 'evidence.lines' : `evidence.${member.split('/')[0] ?? ''}`,
  }
}

function unclearMember(evidence: EvidenceFacts, wanted: WantedEvidence): string {
  if (evidence.type === null) return 'type'
  if (evidence.state === null || (wanted.isConfirmed && evidence.state !== 'confirmed')) return 'state'
  if (evidence.subjects === null) return 'subjects'
  if (wanted.issuerCodes !== undefined && evidence.issuerCode === null) return 'issuerCode'
  if (wanted.issuerRoles !== undefined && evidence.issuerRole === null) return 'issuerRole'
  if (wanted.line !== undefined) return unclearLine(evidence, wanted)
  if (wanted.outcome !== undefined && evidence.outcome === null) return 'outcome'
  if (wanted.isSigned === true && !evidence.signed) return 'signedBy'
  const keys = [
    ...Object.keys(wanted.answers),
    ...Object.keys(wanted.includes ?? {}),
    ...wanted.answered,
    ...(wanted.passed ?? []),
  ]
  const silent = keys.find((key) => (evidence.answers[key] ?? null) === null)
  return silent === undefined ? 'date' : `answers/${silent}`
}

function unclearLine(evidence: EvidenceFacts, { line }: WantedEvidence): string {
  if (evidence.lines === null || line === undefined) return 'lines'
  const unbound = evidence.lines.findIndex((replied) => boundTo(replied, line) === UNKNOWN)
  if (unbound >= 0) return `lines/${unbound}/lineDigest`
  const silent = evidence.lines.findIndex((replied) => replied.outcome === null)
  return silent >= 0 ? `lines/${silent}/outcome` : 'date'
}
