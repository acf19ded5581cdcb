import { PurchaseSchema } from '../purchase/purchase.ts'
import { PERMISSIONS, type Operation } from '../operations/permissions.ts'
import { PROCEDURE_CALLS } from './openapi-procedure.ts'
import { SCHEMAS } from './openapi-schemas.ts'

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
    summary: 'Decide a purchase and record the decision; with dryRun=true only try it',
    operation: 'decide-purchase',
    body: 'Purchase',
    query: ['dryRun', 'asOf'],
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
    summary: 'Read a decision',
    operation: 'read-decisions',
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
    summary: 'Until when it holds: acts to come and days in use on which something changes, looked at anew',
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
    method: 'get',
    path: '/v1/cases/{id}',
    summary: 'Revisions and confirmations of a case',
    operation: 'read-decisions',
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
  ...PROCEDURE_CALLS,
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

/** The API in OpenAPI 3.1. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const call of CALLS) paths[call.path] = { ...paths[call.path], [call.method]: describeCall(call) }
  const { $defs, ...purchase } = PurchaseSchema as typeof PurchaseSchema & {
    readonly $defs: Readonly<Record<string, object>>
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sekisho',
      version: '1',
      description:
        'A checkpoint for government IT procurement. This tool supports, it does not replace legal advice.',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of the form sk_…' } },
      schemas: { Purchase: { $id: 'purchase', ...purchase, $defs }, ...SCHEMAS },
    },
  }
}

function describeCall(call: Call): object {
  const inPath = [...call.path.matchAll(/\{(\w+)\}/g)].map((match) => parameter(match[1] ?? '', 'path'))
  const inQuery = (call.query ?? []).map((name) => parameter(name, 'query'))
  const roles = call.operation === null ? [] : PERMISSIONS[call.operation]
  return {
    summary: call.summary,
    ...(call.operation === null
      ? {}
      : { security: [{ key: [] }], description: `Roles: ${roles.join(', ')}.` }),
    ...(inPath.length + inQuery.length === 0 ? {} : { parameters: [...inPath, ...inQuery] }),
    ...(call.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${call.body}` } } },
          },
        }),
    responses: {
      [call.status]:
        call.status === 204
          ? { description: 'Done' }
          : { description: 'Done', content: { 'application/json': { schema: answerSchema(call) } } },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function answerSchema(call: Call): object {
  return call.body === 'Purchase' ? { $ref: '#/components/schemas/Decision' } : { type: 'object' }
}

function parameter(name: string, place: 'path' | 'query'): object {
  return { name, in: place, required: place === 'path', schema: { type: 'string' } }
}
