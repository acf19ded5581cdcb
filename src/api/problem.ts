import type { Request, Response } from 'express'
import type { Issue } from '../purchase/issue.ts'
import type { StoreError, StoreErrorCode } from '../store/store.ts'

/** Every kind of problem that the API answers with; the type is `/problems/<kind>`. */
const KINDS = {
  unparsable: { status: 400, en: 'The request cannot be parsed', ja: '要求を解析できません' },
  unauthenticated: { status: 401, en: 'A valid key is needed', ja: '有効なキーが必要です' },
  forbidden: { status: 403, en: 'Your roles do not allow this', ja: 'この操作を行う権限がありません' },
  'not-found': { status: 404, en: 'There is nothing here', ja: '見つかりません' },
  'method-not-allowed': {
    status: 405,
    en: 'This method is not offered here',
    ja: 'このメソッドは使えません',
  },
  conflict: { status: 409, en: 'This conflicts with what is recorded', ja: '記録済みの内容と矛盾します' },
  'too-large': { status: 413, en: 'The request is too large', ja: '要求が大きすぎます' },
  'unsupported-media-type': {
    status: 415,
    en: 'Send application/json',
    ja: 'application/json で送ってください',
  },
  invalid: { status: 422, en: 'The request did not pass validation', ja: '要求の内容に誤りがあります' },
  'idempotency-mismatch': {
    status: 422,
    en: 'The idempotency key was used for another request',
    ja: '同じ冪等キーが別の要求に使われています',
  },
  internal: { status: 500, en: 'Something went wrong inside', ja: '内部エラーが発生しました' },
  unavailable: { status: 503, en: 'Try again later', ja: '時間をおいて再度お試しください' },
} as const
export type ProblemKind = keyof typeof KINDS

export interface ProblemDetails {
  readonly detail?: string
  readonly issues?: readonly Issue[]
  readonly retryAfterSeconds?: number
}

/** Answers with problem details (RFC 9457), the title in the language that the caller prefers. */
export function sendProblem(
  request: Request,
  response: Response,
  kind: ProblemKind,
  details: ProblemDetails = {},
): void {
  const { status, ...titles } = KINDS[kind]
  if (details.retryAfterSeconds !== undefined) response.set('Retry-After', String(details.retryAfterSeconds))
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/problems/${kind}`,
        title: titles[request.acceptsLanguages('en', 'ja') === 'ja' ? 'ja' : 'en'],
        status,
        ...(details.detail === undefined ? {} : { detail: details.detail }),
        ...(details.issues === undefined ? {} : { errors: details.issues.map(toError) }),
      }),
    )
}

function toError(one: Issue): { pointer: string; code: string; detail: string } {
  return { pointer: `#${encodeURI(one.pointer)}`, code: one.code, detail: one.message }
}

const OF_STORE: Readonly<Record<StoreErrorCode, ProblemKind>> = {
  STORE_BUSY: 'unavailable',
  STORE_FAILED: 'unavailable',
  STORE_LOCKED: 'unavailable',
  STORE_CORRUPT: 'internal',
  CONFLICT: 'conflict',
  NOT_FOUND: 'not-found',
  SAME_PRINCIPAL: 'forbidden',
  SUPERSEDED: 'unavailable',
  IDEMPOTENCY_MISMATCH: 'idempotency-mismatch',
}

export function sendStoreProblem(request: Request, response: Response, error: StoreError): void {
  const kind = OF_STORE[error.code]
  const isLater = kind === 'unavailable'
  sendProblem(request, response, kind, {
    ...(kind === 'internal' ? {} : { detail: error.message }),
    ...(isLater
      ? { retryAfterSeconds: error.code === 'STORE_BUSY' || error.code === 'SUPERSEDED' ? 1 : 30 }
      : {}),
  })
}

/** Issues of a request that cannot be parsed are 400 or 413; of one that says the wrong thing, 422. */
export function sendIssues(
  request: Request,
  response: Response,
  issues: readonly Issue[],
  kind: ProblemKind,
): void {
  const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`
  sendProblem(request, response, issues.some((one) => one.code === 'too-large') ? 'too-large' : kind, {
    detail: `${count} found; nothing was recorded.`,
    issues,
  })
}
