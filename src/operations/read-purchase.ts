import type { Parsed } from '../purchase/issue.ts'
import { parsePurchase } from '../purchase/parse-purchase.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Rulebook } from './deployment.ts'
import { timeZoneIssues } from './today.ts'

/** Reads a purchase as every way in reads it: shape, cross checks, categories, time zone; all problems at once. */
export function readPurchase(input: unknown, rulebook: Rulebook): Parsed<Purchase> {
  const parsed = parsePurchase(input, rulebook.categories)
  if (!parsed.ok) return parsed
  const issues = timeZoneIssues(parsed.value)
  return issues.length > 0 ? { ok: false, issues } : parsed
}
