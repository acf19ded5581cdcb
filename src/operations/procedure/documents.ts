import { sha256 } from '../../audit/canonical-json.ts'
import { SALT_BYTES } from '../../audit/commitment.ts'
import type { Bilingual } from '../../reference/snapshot.ts'
import { StoreError, type Recorded, type StoredMatter } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { erasableContent, saidIn } from './content.ts'
import { stateName } from './state-machines.ts'
import { stepsOf, type StepView } from './step-view.ts'

/** Kinds of documents that are taken. None is ever rendered: what comes in goes out as a file to be saved. */
export const MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'text/plain',
  'text/csv',
  'application/pkcs7-signature',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** Bytes of a document at the most. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024
/** Characters of its name at the most. */
export const MAX_DOCUMENT_NAME = 200

/** A document as it is shown; digest and name are null once erased. */
export interface DocumentView {
  readonly id: string
  /** `sha256:` and hex, as `document.digest` of evidence gives it. */
  readonly digest: string | null
  readonly name: string | null
  readonly mediaType: string
  readonly bytes: number
  readonly state: string
  readonly stateName: Bilingual
  readonly by: string
  readonly at: string
  readonly steps: readonly StepView[]
}

interface DocumentSaid {
  readonly digest: string
  readonly name: string | null
}

/**
 * Keeps a document under a random id: a digest of it tells who has it what is in it, so the digest stands with what can
 * be erased. What names it is for ever, and nothing here deletes.
 */
export async function enterDocument(
  dependencies: DecideDependencies,
  document: { readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly name: string | null },
  actor: string,
): Promise<Recorded & { readonly id: string }> {
  const { store, now, newId, randomBytes } = dependencies
  const { bytes, mediaType, name } = document
  const said: DocumentSaid = { digest: digestOfBytes(bytes), name }
  const id = newId()
  const recorded = await store.append({
    kind: 'evidence-document',
    time: now().toISOString(),
    actor,
    salt: randomBytes(SALT_BYTES),
    id,
    state: 'received',
    details: { mediaType, size: bytes.length },
    bytes,
    ...erasableContent(dependencies, said),
  })
  return { ...recorded, id }
}

function digestOfBytes(bytes: Uint8Array): string {
  return `sha256:${sha256(bytes).toString('hex')}`
}

export async function viewDocument(
  { store }: Pick<DecideDependencies, 'store'>,
  id: string,
): Promise<DocumentView | undefined> {
  const stored = await store.findMatter('evidence-document', id)
  return stored === undefined ? undefined : toView(stored)
}

function toView(stored: StoredMatter): DocumentView {
  const said = saidIn(stored.content) as DocumentSaid | null
  const { mediaType, size } = stored.details as { readonly mediaType: string; readonly size: number }
  return {
    id: stored.id,
    digest: said?.digest ?? null,
    name: said?.name ?? null,
    mediaType,
    bytes: size,
    state: stored.state,
    stateName: stateName('evidence-document', stored.state),
    by: stored.author,
    at: stored.time,
    steps: stepsOf(stored),
  }
}

/**
 * The bytes of a document; undefined for an unknown or an erased one.
 * @throws {StoreError} `STORE_CORRUPT` when they are no longer those that came in
 */
export async function readDocument(
  { store }: Pick<DecideDependencies, 'store'>,
  id: string,
): Promise<Uint8Array | undefined> {
  const digest = (await viewDocument({ store }, id))?.digest ?? undefined
  const bytes = digest === undefined ? undefined : await store.documentBytes(id)
  if (bytes === undefined) return undefined
  if (digestOfBytes(bytes) !== digest)
    throw new StoreError('STORE_CORRUPT', `document ${id} is not the one that came in`)
  return bytes
}
