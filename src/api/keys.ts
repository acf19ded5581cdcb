import { Router, type Request, type Response } from 'express'
import { createKey, createPrincipal, revokeKey, type Principal } from '../operations/keys.ts'
import { isRole, ROLES } from '../operations/permissions.ts'
import { issue } from '../purchase/issue.ts'
import { authorised } from './authentication.ts'
import type { ApiContext } from './context.ts'
import { jsonBody, pathId, rawJson } from './input.ts'
import { sendIssues } from './problem.ts'

/** `/v1/principals` and `/v1/keys`: who may act, and by which keys. */
export function keysRouter(context: ApiContext): Router {
  const router = Router()
  router.post(
    '/principals',
    rawJson,
    authorised(context, 'administer-keys', (request, response, principal) =>
      postPrincipal(context, request, response, principal),
    ),
  )
  router.post(
    '/principals/:id/keys',
    authorised(context, 'administer-keys', async (request, response, principal) => {
      response.status(201).json(await createKey(context, { principal: pathId(request), actor: principal.id }))
    }),
  )
  router.delete(
    '/keys/:id',
    authorised(context, 'administer-keys', async (request, response, principal) => {
      await revokeKey(context, { key: pathId(request), actor: principal.id })
      response.status(204).end()
    }),
  )
  return router
}

async function postPrincipal(
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
  const { name, roles } = body
  const isNamed = typeof name === 'string' && name.length > 0 && name.length <= 200
  if (!isNamed || !Array.isArray(roles) || roles.length === 0 || !roles.every(isRole)) {
    const expected = `{ "name": text of 1 to 200 characters, "roles": some of ${ROLES.join(', ')} }`
    sendIssues(request, response, [issue('', 'shape', 'something else', expected)], 'invalid')
    return
  }
  response.status(201).json(await createPrincipal(context, { name, roles, actor: principal.id }))
}
