import type { Issue } from '../purchase/issue.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import type { Known } from './check-condition.ts'
import { checkPack, type PackIssue } from './check-pack.ts'
import { insteadOf } from './mistaken-words.ts'
import { PackSchema, type PackSource } from './pack.ts'
import { withSettings } from './settings.ts'

const validate = createValidator(PackSchema)

/** Everything that keeps a value from being a pack: its shape first, then names and types; empty where it is one. */
export function checkSource(value: unknown, known: Known): PackIssue[] {
  const shape = validate(value)
  if (shape.length > 0)
    return shape.map((one) => ({ pointer: one.pointer, message: `${one.message}${hintFor(one)}` }))
  const issues: PackIssue[] = []
  const settled = withSettings(
    value as PackSource,
    {},
    (pointer, message) => void issues.push({ pointer, message }),
  )
  // A parameter that is not there has no value to go on with.
  return issues.length === 0 ? checkPack(settled, known) : issues
}

function hintFor(one: Issue): string {
  return one.code === 'unknown-member' ? insteadOf(one.pointer.slice(one.pointer.lastIndexOf('/') + 1)) : ''
}
