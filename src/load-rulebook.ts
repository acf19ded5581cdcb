import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toRulebook, compileReference, type Rulebook } from './operations/deployment.ts'
import { isTimeZone } from './operations/today.ts'
import type { Known } from './policy/check-condition.ts'
import { loadPacks } from './policy/load-packs.ts'
import { loadProfile } from './policy/load-profile.ts'
import type { PackSource } from './policy/pack.ts'
import { NO_PROFILE, type ProfileContext } from './policy/profile.ts'
import { loadPrepared } from './reference/load-prepared.ts'
import type { NameRegister } from './reference/names/name-register.ts'
import type { Reference } from './reference/reference-schema.ts'
import { WATCHLIST, withWatchlist } from './reference/watchlist.ts'

/** The folder of the project, with policies and reference data: the nearest above this file that has a package.json. */
export const PROJECT = findProject(fileURLToPath(new URL('../', import.meta.url)))

function findProject(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findProject(join(folder, '../'))
}

/**
 * Loads policies and reference data as the project ships them, with the deployment's profile where it has one.
 * @param held the names of the reference data, where another thread has prepared them
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function loadRulebook(profilePath?: string, held?: () => NameRegister | undefined): Rulebook {
  const { reference, packs, context } = loadShipped()
  const profile = profilePath === undefined ? NO_PROFILE : loadProfile(profilePath, context)
  const snapshot = compileReference(withWatchlist(reference, profile.watchlist ?? []), held)
  return toRulebook(packs, snapshot, profile)
}

/** What a profile is checked against: the packs and organisations that the project ships. */
export function profileContext(): ProfileContext {
  return loadShipped().context
}

function loadShipped(): { reference: Reference; packs: PackSource[]; context: ProfileContext } {
  const reference = loadPrepared(`${PROJECT}data/reference`, `${PROJECT}dist/reference.json`)
  const known: Known = {
    categories: new Set(reference.categories.map((category) => category.code)),
    lists: new Set([...reference.lists.map((list) => list.id), WATCHLIST]),
  }
  const packs = loadPacks(`${PROJECT}policies`, known)
  const entities = new Set(reference.entities.map((entity) => entity.id))
  return { reference, packs, context: { packs, known, entities, isTimeZone } }
}
