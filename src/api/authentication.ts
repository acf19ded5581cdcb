import type { Request, RequestHandler, Response } from 'express'
import { authenticate, type Principal } from '../operations/keys.ts'
import { mayDo, PERMISSIONS, type Operation } from '../operations/permissions.ts'
import type { ApiContext } from './context.ts'
import { sendProblem } from './problem.ts'

/** A handler that knows who asks. */
export type AuthorisedHandler = (
  request: Request,
  response: Response,
  principal: Principal,
) => void | Promise<void>

/** Lets a handler run only for a key whose roles allow the operation; looked up anew on every request. */
export function authorised(
  context: ApiContext,
  operation: Operation,
  handler: AuthorisedHandler,
): RequestHandler {
  return async (request, response) => {
    const secret = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1]
    const principal = secret === undefined ? undefined : await authenticate(context, secret)
    if (principal === undefined) {
      response.set('WWW-Authenticate', 'Bearer realm="sekisho"')
      sendProblem(request, response, 'unauthenticated', { detail: 'send Authorization: Bearer sk_…' })
      return
    }
    if (!mayDo(principal.roles, operation)) {
      context.log.warn({ event: 'denied', operation, actor: principal.id })
      sendProblem(request, response, 'forbidden', {
        detail: `${operation} is not among what your roles may do; it is for ${PERMISSIONS[operation].join(', ')}`,
      })
      return
    }
    await handler(request, response, principal)
  }
}
