import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { compactSchema } from './compact-schema.ts'
import { didYouMean } from './did-you-mean.ts'
import { escapePointer, issue, shown, type Issue } from './issue.ts'

// Ajv's formats plugin is a CommonJS module whose types put the function under `default`.
const addFormats = formats.default

/** More problems than this are counted, not listed. */
const MAX_ISSUES = 200

/**
 * Compiles a JSON Schema once, when the first value is looked at; the function it returns lists everything in a value that breaks it, by JSON Pointer.
 * Compile only schemas of our own: a schema is code.
 */
export function createValidator(schema: object): (value: unknown) => Issue[] {
  let isValid: ValidateFunction | undefined
  let validate: ValidateFunction | undefined
  return (value) => {
    // Most values are right, and the validator that stops at the first fault says so much sooner. The one that lists
    // everything is as costly to compile, so it waits for the first value that is wrong; it too is compiled once.
    isValid ??= compile(schema, false)
    if (isValid(value)) return []
    validate ??= compile(schema, true)
    return validate(value) ? [] : toIssues(validate.errors ?? [])
  }
}

function compile(schema: object, allErrors: boolean): ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    allErrors,
    verbose: allErrors,
    allowUnionTypes: true,
    inlineRefs: false,
  })
  ajv.addKeyword({ keyword: 'erasable', schemaType: 'boolean' })
  addFormats(ajv)
  return ajv.compile(compactSchema(schema))
}

function toIssues(all: readonly ErrorObject[]): Issue[] {
  const errors = withoutOtherBranches(all)
  // Union branches repeat one problem: `null` is the other branch of every open member and says nothing of its own.
  const telling = errors.filter((error) => error.keyword !== 'anyOf' && !isNullBranch(error))
  const seen = new Set<string>()
  const issues = (telling.length === 0 ? errors : telling).map(toIssue).filter((one) => {
    const key = `${one.pointer}|${one.message}`
    return seen.has(key) ? false : seen.add(key)
  })
  if (issues.length <= MAX_ISSUES) return issues
  const rest = issues.length - MAX_ISSUES
  return [
    ...issues.slice(0, MAX_ISSUES),
    issue('', 'more', `${rest} further problems`, 'at most 200 are listed'),
  ]
}

/**
 * Of a union only the branch that was meant: the one that has the least to say against the value, a wrong type weighing
 * more than anything inside. Branches behind a reference cannot be told apart and stay.
 */
function withoutOtherBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const dropped = new Set<ErrorObject>()
  // Inner unions first, so that what their other branches say does not count against the branch they are in.
  const unions = errors.filter((error) => error.keyword === 'anyOf')
  for (const union of unions.sort((a, b) => b.schemaPath.length - a.schemaPath.length)) {
    const left = errors.filter((error) => error.keyword !== 'anyOf' && !dropped.has(error))
    const branches = branchesOf(union, left)
    const costs = [...branches.values()].map((branch) => costOf(branch, union.instancePath))
    const least = Math.min(...costs)
    for (const branch of branches.values())
      if (costOf(branch, union.instancePath) > least) for (const error of branch) dropped.add(error)
  }
  return errors.filter((error) => !dropped.has(error))
}

function branchesOf(union: ErrorObject, errors: readonly ErrorObject[]): Map<string, ErrorObject[]> {
  const branches = new Map<string, ErrorObject[]>()
  const prefix = `${union.schemaPath}/`
  for (const error of errors) {
    if (!error.schemaPath.startsWith(prefix) || !error.instancePath.startsWith(union.instancePath)) continue
    const branch = error.schemaPath.slice(prefix.length).split('/')[0] ?? ''
    branches.set(branch, [...(branches.get(branch) ?? []), error])
  }
  return branches
}

/** Against what the value is at all weighs most, then members that do not belong, then what they hold. */
function costOf(branch: readonly ErrorObject[], at: string): number {
  return branch.reduce((sum, error) => {
    if (error.instancePath !== at) return sum + 1
    return sum + (['type', 'const', 'enum'].includes(error.keyword) ? 1000 : 10)
  }, 0)
}

function isNullBranch(error: ErrorObject): boolean {
  return error.keyword === 'type' && (error.params as { type?: unknown }).type === 'null'
}

function toIssue(error: ErrorObject): Issue {
  const params = error.params as Readonly<Record<string, unknown>>
  const at = error.instancePath
  switch (error.keyword) {
    case 'required': {
      const name = String(params['missingProperty'])
      return issue(`${at}/${escapePointer(name)}`, 'required', 'nothing', `a member ${name}`)
    }
    case 'additionalProperties': {
      const name = String(params['additionalProperty'])
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {})
      return issue(
        `${at}/${escapePointer(name)}`,
        'unknown-member',
        `an unknown member ${shown(name)}`,
        `a member of this object${didYouMean(name, known)}`,
      )
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).filter(isNotNull).map(String)
      const near = typeof error.data === 'string' ? didYouMean(error.data, allowed) : ''
      return issue(at, 'unknown-code', shown(error.data), `one of ${allowed.join(', ')}${near}`)
    }
    case 'const':
      return issue(at, 'const', shown(error.data), shown(params['allowedValue']))
    case 'type':
      return issue(at, 'type', shown(error.data), typeWanted(error))
    case 'minLength':
      return issue(at, 'minLength', shown(error.data), `at least ${String(params['limit'])} characters`)
    case 'pattern':
      return issue(at, 'pattern', shown(error.data), patternWanted(error))
    default:
      return issue(
        at,
        error.keyword,
        shown(error.data),
        (error.message ?? error.keyword).replace(/^must /, 'it to '),
      )
  }
}

/** What texts of a pattern look like, where the schema says so; else the pattern. */
function patternWanted(error: ErrorObject): string {
  const { pattern } = error.params as { readonly pattern?: string }
  const { examples } = (error.parentSchema ?? {}) as { readonly examples?: readonly unknown[] }
  const [example] = examples ?? []
  return example === undefined ? `it to match ${String(pattern)}` : `a text like ${JSON.stringify(example)}`
}

function typeWanted(error: ErrorObject): string {
  const { type } = error.params as { readonly type?: unknown }
  const wanted = [type].flat().filter(isNotNull).join(' or ')
  if (wanted === 'object') return 'an object, name: value'
  if (wanted === 'array') return 'a list'
  if (wanted !== 'string' || typeof error.data !== 'number') return wanted
  return error.instancePath.toLowerCase().endsWith('amount')
    ? 'text in quotes (amounts are decimal texts such as "48200", so that no digit is lost)'
    : 'text in quotes'
}

/** That an open member may be null goes without saying. */
function isNotNull(value: unknown): boolean {
  return value !== null && value !== 'null'
}
