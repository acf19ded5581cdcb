import { Router, type Request, type Response } from 'express'
import { confirmEvidence } from '../operations/confirm-evidence.ts'
import type { Principal } from '../operations/keys.ts'
import { answerMissing } from '../operations/procedure/answers.ts'
import { reviseCase } from '../operations/revise-case.ts'
import { issue } from '../purchase/issue.ts'
import { authorised } from './authentication.ts'
import { byThoseInForce, type ApiContext } from './context.ts'
import { requestBytes, sendDecision, sendFound } from './decisions.ts'
import { idempotencyKey, jsonBody, pathId, purchaseBody, rawJson } from './input.ts'
import { sendIssues, sendProblem } from './problem.ts'

/** `/v1/cases/{id}`: read, revise, confirm evidence. */
export function casesRouter(context: ApiContext): Router {
  const router = Router()
  router.get(
    '/:id',
    authorised(context, 'read-decisions', (request, response) => getCase(context, request, response)),
  )
  router.post(
    '/:id/revisions',
    rawJson,
    authorised(context, 'decide-purchase', (request, response, principal) =>
      byThoseInForce(context, (current) => postRevision(current, request, response, principal)),
    ),
  )
  router.post(
    '/:id/answers',
    rawJson,
    authorised(context, 'decide-purchase', (request, response, principal) =>
      byThoseInForce(context, (current) => postAnswers(current, request, response, principal)),
    ),
  )
  router.post(
    '/:id/confirmations',
    rawJson,
    authorised(context, 'confirm-evidence', (request, response, principal) =>
      postConfirmation(context, request, response, principal),
    ),
  )
  return router
}

async function getCase(context: ApiContext, request: Request, response: Response): Promise<void> {
  const revisions = await context.store.findCase(pathId(request))
  const confirmations = (await context.store.confirmationsOf(pathId(request))).map(
    ({ evidence, state, actor, time }) => ({ evidence, state, actor, time }),
  )
  const found = { id: pathId(request), revisions, confirmations }
  sendFound(request, response, revisions.length === 0 ? undefined : found)
}

async function postRevision(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const key = idempotencyKey(request)
  if (key === null) {
    sendProblem(request, response, 'unparsable', {
      detail: 'Idempotency-Key: expected 1 to 255 printable characters',
    })
    return
  }
  const purchase = purchaseBody(context, request, response)
  if (purchase === undefined) return
  const decided = await reviseCase(context, {
    case: pathId(request),
    purchase,
    actor: principal.id,
    ...(key === undefined ? {} : { idempotency: { key, request: requestBytes(request) } }),
  })
  sendDecision(context, response, decided)
}

async function postAnswers(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const json = jsonBody(request, response)
  if (json === undefined) return
  const revised = await answerMissing(context, {
    case: pathId(request),
    said: json.value,
    actor: principal.id,
  })
  if (revised.ok) sendDecision(context, response, revised.value)
  else sendIssues(request, response, revised.issues, 'invalid')
}

async function postConfirmation(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const json = jsonBody(request, response)
  if (json === undefined) return
  const body = (typeof json.value === 'object' && json.value !== null ? json.value : {}) as Readonly<
    Record<string, unknown>
  >
  const { evidence, state } = body
  if (typeof evidence !== 'string' || (state !== 'confirmed' && state !== 'rejected')) {
    const issues = [
      issue('', 'shape', 'something else', '{ "evidence": "<id>", "state": "confirmed" | "rejected" }'),
    ]
    sendIssues(request, response, issues, 'invalid')
    return
  }
  const recorded = await confirmEvidence(context, {
    case: pathId(request),
    evidence,
    state,
    actor: principal.id,
  })
  response.status(201).json({ evidence, state, log: { index: recorded.seq, leafHash: recorded.leafHash } })
}
