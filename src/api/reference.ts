import { Router, type Request, type Response } from 'express'
import { PackSchema } from '../policy/pack.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { PurchaseSchema } from '../purchase/purchase.ts'
import { ACTIONS, BUYER_TYPES, EVIDENCE_STATES, ITEM_KINDS, ROLES, SAYS } from '../purchase/vocabulary.ts'
import { authorised, type AuthorisedHandler } from './authentication.ts'
import type { ApiContext } from './context.ts'
import { sendFound } from './decisions.ts'
import { hasOnly, queryText, rawJson } from './input.ts'
import { matchParties } from './matching.ts'
import { answerOwnership } from './ownership.ts'
import { sendProblem } from './problem.ts'
import { isDay } from '../operations/today.ts'

const SCHEMAS: Readonly<Record<string, object>> = { purchase: PurchaseSchema, pack: PackSchema }

/** Policies, lists, entities, schemas and codes: what decisions are made by. */
export function referenceRouter(context: ApiContext): Router {
  const router = Router()
  const get = (path: string, handler: (request: Request) => object | undefined): void => {
    const answer: AuthorisedHandler = (request, response) => {
      sendFound(request, response, handler(request))
    }
    router.get(path, authorised(context, 'read-reference', answer))
  }
  const { snapshot, policySet } = context
  get('/policies', () => ({ digest: policySet.digest, packs: policySet.packs.map(toListed) }))
  get('/policies/:id', (request) => {
    const pack = policySet.packs.find((one) => one.source.id === request.params['id'])
    return pack === undefined ? undefined : { digest: pack.digest, pack: pack.source }
  })
  get('/lists', () => ({ snapshot: snapshot.digest, lists: snapshot.lists }))
  get('/lists/:id', (request) => {
    const list = snapshot.lists.find((one) => one.id === request.params['id'])
    return list === undefined ? undefined : { ...list, rows: snapshot.rows(list.id) }
  })
  const show: AuthorisedHandler = (request, response) => {
    showEntity(context, request, response)
  }
  router.get('/entities/:id', authorised(context, 'read-reference', show))
  const match: AuthorisedHandler = (request, response) => {
    matchParties(context, request, response)
  }
  router.post('/entities/match', rawJson, authorised(context, 'read-reference', match))
  get('/schemas', () => ({ schemas: Object.keys(SCHEMAS) }))
  get('/schemas/:name', (request) => ownMember(SCHEMAS, String(request.params['name'])))
  get('/codes/:name', (request) => {
    const codes = ownMember(codesOf(context), String(request.params['name']))
    return codes === undefined ? undefined : { codes }
  })
  const search: AuthorisedHandler = (request, response) => {
    searchEntities(context, request, response)
  }
  router.get('/entities', authorised(context, 'read-reference', search))
  const ownership: AuthorisedHandler = (request, response) => {
    answerOwnership(context, request, response)
  }
  router.get('/entities/:id/ownership', authorised(context, 'read-reference', ownership))
  return router
}

function toListed(pack: CompiledPack): object {
  const { id, version, kind, status, title } = pack.source
  return { id, version, digest: pack.digest, kind, status, title }
}

function ownMember<T>(holder: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(holder, name) ? holder[name] : undefined
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

/** An organisation with its ties; with `asOf`, only the ties and listings that hold on that day. */
function showEntity({ snapshot }: ApiContext, request: Request, response: Response): void {
  if (!hasOnly(request, response, ['asOf'])) return
  const day = queryText(request, 'asOf')
  if (request.query['asOf'] !== undefined && (day === undefined || !isDay(day))) {
    sendProblem(request, response, 'unparsable', { detail: 'asOf: expected a day such as 2027-01-15' })
    return
  }
  const entity = snapshot.entity(String(request.params['id']))
  if (entity === undefined) {
    sendFound(request, response, undefined)
    return
  }
  const holds = ({ since, until }: { readonly since?: string; readonly until?: string }): boolean =>
    day === undefined || ((since === undefined || since <= day) && (until === undefined || day < until))
  sendFound(request, response, {
    ...entity,
    ...(day === undefined ? {} : { asOf: day }),
    edges: entity.edges.filter(holds),
    lists: snapshot.links(entity.id).filter(holds),
  })
}

function codesOf({ snapshot }: ApiContext): Readonly<Record<string, readonly unknown[]>> {
  return {
    categories: snapshot.categories.all(),
    roles: ROLES,
    actions: ACTIONS,
    'buyer-types': BUYER_TYPES,
    'item-kinds': ITEM_KINDS,
    'evidence-states': EVIDENCE_STATES,
    'statement-kinds': SAYS,
  }
}
