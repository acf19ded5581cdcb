import Type from 'typebox'
import { didYouMean } from '../purchase/did-you-mean.ts'
import type { Day } from '../reference/snapshot.ts'
import { checkPack, type PackIssue } from './check-pack.ts'
import type { Known } from './check-condition.ts'
import { ParameterName } from './condition.ts'
import type { PackSource } from './pack.ts'
import { isRealDay, misfit, ParameterValue } from './parameter.ts'
import { withSettings } from './settings.ts'

const closed = { additionalProperties: false } as const
const name = Type.String({ minLength: 1, maxLength: 200 })
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2027-01-15'] })
const packId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' })

const Adoption = Type.Object(
  { by: name, on: day },
  {
    ...closed,
    description: 'The body that adopts the pack (a body, not a person), and from which day it binds.',
  },
)

const PackProfile = Type.Object(
  {
    adopted: Type.Optional(Adoption),
    parameters: Type.Optional(Type.Record(ParameterName, ParameterValue, { maxProperties: 50 })),
  },
  closed,
)

export const Watched = Type.Object(
  {
    entity: Type.Optional(Type.String({ description: 'Id of an organisation of the reference data.' })),
    name: Type.Optional(name),
    names: Type.Optional(Type.Array(name, { maxItems: 50, description: 'Further names, in any script.' })),
    identifiers: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z][A-Za-z]+$' }), Type.Array(Type.String({ maxLength: 100 }))),
    ),
    since: day,
    until: Type.Optional(day),
  },
  {
    ...closed,
    description: 'An organisation that the deployment watches: one of the reference data, or by its name.',
  },
)

/**
 * What is a deployment's own: its time zone, which packs which body has adopted, what it sets of their parameters, and
 * whom it watches. It is part of what the digest of the policies names.
 */
export const ProfileSchema = Type.Object(
  {
    schema: Type.Literal('sekisho/profile/1'),
    timeZone: Type.Optional(
      Type.String({ maxLength: 64, description: 'IANA time zone of buyers that name none.' }),
    ),
    packs: Type.Optional(Type.Record(packId, PackProfile, { maxProperties: 200 })),
    watchlist: Type.Optional(Type.Array(Watched, { maxItems: 2000 })),
  },
  { ...closed, description: 'The profile of a deployment.' },
)
export type Profile = Type.Static<typeof ProfileSchema>
export type Watched = Type.Static<typeof Watched>

/** A deployment that has set nothing: every house pack is advisory, every parameter has its default. */
export const NO_PROFILE: Profile = { schema: 'sekisho/profile/1' }

/** From which day the pack binds by adoption; null where nobody has adopted it. */
export function adoptedOn(pack: PackSource, profile: Profile): Day | null {
  return packProfile(pack, profile).adopted?.on ?? null
}

function packProfile(pack: PackSource, profile: Profile): NonNullable<Profile['packs']>[string] {
  const { packs = {} } = profile
  return (Object.hasOwn(packs, pack.id) ? packs[pack.id] : undefined) ?? {}
}

/** The pack as it stands in the deployment: parameters set, and binding where a body has adopted it. */
export function settled(
  pack: PackSource,
  profile: Profile,
  report: (pointer: string, message: string) => void,
): PackSource {
  const own = packProfile(pack, profile)
  const set = withSettings(pack, own.parameters ?? {}, report)
  return own.adopted === undefined ? set : { ...set, status: 'binding' }
}

export interface ProfileContext {
  readonly packs: readonly PackSource[]
  readonly known: Known
  readonly entities: ReadonlySet<string>
  readonly isTimeZone: (zone: string) => boolean
}

/** Everything about a profile that its schema cannot say, by JSON Pointer. */
export function checkProfile(profile: Profile, context: ProfileContext): PackIssue[] {
  const issues: PackIssue[] = []
  const report = (pointer: string, message: string): void => void issues.push({ pointer, message })
  if (profile.timeZone !== undefined && !context.isTimeZone(profile.timeZone)) {
    report('/timeZone', `${profile.timeZone} is no IANA time zone such as Asia/Tokyo`)
  }
  for (const id of Object.keys(profile.packs ?? {})) {
    const pack = context.packs.find((one) => one.id === id)
    if (pack === undefined) {
      const ids = context.packs.map((one) => one.id)
      report(`/packs/${id}`, `unknown pack ${id}${didYouMean(id, ids)}; there are ${ids.join(', ')}`)
    } else checkPackProfile(pack, profile, context.known, report)
  }
  profile.watchlist?.forEach((watched, index) => {
    checkWatched(watched, `/watchlist/${index}`, context.entities, report)
  })
  return issues
}

type Report = (pointer: string, message: string) => void

function checkPackProfile(pack: PackSource, profile: Profile, known: Known, report: Report): void {
  const at = `/packs/${pack.id}`
  const { adopted, parameters = {} } = packProfile(pack, profile)
  if (adopted !== undefined) {
    if (pack.kind === 'regime') {
      report(
        `${at}/adopted`,
        `${pack.id} is a regime: law binds whom it binds; only house packs and watchlists are adopted`,
      )
    }
    if (!isRealDay(adopted.on)) report(`${at}/adopted/on`, `${adopted.on} is not a day of the calendar`)
  }
  let isFit = true
  for (const [key, value] of Object.entries(parameters)) {
    const parameter = pack.parameters?.[key]
    const expected = parameter === undefined ? undefined : misfit(parameter.type, value)
    if (parameter === undefined) {
      const names = Object.keys(pack.parameters ?? {})
      report(`${at}/parameters/${key}`, `unknown parameter of ${pack.id} ${key}${didYouMean(key, names)}`)
    } else if (expected !== undefined) report(`${at}/parameters/${key}`, `expected ${expected}`)
    if (parameter === undefined || expected !== undefined) isFit = false
  }
  if (!isFit) return
  // A value of the right type may still be no code that the condition knows.
  const faults = checkPack(settled(pack, profile, report), known)
  for (const fault of faults)
    report(`${at}/parameters`, `with these values ${fault.pointer} is wrong: ${fault.message}`)
}

function checkWatched(watched: Watched, at: string, entities: ReadonlySet<string>, report: Report): void {
  const { entity, since, until } = watched
  if ((entity === undefined) === (watched.name === undefined)) {
    report(at, 'expected either entity (of the reference data) or name')
  }
  if (entity !== undefined && !entities.has(entity)) {
    report(`${at}/entity`, `unknown entity ${entity}${didYouMean(entity, [...entities])}`)
  }
  for (const [member, value] of [
    ['since', since],
    ['until', until],
  ] as const) {
    if (value !== undefined && !isRealDay(value))
      report(`${at}/${member}`, `${value} is not a day of the calendar`)
  }
  if (until !== undefined && until < since) report(`${at}/until`, `expected a day on or after ${since}`)
}
