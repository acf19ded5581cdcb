import type { Body, Finding } from '../../decision/body.ts'
import type { Purchase } from '../../purchase/purchase.ts'
import { StoreError, type StoredDecision } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import type { Rulebook } from '../deployment.ts'
import { rulebookOf } from '../past-rulebook.ts'
import { dayOf } from '../today.ts'

/** A recorded decision as the procedure after it looks at it. */
export interface Decided {
  readonly stored: StoredDecision
  readonly body: Body
  readonly purchase: Purchase
  readonly isErased: boolean
  readonly rulebook: Rulebook
  /** The calendar day of the buyer now. */
  readonly today: string
}

/**
 * @throws {StoreError} `NOT_FOUND` for an unknown decision, or one whose policies are not held; `STORE_CORRUPT` when a
 *   document that it names is not there
 */
export async function decidedOn(dependencies: DecideDependencies, id: string): Promise<Decided> {
  const stored = await dependencies.store.findDecision(id)
  if (stored === undefined) throw new StoreError('NOT_FOUND', 'no such decision')
  const bodyText = await dependencies.store.findDocument('body', stored.bodyDigest)
  const found = await dependencies.store.findPurchase(id)
  if (bodyText === undefined || found === undefined)
    throw new StoreError('STORE_CORRUPT', `decision ${id} names a document that is not there`)
  const purchase = found.document as Purchase
  return {
    stored,
    body: JSON.parse(bodyText) as Body,
    purchase,
    isErased: found.erased.length > 0,
    rulebook: await rulebookOf(dependencies, stored),
    today: dayOf(purchase, dependencies.now(), dependencies.timeZone),
  }
}

/** Findings that concern a line: its own and those that concern the whole purchase. */
export function findingsOn(body: Body, item: string): readonly Finding[] {
  return body.findings.filter((finding) => finding.item === item || finding.item === null)
}

/** Whether a finding stands in the way of an approval. */
export function isBlocking({ effect, verdict }: Finding): boolean {
  if (verdict === 'fault') return true
  if (effect !== 'prohibit' && effect !== 'require' && effect !== 'refer') return false
  return verdict === 'triggered' || verdict === 'undetermined'
}

/** Whether an approval carries a finding as a condition that somebody has to accept. */
export function isCondition({ effect, verdict }: Finding): boolean {
  if (verdict === 'fault') return false
  return verdict === 'excepted' ? effect !== 'note' : effect === 'condition'
}
