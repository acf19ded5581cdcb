import { Router, type Request, type RequestHandler, type Response } from 'express'
import { acceptCondition } from '../operations/procedure/accept-condition.ts'
import {
  viewDetermination,
  viewDeterminations,
  viewDuties,
  viewDuty,
  viewReferral,
  viewReferrals,
} from '../operations/procedure/case-matters.ts'
import { viewClearance } from '../operations/procedure/clearance-view.ts'
import { clearPurchase } from '../operations/procedure/clear.ts'
import { countOrder } from '../operations/procedure/count-order.ts'
import { determine } from '../operations/procedure/determine.ts'
import { viewDocument } from '../operations/procedure/documents.ts'
import { caseDifferences } from '../operations/procedure/differences.ts'
import { caseDossier } from '../operations/procedure/dossier.ts'
import { enterReferral } from '../operations/procedure/enter-referral.ts'
import { enterWaiver } from '../operations/procedure/enter-waiver.ts'
import { MACHINES, type Machine, type SteppedMatter } from '../operations/procedure/state-machines.ts'
import { takeStep } from '../operations/procedure/take-step.ts'
import { viewWaivers } from '../operations/procedure/waiver-view.ts'
import type { Operation } from '../operations/permissions.ts'
import type { Parsed } from '../purchase/issue.ts'
import type { Recorded } from '../store/store.ts'
import { authorised } from './authentication.ts'
import { COLLECTIONS } from '../operations/procedure/collections.ts'
import type { ApiContext } from './context.ts'
import { sendFound, type Found } from './decisions.ts'
import { jsonBody, pathId, rawJson } from './input.ts'
import { sendIssues } from './problem.ts'

/** What one of them looks like now, by its id. */
function viewer(context: ApiContext): Readonly<Record<SteppedMatter, (id: string) => Promise<Found>>> {
  return {
    'evidence-document': (id) => viewDocument(context, id),
    waiver: async (id) => (await viewWaivers(context)).find((one) => one.id === id),
    referral: (id) => viewReferral(context, id),
    determination: (id) => viewDetermination(context, id),
    clearance: (id) => viewClearance(context, id),
    duty: (id) => viewDuty(context, id),
  }
}

/** `/v1`: what people do about a decision, from the question to an authority to the order. */
export function procedureRouter(context: ApiContext): Router {
  const router = Router()
  const view = viewer(context)
  addReading(router, context, view)
  addEntering(router, context, view)
  for (const matter of Object.keys(COLLECTIONS) as SteppedMatter[]) {
    const { steps }: Machine = MACHINES[matter]
    for (const [step, { operation }] of Object.entries(steps))
      router.post(
        `/${COLLECTIONS[matter]}/:id/${step}`,
        rawJson,
        entering(context, operation, (said, request, actor) =>
          takeStep(context, { matter, id: pathId(request), step, said, actor }),
        )((request) => view[matter](pathId(request)), 200),
      )
  }
  return router
}

type View = ReturnType<typeof viewer>

function addReading(router: Router, context: ApiContext, view: View): void {
  const get = (path: string, found: (request: Request) => Promise<Found>): void => {
    router.get(
      path,
      authorised(context, 'read-decisions', async (request, response) => {
        sendFound(request, response, await found(request))
      }),
    )
  }
  for (const matter of Object.keys(COLLECTIONS) as SteppedMatter[])
    get(`/${COLLECTIONS[matter]}/:id`, (request) => view[matter](pathId(request)))
  get('/waivers', async () => ({ items: await viewWaivers(context) }))
  get('/cases/:id/differences', async (request) => {
    const items = await caseDifferences(context, pathId(request))
    return items === undefined ? undefined : { items }
  })
  get('/cases/:id/dossier', (request) => caseDossier(context, pathId(request)))
  const ofCase = (list: (caseId: string) => Promise<readonly object[]>) => async (request: Request) =>
    (await context.store.findCase(pathId(request))).length === 0
      ? undefined
      : { items: await list(pathId(request)) }
  get(
    '/cases/:id/duties',
    ofCase((id) => viewDuties(context, id)),
  )
  get(
    '/cases/:id/referrals',
    ofCase((id) => viewReferrals(context, id)),
  )
  get(
    '/cases/:id/determinations',
    ofCase((id) => viewDeterminations(context, id)),
  )
}

function addEntering(router: Router, context: ApiContext, view: View): void {
  const post = (path: string, handler: RequestHandler): void => {
    router.post(path, rawJson, handler)
  }
  post(
    '/waivers',
    entering(context, 'enter-waiver', (said, _request, actor) => enterWaiver(context, { said, actor }))(
      (_request, { id }) => view.waiver(id),
    ),
  )
  post(
    '/cases/:id/referrals',
    entering(context, 'enter-referral', (said, request, actor) =>
      enterReferral(context, { case: pathId(request), said, actor }),
    )((_request, { id }) => view.referral(id)),
  )
  post(
    '/cases/:id/duties',
    entering(context, 'accept-condition', (said, request, actor) =>
      acceptCondition(context, { case: pathId(request), said, actor }),
    )((_request, { id }) => view.duty(id)),
  )
  post(
    '/cases/:id/determinations',
    entering(context, 'determine-purchase', (said, request, actor) =>
      determine(context, { case: pathId(request), said, actor }),
    )((_request, { id }) => view.determination(id)),
  )
  post(
    '/determinations/:id/clearances',
    entering(context, 'clear-purchase', (said, request, actor) =>
      clearPurchase(context, { determination: pathId(request), said, actor }),
    )((_request, { code }) => view.clearance(code)),
  )
  post(
    '/clearances/:id/orders',
    entering(context, 'count-order', (said, request, actor) =>
      countOrder(context, { code: pathId(request), said, actor }),
    )((request) => view.clearance(pathId(request))),
  )
}

/** Answers what was entered with how it looks now; what is wrong with it with every problem. */
function entering<T extends Recorded>(
  context: ApiContext,
  operation: Operation,
  enter: (said: unknown, request: Request, actor: string) => Promise<Parsed<T>>,
): (found: (request: Request, entered: T) => Found | Promise<Found>, status?: 200 | 201) => RequestHandler {
  return (found, status = 201) =>
    authorised(context, operation, async (request: Request, response: Response, principal) => {
      const json = jsonBody(request, response)
      if (json === undefined) return
      const entered = await enter(json.value, request, principal.id)
      if (!entered.ok) {
        sendIssues(request, response, entered.issues, 'invalid')
        return
      }
      if (entered.value.replayed !== undefined) response.set('Idempotent-Replayed', 'true')
      response.status(status)
      sendFound(request, response, await found(request, entered.value))
    })
}
