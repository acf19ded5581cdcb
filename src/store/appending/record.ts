import { canonicalJson, digestOfText } from '../../audit/canonical-json.ts'
import { isMatter, type DecisionEvent, type MatterEvent, type StoreEvent } from '../store.ts'

/** The detached record of an event: canonical JSON that holds digests, pseudonyms and commitments only. */
export function recordOf(event: StoreEvent): string {
  return canonicalJson(isMatter(event) ? matterRecord(event) : detailsOf(event))
}

function detailsOf(event: Exclude<StoreEvent, MatterEvent>): Readonly<Record<string, unknown>> {
  switch (event.kind) {
    case 'log-opened':
      return { format: 'sekisho/log/1' }
    case 'decision':
      return decisionRecord(event)
    case 'trial': {
      const { id, reference, asOf, outcome, body, policySet, snapshot } = event
      return { id, ...(reference === null ? {} : { reference }), asOf, outcome, body, policySet, snapshot }
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
    case 'order': {
      const { clearance, order, on, lines } = event
      return { clearance, order, on, lines }
    }
    case 'step':
      return {
        matter: event.matter,
        of: event.of,
        step: event.step,
        state: event.to,
        content: { $commitment: event.commitment },
      }
  }
}

function decisionRecord(event: DecisionEvent): Readonly<Record<string, unknown>> {
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
}

/** All that a matter says but its erasable content and the bytes of a document, which are content too. */
function matterRecord(event: MatterEvent): Readonly<Record<string, unknown>> {
  const apart = ['kind', 'time', 'actor', 'salt', 'content', 'commitment', 'bytes']
  const said = Object.entries(event).filter(([member]) => !apart.includes(member))
  return { ...Object.fromEntries(said), content: { $commitment: event.commitment } }
}

/** The values of an event that can be erased, as JSON of `ErasableValue[]`. */
export function erasableOf(event: StoreEvent): string {
  switch (event.kind) {
    case 'decision':
      return event.erasable
    case 'confirmation':
    case 'party-profile':
    case 'referral':
    case 'waiver':
    case 'duty':
    case 'determination':
    case 'clearance':
    case 'evidence-document':
    case 'step':
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
    case 'order':
      return '[]'
  }
}
