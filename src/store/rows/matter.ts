import type { MatterKind, StoredMatter, StoredOrder, StoredStep } from '../matters.ts'
import { attached } from './attached.ts'

export interface MatterRow {
  readonly kind: MatterKind
  readonly id: string
  readonly case: string | null
  readonly parent: string | null
  readonly state: string
  readonly author: string
  readonly time: string
  readonly seq: number
  readonly leafHash: Buffer
  readonly record: string
  readonly entries: string | null
}

export interface StepRow extends Omit<StoredStep, 'content'> {
  readonly record: string
  readonly entries: string | null
}

export interface OrderRow extends Omit<StoredOrder, 'lines' | 'leafHash'> {
  readonly lines: string
  readonly leafHash: Buffer
}

function read(record: string, entries: string | null): Pick<StoredMatter, 'details' | 'content'> {
  return attached(record, entries).document as Pick<StoredMatter, 'details' | 'content'>
}

/** @param steps of this matter, in their order */
export function toMatter(
  { record, entries, leafHash, state, ...rest }: MatterRow,
  steps: readonly StepRow[],
): StoredMatter {
  const { details, content } = read(record, entries)
  const taken = steps.map(toStep)
  return {
    ...rest,
    details,
    content,
    leafHash: leafHash.toString('base64'),
    state: taken.at(-1)?.state ?? state,
    steps: taken,
  }
}

function toStep({ record, entries, ...step }: StepRow): StoredStep {
  return { ...step, content: read(record, entries).content }
}

export function toOrder({ lines, leafHash, ...order }: OrderRow): StoredOrder {
  return { ...order, lines: JSON.parse(lines) as StoredOrder['lines'], leafHash: leafHash.toString('base64') }
}
