import { canonicalJson } from '../audit/canonical-json.ts'
import { commit, SALT_BYTES } from '../audit/commitment.ts'
import type { Body } from '../decision/body.ts'
import type { Parsed } from '../purchase/issue.ts'
import { StoreError, type Recorded, type StoredDetermination } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'
import { parseDetermination, type Determination } from './determination.ts'

export interface DetermineRequest {
  readonly case: string
  /** As handed in. */
  readonly determination: unknown
  readonly actor: string
}

/**
 * Records what a responsible officer determines on the latest revision of a case.
 * @returns problems of what was handed in, with nothing recorded
 * @throws {StoreError} `NOT_FOUND` for an unknown case; `CONFLICT` when the revision is not the latest or was determined on
 *   already; `SAME_PRINCIPAL` when the officer entered a revision of the case
 */
export async function determineCase(
  dependencies: DecideDependencies,
  request: DetermineRequest,
): Promise<Parsed<Recorded & { readonly id: string }>> {
  const { store, randomBytes, newId, now } = dependencies
  const latest = store.findCase(request.case).at(-1)
  if (latest === undefined) throw new StoreError('NOT_FOUND', 'no such case')
  const bodyText = store.findDocument('body', latest.bodyDigest)
  if (bodyText === undefined)
    throw new StoreError('STORE_CORRUPT', `decision ${latest.id} names a document that is not there`)
  const parsed = parseDetermination(request.determination, JSON.parse(bodyText) as Body)
  if (!parsed.ok) return parsed
  const { revision, items } = parsed.value
  const id = newId()
  const salt = randomBytes(SALT_BYTES)
  const value = contentOf(parsed.value)
  const recorded = await store.append({
    kind: 'determination',
    time: now().toISOString(),
    actor: request.actor,
    salt: randomBytes(SALT_BYTES),
    id,
    case: request.case,
    revision,
    items: items.map(({ item, result, departure }) => ({ item, result, departure: departure ?? null })),
    content: { pointer: '/content', salt: salt.toString('base64url'), value },
    commitment: commit(salt, value),
  })
  return { ok: true, value: { ...recorded, id } }
}

/** What people wrote: reasons by line, delegation and interests; all of it can be erased. */
function contentOf({ items, delegation, interests }: Determination): string {
  const reasons = items.flatMap(({ item, reasons: text }) =>
    text === undefined ? [] : [{ item, reasons: text }],
  )
  return canonicalJson({ reasons, delegation: delegation ?? null, interests })
}

/** A determination as it is read; `content` is null once it was erased. */
export interface DeterminationView extends Omit<StoredDetermination, 'content'> {
  readonly content: unknown
}

export function determinationsOf(
  { store }: Pick<DecideDependencies, 'store'>,
  caseId: string,
): readonly DeterminationView[] {
  return store.determinationsOf(caseId).map(({ content, ...rest }) => ({
    ...rest,
    content: content === null ? null : (JSON.parse(content) as unknown),
  }))
}
