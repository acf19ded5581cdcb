import { Router, type Request, type Response } from 'express'
import type { Static, TSchema } from 'typebox'
import {
  AcceptanceSchema,
  ClearanceSchema,
  countOrder,
  issueClearance,
  OrderSchema,
  useClearance,
  viewClearance,
} from '../operations/clearances.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import { authorised } from './authentication.ts'
import type { ApiContext } from './context.ts'
import { sendFound } from './decisions.ts'
import { jsonBody, pathId, rawJson } from './input.ts'
import { sendIssues } from './problem.ts'

const validateClearance = createValidator(ClearanceSchema)
const validateAcceptance = createValidator(AcceptanceSchema)
const validateOrder = createValidator(OrderSchema)

/** `/v1/clearances/{code}`: how it stands, accept conditions, count orders, withdraw. */
export function clearancesRouter(context: ApiContext): Router {
  const router = Router()
  router.get(
    '/:id',
    authorised(context, 'read-decisions', (request, response) => {
      sendFound(request, response, viewClearance(context, pathId(request)))
    }),
  )
  router.post(
    '/:id/acceptances',
    rawJson,
    authorised(context, 'accept-condition', async (request, response, { id: actor }) => {
      const accepted = bodyOf<typeof AcceptanceSchema>(request, response, validateAcceptance)
      if (accepted === undefined) return
      const use = { kind: 'acceptance', rule: accepted.rule } as const
      await useClearance(context, { clearance: pathId(request), use, actor })
      response.status(201).json(viewClearance(context, pathId(request)))
    }),
  )
  router.post(
    '/:id/orders',
    rawJson,
    authorised(context, 'count-order', async (request, response, { id: actor }) => {
      const order = bodyOf<typeof OrderSchema>(request, response, validateOrder)
      if (order === undefined) return
      const { isReplayed } = await countOrder(context, { clearance: pathId(request), order, actor })
      if (isReplayed) response.set('Idempotent-Replayed', 'true')
      response.status(201).json(viewClearance(context, pathId(request)))
    }),
  )
  router.post(
    '/:id/withdrawal',
    authorised(context, 'withdraw-clearance', async (request, response, { id: actor }) => {
      await useClearance(context, { clearance: pathId(request), use: { kind: 'withdrawal' }, actor })
      response.status(201).json(viewClearance(context, pathId(request)))
    }),
  )
  return router
}

/** `/v1/cases/{id}/clearances`. */
export async function postClearance(
  context: ApiContext,
  request: Request,
  response: Response,
  actor: string,
): Promise<void> {
  const clearance = bodyOf<typeof ClearanceSchema>(request, response, validateClearance)
  if (clearance === undefined) return
  const { id } = await issueClearance(context, { case: pathId(request), clearance, actor })
  response.status(201).location(`/v1/clearances/${id}`).json(viewClearance(context, id))
}

/** The body by its schema; undefined once a problem has been answered. */
function bodyOf<T extends TSchema>(
  request: Request,
  response: Response,
  validate: ReturnType<typeof createValidator>,
): Static<T> | undefined {
  const json = jsonBody(request, response)
  if (json === undefined) return undefined
  const issues = validate(json.value)
  if (issues.length === 0) return json.value as Static<T>
  sendIssues(request, response, issues, 'invalid')
  return undefined
}
