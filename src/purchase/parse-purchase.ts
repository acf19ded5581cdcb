import { checkPurchase } from './check-purchase.ts'
import { didYouMean } from './did-you-mean.ts'
import { escapePointer, issue, shown, type Issue, type Parsed } from './issue.ts'
import { PurchaseSchema, type Purchase } from './purchase.ts'
import { toIdPaths } from './purchase-paths.ts'
import { createValidator } from './schema-validator.ts'

/** The category codes of the reference data that the purchase is to be read with. */
export type Categories = ReadonlySet<string>

const validate = createValidator(PurchaseSchema)

/**
 * Reads a purchase: its shape, then what the shape cannot say. Reports every problem at once and refuses the whole;
 * never changes its input and never throws. Paths given by array index come back by id (design 7).
 */
export function parsePurchase(input: unknown, categories: Categories): Parsed<Purchase> {
  const text = checkText(input)
  const shape = [...text, ...validate(input)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const purchase = toIdPaths(input as Purchase)
  const issues = [...checkPurchase(purchase), ...checkCategories(purchase, categories)]
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: purchase }
}

const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

/** Text that no record could hold or that could be taken for something else, anywhere in the document. */
export function checkText(input: unknown): Issue[] {
  return isPlainText(input) ? [] : brokenText(input, '')
}

function isBroken(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed()
}

/** The quick answer for the many documents that are in order; depth is bounded by the parser of JSON. */
function isPlainText(value: unknown): boolean {
  if (typeof value === 'string') return !isBroken(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlainText)
  for (const key of Object.keys(value)) {
    if (FORBIDDEN.includes(key) || isBroken(key)) return false
    if (!isPlainText((value as Readonly<Record<string, unknown>>)[key])) return false
  }
  return true
}

function brokenText(value: unknown, pointer: string): Issue[] {
  if (typeof value === 'string') {
    return isBroken(value)
      ? [issue(pointer, 'text', 'NUL or half of a surrogate pair', 'whole characters')]
      : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const at = `${pointer}/${escapePointer(key)}`
    const isNameBad = FORBIDDEN.includes(key) || isBroken(key)
    const own = isNameBad ? [issue(at, 'unknown-member', shown(key), 'a member of the schema')] : []
    return [...own, ...brokenText(member, at)]
  })
}

function checkCategories(purchase: Purchase, categories: Categories): Issue[] {
  const issues: Issue[] = []
  const check = (category: string | null | undefined, pointer: string): void => {
    if (typeof category !== 'string' || categories.has(category)) return
    const expected = `a category of the reference data${didYouMean(category, [...categories])}`
    issues.push(issue(pointer, 'unknown-category', shown(category), expected))
  }
  purchase.items.forEach((item, index) => {
    check(item.category, `/items/${index}/category`)
    checkParts(item.components, `/items/${index}/components`)
    checkParts(item.service?.uses, `/items/${index}/service/uses`)
  })
  return issues

  function checkParts(parts: Purchase['items'][number]['components'], pointer: string): void {
    parts?.forEach((part, index) => {
      check(part.category, `${pointer}/${index}/category`)
      checkParts(part.components, `${pointer}/${index}/components`)
    })
  }
}
