import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseProfile } from '../policy/load-profile.ts'
import type { Profile, ProfileContext } from '../policy/profile.ts'
import { withYamlValue } from '../reference/yaml-source.ts'

export interface AdoptRequest {
  /** The profile file; made where it is not there yet. */
  readonly file: string
  readonly pack: string
  /** The body that adopts it. */
  readonly by: string
  readonly on: string
}

const NEW_PROFILE = `# The profile of this deployment: its time zone, which packs which body has adopted, parameters and watchlist.
# yaml-language-server: $schema=data/schemas/profile.schema.json
schema: sekisho/profile/1
`

/**
 * Writes into a deployment's profile that a body has adopted a pack; comments and all else in the file stay. The new
 * file takes the place of the old one in one step, and only if it is right as a whole.
 * @throws {FileError} `FILE_INVALID` when the file is wrong, before or after; nothing is written then
 */
export function adoptPack(request: AdoptRequest, context: ProfileContext): Profile {
  const { file, pack, by, on } = request
  const before = existsSync(file) ? readFileSync(file, 'utf8') : NEW_PROFILE
  parseProfile(before, file, context)
  const after = withYamlValue(before, ['packs', pack, 'adopted'], { by, on })
  const profile = parseProfile(after, file, context)
  writeFileSync(`${file}.new`, after)
  renameSync(`${file}.new`, file)
  return profile
}
