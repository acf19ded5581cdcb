import { Router, type Request, type Response } from 'express'
import { compareDecision } from '../operations/compare-packs.ts'
import { decidePurchase, type DecisionRecord } from '../operations/decide-purchase.ts'
import { getDecision } from '../operations/get-decision.ts'
import { decisionHorizon, type HorizonView } from '../operations/horizon.ts'
import type { Principal } from '../operations/keys.ts'
import { isDay } from '../operations/today.ts'
import type { PreparedDecision } from '../operations/prepare-decision.ts'
import { heldProfiles } from '../operations/party-profiles.ts'
import { heldWaivers } from '../operations/procedure/held-waivers.ts'
import { decisionRemedies } from '../operations/remedies.ts'
import { replayDecision } from '../operations/replay-decision.ts'
import { traceDecision } from '../operations/trace-decision.ts'
import { tryPurchase } from '../operations/try-purchase.ts'
import type { StoredDecision } from '../store/store.ts'
import { authorised } from './authentication.ts'
import { byThoseInForce, type ApiContext } from './context.ts'
import { hasOnly, idempotencyKey, jsonBytes, pathId, purchaseBody, queryText, rawJson } from './input.ts'
import { sendIssues, sendProblem } from './problem.ts'

/** `/v1/decisions`: decide, try, read, list, trace, replay. */
export function decisionsRouter(context: ApiContext): Router {
  const router = Router()
  readParts(context, router)
  const decide = authorised(context, 'decide-purchase', (request, response, principal) =>
    byThoseInForce(context, (current) => postDecision(current, request, response, principal)),
  )
  const attempt = authorised(context, 'try-purchase', (request, response, principal) =>
    postTrial(context, request, response, principal),
  )
  router.post('/', rawJson, (request, response, next) => {
    const dryRun = queryText(request, 'dryRun')
    const known = dryRun === 'true' ? ['dryRun', 'asOf', 'horizon'] : ['dryRun', 'horizon']
    if (!hasOnly(request, response, known)) return undefined
    return (dryRun === 'true' ? attempt : decide)(request, response, next)
  })
  router.get(
    '/',
    authorised(context, 'read-decisions', (request, response) => listDecisions(context, request, response)),
  )
  router.get(
    '/:id',
    authorised(context, 'read-decisions', async (request, response) => {
      if (!hasOnly(request, response, ['horizon'])) return
      const found = await getDecision(context, pathId(request))
      sendFound(
        request,
        response,
        found === undefined ? undefined : { ...found, ...(await horizonAsked(context, request, found.id)) },
      )
    }),
  )
  router.post(
    '/:id/replay',
    authorised(context, 'replay-decision', async (request, response) => {
      sendFound(request, response, await replayDecision(context, pathId(request)))
    }),
  )
  return router
}

/** What is worked out of one stored decision when it is asked for. */
function readParts(context: ApiContext, router: Router): void {
  const reads = (part: string, read: (context: ApiContext, id: string) => Promise<Found>): void => {
    router.get(
      `/:id/${part}`,
      authorised(context, 'read-decisions', async (request, response) => {
        sendFound(request, response, await read(context, pathId(request)))
      }),
    )
  }
  reads('trace', async (context, id) => {
    const trace = await traceDecision(context, id)
    return trace === undefined ? undefined : { decision: id, trace }
  })
  reads('horizon', decisionHorizon)
  reads('remedies', decisionRemedies)
  reads('compare', compareDecision)
}

/** What there is to send. */
export type Found = object | undefined

/** @param found not a promise of it, which would be an object too */
export function sendFound<T extends object>(
  request: Request,
  response: Response,
  found: (T extends PromiseLike<unknown> ? never : T) | undefined,
): void {
  if (found === undefined) sendProblem(request, response, 'not-found')
  else response.json(found)
}

