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
