import { canonicalJson, digestOfText } from '../../audit/canonical-json.ts'
import type { StoreEvent } from '../store.ts'

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

/** The values of an event that can be erased, as JSON of `ErasableValue[]`. */
export function erasableOf(event: StoreEvent): string {
  switch (event.kind) {
    case 'decision':
      return event.erasable
    case 'confirmation':
    case 'party-profile':
      return JSON.stringify([event.content])
    case 'principal-created':
      return JSON.stringify([event.name])
    case 'log-opened':
    case 'trial':
    case 'confirmed-match':
    case 'key-created':
    case 'key-revoked':
    case 'policy-activation':
    case 'data-activation':
      return '[]'
  }
}
