import { Router, type Request, type Response } from 'express'
import { confirmParty } from '../operations/confirm-party.ts'
import type { Principal } from '../operations/keys.ts'
import { listProfiles } from '../operations/party-profiles.ts'
import { proposeProfile } from '../operations/propose-profile.ts'
import { issue } from '../purchase/issue.ts'
import { parsePartyProfile } from '../purchase/party-profile.ts'
import { authorised } from './authentication.ts'
import type { ApiContext } from './context.ts'
import { sendFound } from './decisions.ts'
import { jsonBody, pathId, rawJson } from './input.ts'
import { sendIssues } from './problem.ts'

/** `/v1/party-profiles`: who a party is, answered once; proposed by one person, confirmed by another. */
export function partyProfilesRouter(context: ApiContext): Router {
  const router = Router()
  router.get(
    '/',
    authorised(context, 'read-decisions', async (_request, response) => {
      response.json({ items: await listProfiles(context.store) })
    }),
  )
  router.get(
    '/:id',
    authorised(context, 'read-decisions', async (request, response) => {
      sendFound(
        request,
        response,
        (await listProfiles(context.store)).find((one) => one.id === pathId(request)),
      )
    }),
  )
  router.post(
    '/',
    rawJson,
    authorised(context, 'propose-profile', (request, response, principal) =>
      postProfile(context, request, response, principal),
    ),
  )
  router.post(
    '/:id/confirmations',
    rawJson,
    authorised(context, 'confirm-party', (request, response, principal) =>
      postConfirmation(context, request, response, principal),
    ),
  )
  return router
}

async function postProfile(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const json = jsonBody(request, response)
  if (json === undefined) return
  const today = context.now().toISOString().slice(0, 10)
  const parsed = parsePartyProfile(json.value, (id) => context.snapshot.entity(id) !== undefined, today)
  if (!parsed.ok) {
    sendIssues(request, response, parsed.issues, 'invalid')
    return
  }
  const { id } = await proposeProfile(context, { profile: parsed.value, actor: principal.id })
  response
    .status(201)
    .location(`/v1/party-profiles/${id}`)
    .json((await listProfiles(context.store)).find((one) => one.id === id))
}

async function postConfirmation(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const json = jsonBody(request, response)
  if (json === undefined) return
  const { value } = json
  const state = typeof value === 'object' && value !== null && 'state' in value ? value.state : undefined
  const isOnly = typeof value === 'object' && value !== null && Object.keys(value).length === 1
  if (!isOnly || (state !== 'confirmed' && state !== 'rejected')) {
    const issues = [issue('', 'shape', 'something else', '{ "state": "confirmed" | "rejected" }')]
    sendIssues(request, response, issues, 'invalid')
    return
  }
  await confirmParty(context, { profile: pathId(request), state, actor: principal.id })
  response.status(201).json((await listProfiles(context.store)).find((one) => one.id === pathId(request)))
}
