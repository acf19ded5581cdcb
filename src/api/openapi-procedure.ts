import { MAX_DOCUMENT_BYTES, MEDIA_TYPES } from '../operations/procedure/documents.ts'
import { MACHINES, type Machine, type SteppedMatter } from '../operations/procedure/state-machines.ts'
import { COLLECTIONS } from '../operations/procedure/collections.ts'
import type { Call } from './openapi-call.ts'

/** What people do about a decision; the steps come from the tables of the state machines. */
export const PROCEDURE_CALLS: readonly Call[] = [
  {
    method: 'post',
    path: '/v1/cases/{id}/answers',
    summary:
      'Answer what the latest decision misses, by value or by saying that it cannot be had; makes a revision',
    operation: 'decide-purchase',
    body: 'Answers',
    status: 201,
  },
  listed('/v1/cases/{id}/differences', 'What changed from one revision to the next, in words'),
  listed(
    '/v1/cases/{id}/dossier',
    'What to have seen before deciding: related cases, earlier refusals, trials, what nobody will answer',
  ),
  entered('/v1/waivers', 'Enter the act of an authority that sets rules aside', 'waiver', 'Waiver'),
  listed('/v1/waivers', 'Waivers with their state'),
  entered('/v1/cases/{id}/referrals', 'Record that an authority was asked', 'referral', 'Referral'),
  listed('/v1/cases/{id}/referrals', 'Referrals of a case with their state'),
  entered('/v1/cases/{id}/duties', 'Accept a condition, which becomes a duty', 'duty', 'Duty'),
  listed('/v1/cases/{id}/duties', 'Duties of a case with their state'),
  entered(
    '/v1/cases/{id}/determinations',
    'Determine on the latest revision, line by line',
    'determination',
    'Determination',
  ),
  listed('/v1/cases/{id}/determinations', 'Determinations of a case'),
  entered(
    '/v1/determinations/{id}/clearances',
    'Clear what was approved, under a code',
    'clearance',
    'Clearance',
  ),
  {
    method: 'post',
    path: '/v1/clearances/{id}/orders',
    summary: 'Count an order against a clearance, once for each number of an order',
    operation: 'count-order',
    body: 'Order',
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/evidence',
    summary: `Hand in a document as it is: one of ${MEDIA_TYPES.join(', ')}; at most ${MAX_DOCUMENT_BYTES} bytes`,
    operation: 'enter-document',
    status: 201,
  },
  listed('/v1/evidence/{id}/content', 'The document as a file to be saved; it is never rendered'),
  ...(Object.keys(COLLECTIONS) as SteppedMatter[]).flatMap(stepped),
]

function entered(
  path: string,
  summary: string,
  matter: SteppedMatter,
  body: NonNullable<Call['body']>,
): Call {
  return { method: 'post', path, summary, operation: MACHINES[matter].enteredBy, body, status: 201 }
}

function listed(path: string, summary: string): Call {
  return { method: 'get', path, summary, operation: 'read-decisions', status: 200 }
}

/** One of them by its id, and every step that it can take. */
function stepped(matter: SteppedMatter): Call[] {
  const path = `/v1/${COLLECTIONS[matter]}/{id}`
  const { steps }: Machine = MACHINES[matter]
  return [
    listed(path, `A ${matter} in the state that it is in now`),
    ...Object.entries(steps).map(([step, { operation, from, to }]): Call => ({
      method: 'post',
      path: `${path}/${step}`,
      summary: `${matter}: from ${from.join(' or ')} to ${to}`,
      operation,
      body: 'Step',
      status: 200,
    })),
  ]
}
