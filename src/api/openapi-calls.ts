import type { Operation } from '../operations/permissions.ts'
import type { SCHEMAS } from './openapi-schemas.ts'

/** One call as the document describes it; the table is the API's own list of what it offers. */
export interface Call {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly summary: string
  readonly operation: Operation | null
  readonly body?: 'Purchase' | keyof typeof SCHEMAS
  readonly query?: readonly string[]
  readonly status: number
}

export const CALLS: readonly Call[] = [
  {
    method: 'post',
    path: '/v1/decisions',
    summary:
      'Decide a purchase and record the decision; with dryRun=true only try it; with horizon=true say until when it holds',
    operation: 'decide-purchase',
    body: 'Purchase',
    query: ['dryRun', 'asOf', 'horizon'],
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/decisions',
    summary: 'List decisions, newest first',
    operation: 'read-decisions',
    query: ['cursor', 'limit'],
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/decisions/{id}',
    summary: 'Read a decision; with horizon=true say until when it holds',
    operation: 'read-decisions',
    query: ['horizon'],
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/decisions/{id}/trace',
    summary: 'Every rule on every subject, with every condition',
    operation: 'read-decisions',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/decisions/{id}/horizon',
    summary: 'Until when it holds: what changes at acts to come and on days in use, found anew',
    operation: 'read-decisions',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/decisions/{id}/remedies',
    summary: 'What would make it pass: the smallest sets of acts, found anew',
    operation: 'read-decisions',
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/decisions/{id}/replay',
    summary: 'Decide it again from the record and compare',
    operation: 'replay-decision',
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/cases/{id}/revisions',
    summary: 'Decide the next revision',
    operation: 'decide-purchase',
    body: 'Purchase',
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/cases/{id}/confirmations',
    summary: 'Confirm or reject evidence, as a second person',
    operation: 'confirm-evidence',
    body: 'Confirmation',
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/party-profiles',
    summary: 'Propose who a party, as purchases name it, is or is not, with evidence and an end',
    operation: 'propose-profile',
    body: 'PartyProfile',
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/party-profiles',
    summary: 'Party profiles with their state',
    operation: 'read-decisions',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/party-profiles/{id}',
    summary: 'A party profile',
    operation: 'read-decisions',
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/party-profiles/{id}/confirmations',
    summary: 'Confirm or reject a party profile as a second person',
    operation: 'confirm-party',
    body: 'MatchConfirmation',
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/policies',
    summary: 'Packs in force',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/policies/{id}',
    summary: 'A pack with its rules',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/lists',
    summary: 'Official lists held',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/lists/{id}',
    summary: 'An official list with its rows',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/entities',
    summary: 'Search organisations by name',
    operation: 'read-reference',
    query: ['q'],
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/entities/{id}',
    summary: 'An organisation with its ties to lists, all of them or those that hold on a day',
    operation: 'read-reference',
    query: ['asOf'],
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/entities/match',
    summary: 'Whom a name may mean, with reasons; one, or up to 100 under parties',
    operation: 'read-reference',
    body: 'Match',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/entities/{id}/ownership',
    summary: 'A named test of ownership and control as of a day, with ways, figures and doubts',
    operation: 'read-reference',
    query: ['test', 'target', 'asOf'],
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/schemas',
    summary: 'Names of the published schemas',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/schemas/{name}',
    summary: 'A JSON Schema',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/codes/{name}',
    summary:
      'A list of codes: categories, roles, actions, buyer-types, item-kinds, evidence-states, statement-kinds',
    operation: 'read-reference',
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/principals',
    summary: 'Make a principal with a first key',
    operation: 'administer-keys',
    body: 'Principal',
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/principals/{id}/keys',
    summary: 'Make another key',
    operation: 'administer-keys',
    status: 201,
  },
  {
    method: 'delete',
    path: '/v1/keys/{id}',
    summary: 'Revoke a key',
    operation: 'administer-keys',
    status: 204,
  },
  { method: 'get', path: '/health', summary: 'Whether the process is up', operation: null, status: 200 },
  {
    method: 'get',
    path: '/ready',
    summary: 'Whether it can decide, and by what',
    operation: null,
    status: 200,
  },
]
