import { SALT_BYTES } from '../../audit/commitment.ts'
import { issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { StoreError, type Recorded } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { OrderSchema, type OrderSaid } from './clear.ts'
import { decidedOn } from './decided.ts'

const validate = createValidator(OrderSchema)

/**
 * Counts an order against a clearance, once: the same number with the same lines is the same order.
 * @throws {StoreError} `NOT_FOUND` for an unknown clearance; `CONFLICT` when it is not valid or less is left;
 *   `IDEMPOTENCY_MISMATCH` for a number that was counted with other lines
 */
export async function countOrder(
  dependencies: DecideDependencies,
  request: { readonly code: string; readonly said: unknown; readonly actor: string },
): Promise<Parsed<Recorded>> {
  const issues = [...checkText(request.said), ...validate(request.said)]
  if (issues.length > 0) return { ok: false, issues }
  const { order, lines } = request.said as OrderSaid
  const items = lines.map((line) => line.item)
  if (new Set(items).size < items.length)
    return { ok: false, issues: [issue('/lines', 'item', 'a line twice', 'each line once')] }
  const { store, now, randomBytes } = dependencies
  const clearance = await store.findMatter('clearance', request.code)
  if (clearance === undefined) throw new StoreError('NOT_FOUND', 'no such clearance')
  const recorded = await store.append({
    kind: 'order',
    time: now().toISOString(),
    actor: request.actor,
    salt: randomBytes(SALT_BYTES),
    clearance: request.code,
    order,
    on: (await decidedOn(dependencies, String(clearance.details['decision']))).today,
    lines: lines.toSorted((a, b) => (a.item < b.item ? -1 : 1)),
  })
  return { ok: true, value: recorded }
}
