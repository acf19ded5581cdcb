import { canonicalJson } from '../../audit/canonical-json.ts'
import { commit, SALT_BYTES } from '../../audit/commitment.ts'
import type { ErasableValue } from '../../audit/commitment.ts'
import type { Surroundings } from '../deployment.ts'

/** Free text, names and digests of what was handed in, as one value that can be erased, with its commitment. */
export function erasableContent(
  { randomBytes }: Pick<Surroundings, 'randomBytes'>,
  said: unknown,
): { readonly content: ErasableValue; readonly commitment: string } {
  const salt = randomBytes(SALT_BYTES)
  const value = canonicalJson(said)
  return {
    content: { pointer: '/content', salt: salt.toString('base64url'), value },
    commitment: commit(salt, value),
  }
}

/** What was handed in; null once erased. */
export function saidIn(content: string | null): unknown {
  return content === null ? null : JSON.parse(content)
}
