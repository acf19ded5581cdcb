import { PurchaseSchema } from '../purchase/purchase.ts'
import { PERMISSIONS } from '../operations/permissions.ts'
import type { Call } from './openapi-call.ts'
import { CALLS } from './openapi-calls.ts'
import { SCHEMAS } from './openapi-schemas.ts'

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
