import { canonicalJson, digestOfText } from '../../audit/canonical-json.ts'
import type { ClearanceEvent, ClearanceUseEvent, DeterminationEvent, StoreEvent } from '../store.ts'

/** The detached record of an event: canonical JSON that holds digests, pseudonyms and commitments only. */
export function recordOf(event: StoreEvent): string {
  return canonicalJson(detailsOf(event))
}

function detailsOf(event: StoreEvent): Readonly<Record<string, unknown>> {
  switch (event.kind) {
    case 'log-opened':
      return { format: 'sekisho/log/1' }
    case 'decision':
      return {
        id: event.id,
        case: event.case,
        revision: event.revision,
        reference: event.reference,
        decidedAt: event.time,
        asOf: event.asOf,
        outcome: event.outcome,
        purchase: digestOfText(event.purchase),
        facts: event.facts.digest,
        caseFacts: event.caseFacts.digest,
        body: event.body.digest,
        policySet: event.policySet,
        snapshot: event.snapshot,
      }
    case 'trial': {
      const { id, asOf, outcome, body, policySet, snapshot } = event
      return { id, asOf, outcome, body, policySet, snapshot }
    }
    case 'confirmation':
      return {
        case: event.case,
        revision: event.revision,
        evidence: event.evidence,
        state: event.state,
        content: { $commitment: event.commitment },
      }
    case 'party-profile': {
      const { id, answer, until, snapshot } = event
      return { id, answer, until, snapshot, content: { $commitment: event.commitment } }
    }
    case 'determination':
    case 'clearance':
    case 'clearance-use':
      return afterwards(event)
    case 'confirmed-match':
      return { profile: event.profile, state: event.state }
    case 'principal-created':
      return { principal: event.principal, roles: event.roles, name: { $commitment: event.commitment } }
    case 'key-created': {
      const { key, principal, secretDigest, expiresAt } = event
      return { key, principal, secretDigest, expiresAt }
    }
    case 'key-revoked':
      return { key: event.key }
    case 'policy-activation':
    case 'data-activation':
      return { document: event.document.digest }
  }
}

/** What followed on a decision. */
function afterwards(
  event: DeterminationEvent | ClearanceEvent | ClearanceUseEvent,
): Readonly<Record<string, unknown>> {
  switch (event.kind) {
    case 'determination': {
      const { id, revision, items } = event
      return { id, case: event.case, revision, items, content: { $commitment: event.commitment } }
    }
    case 'clearance': {
      const { id, revision, until, items, conditions } = event
      const content = { $commitment: event.commitment }
      return { id, case: event.case, revision, until, items, conditions, content }
    }
    case 'clearance-use':
      return { clearance: event.clearance, use: event.use }
  }
}

/** The values of an event that can be erased, as JSON of `ErasableValue[]`. */
export function erasableOf(event: StoreEvent): string {
  switch (event.kind) {
    case 'decision':
      return event.erasable
    case 'confirmation':
    case 'party-profile':
    case 'determination':
    case 'clearance':
      return JSON.stringify([event.content])
    case 'principal-created':
      return JSON.stringify([event.name])
    case 'log-opened':
    case 'trial':
    case 'confirmed-match':
    case 'clearance-use':
    case 'key-created':
    case 'key-revoked':
    case 'policy-activation':
    case 'data-activation':
      return '[]'
  }
}
