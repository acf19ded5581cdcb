import type { Purchase } from '../purchase/purchase.ts'
import type { Coverage } from './fact.ts'

/**
 * How much of the purchase its lines make up. `share` is the value of the lines over that of the procurement, two
 * decimals, at most 1.00; null where a price is missing or amounts are not of one currency and tax basis.
 */
export function coverageOf(purchase: Purchase, itemsWhole: boolean): Coverage {
  const lines = purchase.items.length
  return { lines, of: itemsWhole ? lines : null, share: shareOf(purchase, itemsWhole) }
}

function shareOf(purchase: Purchase, itemsWhole: boolean): string | null {
  const prices = purchase.items.map((item) => item.unitPrice ?? null)
  const worth = purchase.items.map((item, index) =>
    worthOf(item.quantity ?? null, prices[index]?.amount ?? null),
  )
  const total = purchase.procurement?.value ?? null
  const basis = [...prices, ...(total === null ? [] : [total])].map(basisOf)
  if (worth.some((one) => one === null) || new Set(basis).size > 1) return null
  const sum = worth.reduce<bigint>((all, one) => all + (one ?? 0n), 0n)
  const whole = total === null ? (itemsWhole ? sum : null) : toMillionths(total.amount ?? null)
  if (whole === null || whole <= 0n) return null
  const hundredths = (sum * 200n + whole) / (whole * 2n)
  const capped = hundredths > 100n ? 100n : hundredths
  return `${capped / 100n}.${(capped % 100n).toString().padStart(2, '0')}`
}

type Price = { readonly currency?: string | null; readonly includesTax?: boolean | null } | null

/** Amounts with the same basis can be added up. */
function basisOf(price: Price): string {
  return `${price?.currency ?? ''}|${price?.includesTax ?? ''}`
}

/** Line worth in millionths: quantity × unitPrice (design 7). */
function worthOf(quantity: number | string | null, amount: string | null): bigint | null {
  const price = toMillionths(amount)
  const count = toMillionths(quantity === null ? null : String(quantity))
  return price === null || count === null ? null : (price * count) / 1_000_000n
}

function toMillionths(amount: string | null): bigint | null {
  const match = amount === null ? null : /^(-?\d+)(?:\.(\d{1,6}))?$/.exec(amount)
  if (match === null) return null
  return BigInt(`${match[1] ?? '0'}${(match[2] ?? '').padEnd(6, '0')}`)
}