async function postDecision(
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
  const bytes = jsonBytes(request, response)
  if (bytes === undefined) return
  const time = context.now().toISOString()
  const profiles = await heldProfiles(context.store)
  const waivers = await heldWaivers(context.store)
  const preparation = await context.prepare({
    bytes,
    time,
    timeZone: context.timeZone,
    ...(profiles.length === 0 ? {} : { profiles }),
    ...(waivers.length === 0 ? {} : { waivers }),
  })
  if (!preparation.ok) {
    sendIssues(request, response, preparation.issues, preparation.kind)
    return
  }
  const { prepared } = preparation
  const recorded = await decidePurchase(context, {
    prepared,
    time,
    actor: principal.id,
    ...(key === undefined ? {} : { idempotency: { key, request: requestBytes(request) } }),
  })
  const horizon = JSON.stringify(await horizonAsked(context, request, recorded.id)).slice(1)
  const json = horizon === '}' ? recorded.json : `${recorded.json.slice(0, -1)},${horizon}`
  sendDecision(context, response, { ...recorded, json, prepared })
}

/** The horizon stands beside a decision only where it is asked for: it costs as much as the decision or more. */
async function horizonAsked(
  context: ApiContext,
  request: Request,
  id: string,
): Promise<{ horizon?: HorizonView }> {
  if (queryText(request, 'horizon') !== 'true') return {}
  const horizon = await decisionHorizon(context, id)
  return horizon === undefined ? {} : { horizon }
}

/** What an idempotency key is bound to: the way in and the body. */
export function requestBytes(request: Request): Buffer {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return Buffer.concat([Buffer.from(`${request.method} ${request.baseUrl}${request.path}\n`), body])
}

/** A recorded decision with what it was made of. */
type Decided = DecisionRecord & { readonly prepared: PreparedDecision }

export function sendDecision(context: ApiContext, response: Response, decided: Decided): void {
  if (decided.isReplayed) response.set('Idempotent-Replayed', 'true')
  else logDecision(context, decided)
  response.statusCode = 201
  response.setHeader('Location', `/v1/decisions/${decided.id}`)
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(decided.json)
}

/** One line a decision; nothing of the purchase. */
function logDecision({ log }: ApiContext, decided: Decided): void {
  const { id, revision, index, prepared } = decided
  const { outcome, decisive, packs } = prepared
  log.info({ event: 'decision', decision: id, case: decided.case, revision, outcome, decisive, packs, index })
}

async function postTrial(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const asOf = queryText(request, 'asOf')
  if (asOf !== undefined && !isDay(asOf)) {
    sendProblem(request, response, 'unparsable', {
      detail: `asOf: expected a day such as 2027-01-15, found ${asOf}`,
    })
    return
  }
  const purchase = purchaseBody(context, request, response)
  if (purchase === undefined) return
  response.json(
    await tryPurchase(context, {
      purchase,
      actor: principal.id,
      ...(asOf === undefined ? {} : { asOf }),
      withHorizon: queryText(request, 'horizon') === 'true',
    }),
  )
}

const PAGE = 50
const LARGEST_PAGE = 100

async function listDecisions(context: ApiContext, request: Request, response: Response): Promise<void> {
  if (!hasOnly(request, response, ['cursor', 'limit'])) return
  const cursor = queryText(request, 'cursor')
  const limit = Number(queryText(request, 'limit') ?? PAGE)
  const before = cursor === undefined ? null : Number(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (
    !Number.isInteger(limit) ||
    limit < 1 ||
    limit > LARGEST_PAGE ||
    (before !== null && !Number.isSafeInteger(before))
  ) {
    sendProblem(request, response, 'unparsable', {
      detail: `limit: expected 1 to ${LARGEST_PAGE}; cursor: expected the one of the last page`,
    })
    return
  }
  const page = await context.store.listDecisions(before, limit)
  const last = page.at(-1)
  const next =
    page.length < limit || last === undefined ? null : Buffer.from(String(last.seq)).toString('base64url')
  if (next !== null) response.set('Link', `</v1/decisions?cursor=${next}&limit=${limit}>; rel="next"`)
  response.json({ items: page.map(toListed), next })
}

function toListed(stored: StoredDecision): object {
  const { id, revision, reference, decidedAt, actor, asOf, outcome, bodyDigest, seq, leafHash } = stored
  return {
    id,
    case: stored.case,
    revision,
    reference,
    decidedAt,
    actor,
    asOf,
    outcome,
    bodyDigest,
    log: { index: seq, leafHash },
  }
}
