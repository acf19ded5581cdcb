import { checkPurchase } from './check-purchase.ts'
import { didYouMean } from './did-you-mean.ts'
import { issue, shown, type Issue, type Parsed } from './issue.ts'
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
function checkText(input: unknown): Issue[] {
  const issues: Issue[] = []
  const stack: { value: unknown; pointer: string }[] = [{ value: input, pointer: '' }]
  for (let next = stack.pop(); next !== undefined && issues.length < 200; next = stack.pop()) {
    const { value, pointer } = next
    if (typeof value === 'string') {
      if (value.includes('\u0000')) issues.push(issue(pointer, 'text', 'a NUL character', 'text without it'))
      if (!value.isWellFormed())
        issues.push(issue(pointer, 'text', 'half of a surrogate pair', 'whole characters'))
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
        if (FORBIDDEN.includes(key))
          issues.push(issue(at, 'unknown-member', `a member ${key}`, 'a member of the schema'))
        if (!key.isWellFormed() || key.includes('\u0000'))
          issues.push(issue(at, 'text', 'a broken name', 'whole characters'))
        stack.push({ value: member, pointer: at })
      }
    }
  }
  return issues
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
