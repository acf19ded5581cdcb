import { Router, type Request, type Response } from 'express'
import { PackSchema } from '../policy/pack.ts'
import { PurchaseSchema } from '../purchase/purchase.ts'
import { ACTIONS, BUYER_TYPES, EVIDENCE_STATES, ITEM_KINDS, ROLES, SAYS } from '../purchase/vocabulary.ts'
import { authorised, type AuthorisedHandler } from './authentication.ts'
import type { ApiContext } from './context.ts'
import { sendFound } from './decisions.ts'
import { hasOnly, queryText } from './input.ts'
import { sendProblem } from './problem.ts'

const SCHEMAS: Readonly<Record<string, object>> = { purchase: PurchaseSchema, pack: PackSchema }

/** Policies, lists, entities, schemas and codes: what decisions are made by. */
export function referenceRouter(context: ApiContext): Router {
  const router = Router()
  const read = (handler: AuthorisedHandler) => authorised(context, 'read-reference', handler)
  const { snapshot, policySet } = context
  router.get(
    '/policies',
    read((_request, response) => {
      response.json({
        digest: policySet.digest,
        packs: policySet.packs.map((pack) => ({
          id: pack.source.id,
          version: pack.source.version,
          digest: pack.digest,
          kind: pack.source.kind,
          status: pack.source.status,
          title: pack.source.title,
        })),
      })
    }),
  )
  router.get(
    '/policies/:id',
    read((request, response) => {
      const pack = policySet.packs.find((one) => one.source.id === request.params['id'])
      sendFound(
        request,
        response,
        pack === undefined ? undefined : { digest: pack.digest, pack: pack.source },
      )
    }),
  )
  router.get(
    '/lists',
    read((_request, response) => {
      response.json({ snapshot: snapshot.digest, lists: snapshot.lists })
    }),
  )
  router.get(
    '/entities',
    read((request, response) => {
      searchEntities(context, request, response)
    }),
  )
  router.get(
    '/entities/:id',
    read((request, response) => {
      const id = String(request.params['id'])
      const entity = snapshot.entity(id)
      sendFound(
        request,
        response,
        entity === undefined ? undefined : { ...entity, lists: snapshot.links(id) },
      )
    }),
  )
  router.get(
    '/schemas',
    read((_request, response) => {
      response.json({ schemas: Object.keys(SCHEMAS) })
    }),
  )
  router.get(
    '/schemas/:name',
    read((request, response) => {
      const name = String(request.params['name'])
      sendFound(request, response, Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined)
    }),
  )
  router.get(
    '/codes/:name',
    read((request, response) => {
      const codes = codesOf(context, String(request.params['name']))
      sendFound(request, response, codes === undefined ? undefined : { codes })
    }),
  )
  return router
}

const LARGEST_SEARCH = 50

function searchEntities({ snapshot }: ApiContext, request: Request, response: Response): void {
  if (!hasOnly(request, response, ['q'])) return
  const text = queryText(request, 'q')
  if (text === undefined || text.trim() === '' || text.length > 500) {
    sendProblem(request, response, 'unparsable', { detail: 'q: expected a name of 1 to 500 characters' })
    return
  }
  response.json({ items: snapshot.search(text, LARGEST_SEARCH) })
}

function codesOf({ snapshot }: ApiContext, name: string): readonly unknown[] | undefined {
  const codes: Readonly<Record<string, readonly unknown[]>> = {
    categories: snapshot.categories.all(),
    roles: ROLES,
    actions: ACTIONS,
    'buyer-types': BUYER_TYPES,
    'item-kinds': ITEM_KINDS,
    'evidence-states': EVIDENCE_STATES,
    'statement-kinds': SAYS,
  }
  return Object.hasOwn(codes, name) ? codes[name] : undefined
}
