import { raw, type Request, type RequestHandler, type Response } from 'express'
import { issue } from '../purchase/issue.ts'
import { MAX_BYTES, parseJson } from '../purchase/parse-json.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { readPurchase } from '../operations/read-purchase.ts'
import type { ApiContext } from './context.ts'
import { sendIssues, sendProblem } from './problem.ts'

/** Takes the body as bytes; the project's own parser reads them, strictly and with places. */
export const rawJson: RequestHandler = raw({ type: 'application/json', limit: MAX_BYTES })

/** The bytes of a request that says it is JSON; answers with the problem and returns undefined for any other. */
export function jsonBytes(request: Request, response: Response): Buffer | undefined {
  if (request.is('application/json') === false) {
    response.set('Accept-Post', 'application/json')
    sendProblem(request, response, 'unsupported-media-type')
    return undefined
  }
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
}

/** The JSON of a request's body; answers with the problem and returns undefined when there is none to be had. */
export function jsonBody(request: Request, response: Response): { readonly value: unknown } | undefined {
  const bytes = jsonBytes(request, response)
  if (bytes === undefined) return undefined
  const parsed = parseJson(bytes)
  if (parsed.ok) return { value: parsed.value }
  sendIssues(request, response, parsed.issues, 'unparsable')
  return undefined
}

/** The purchase in a request's body, under the same terms. */
export function purchaseBody(
  context: ApiContext,
  request: Request,
  response: Response,
): Purchase | undefined {
  const json = jsonBody(request, response)
  if (json === undefined) return undefined
  const parsed = readPurchase(json.value, context)
  if (parsed.ok) return parsed.value
  sendIssues(request, response, parsed.issues, 'invalid')
  return undefined
}

/** Refuses query parameters that nobody asked for, rather than ignore them. */
export function hasOnly(request: Request, response: Response, known: readonly string[]): boolean {
  const unknown = Object.keys(request.query).filter((name) => !known.includes(name))
  if (unknown.length === 0) return true
  const issues = unknown.map((name) =>
    issue('', 'unknown-parameter', `a query parameter ${name}`, `one of ${known.join(', ') || 'none'}`),
  )
  sendIssues(request, response, issues, 'unparsable')
  return false
}

/** One query parameter as text; undefined where absent or given more than once. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name]
  return typeof value === 'string' ? value : undefined
}

/** The idempotency key, quoted or not; null when it cannot be one. */
export function idempotencyKey(request: Request): string | null | undefined {
  const header = request.get('idempotency-key')
  if (header === undefined) return undefined
  const key =
    header.startsWith('"') && header.endsWith('"') && header.length > 1 ? header.slice(1, -1) : header
  return /^[\x21-\x7e]{1,255}$/.test(key) ? key : null
}

/** The `:id` of the path; empty where a route has none, which names nothing. */
export function pathId(request: Request): string {
  const { id } = request.params
  return typeof id === 'string' ? id : ''
}
