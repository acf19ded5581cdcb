import type { ErasableValue } from '../../audit/commitment.ts'
import type { StoredConfirmation } from '../store.ts'

export interface ConfirmationRow extends Omit<StoredConfirmation, 'content'> {
  readonly entries: string | null
}

/** The last word on each piece of evidence. @param rows ordered by evidence, then by place in the log */
export function toConfirmations(rows: readonly ConfirmationRow[]): StoredConfirmation[] {
  const byEvidence = new Map<string, StoredConfirmation>()
  for (const { entries, ...row } of rows) {
    const content = entries === null ? undefined : (JSON.parse(entries) as ErasableValue[])[0]
    byEvidence.set(row.evidence, { ...row, content: content ?? null })
  }
  return [...byEvidence.values()]
}
