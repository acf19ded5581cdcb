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
 * Compiles a JSON Schema once; the function it returns lists everything in a value that breaks it, by JSON Pointer.
 * Compile only schemas of our own: a schema is code.
 */
export function createValidator(schema: object): (value: unknown) => Issue[] {
  const isValid = compile(schema, false)
  let validate: ValidateFunction | undefined
  return (value) => {
    // Most values are right, and the validator that stops at the first fault says so much sooner. The one that lists
    // everything is as costly to compile, so it waits for the first value that is wrong; it too is compiled once.
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

function toIssues(errors: readonly ErrorObject[]): Issue[] {
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
    default:
      return issue(
        at,
        error.keyword,
        shown(error.data),
        (error.message ?? error.keyword).replace(/^must /, 'it to '),
      )
  }
}

function typeWanted(error: ErrorObject): string {
  const { type } = error.params as { readonly type?: unknown }
  const wanted = [type].flat().filter(isNotNull).join(' or ')
  const isDecimal = wanted === 'string' && typeof error.data === 'number'
  return isDecimal
    ? 'text in quotes (amounts are decimal texts such as "48200", so that no digit is lost)'
    : wanted
}

/** That an open member may be null goes without saying. */
function isNotNull(value: unknown): boolean {
  return value !== null && value !== 'null'
}
