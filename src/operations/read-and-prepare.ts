import { NOTHING_CONFIRMED } from '../facts/case-facts.ts'
import { withProfiles, type HeldProfile } from '../facts/party-profiles.ts'
import { withWaivers, type HeldWaiver } from '../facts/waivers.ts'
import type { Issue } from '../purchase/issue.ts'
import { parseJson } from '../purchase/parse-json.ts'
import type { Rulebook } from './deployment.ts'
import { prepareDecision, type PreparedDecision } from './prepare-decision.ts'
import { readPurchase } from './read-purchase.ts'
import { dayOf } from './today.ts'

/** The bytes of a purchase for a new case. */
export interface NewCaseRequest {
  readonly bytes: Uint8Array
  readonly time: string
  readonly timeZone: string
  /** Answers about parties that the record holds; absent when it holds none. */
  readonly profiles?: readonly HeldProfile[]
  /** Waivers that the record holds; absent when it holds none. */
  readonly waivers?: readonly HeldWaiver[]
}

/** A decision made ready, or why the bytes are no purchase: they cannot be parsed, or they say the wrong thing. */
export type Preparation =
  | { readonly ok: true; readonly prepared: PreparedDecision }
  | { readonly ok: false; readonly kind: 'unparsable' | 'invalid'; readonly issues: readonly Issue[] }

/** From bytes to a decision, in one go and in one thread, whichever that is. */
export function readAndPrepare(
  rulebook: Rulebook,
  request: NewCaseRequest,
  randomBytes: (count: number) => Buffer,
): Preparation {
  const json = parseJson(request.bytes)
  if (!json.ok) return { ok: false, kind: 'unparsable', issues: json.issues }
  const read = readPurchase(json.value, rulebook)
  if (!read.ok) return { ok: false, kind: 'invalid', issues: read.issues }
  const { time, timeZone } = request
  const asOf = dayOf(read.value, new Date(time), timeZone)
  const waived = withWaivers(NOTHING_CONFIRMED, read.value, request.waivers ?? [], asOf)
  const { snapshot } = rulebook
  const caseFacts = withProfiles(waived, read.value, request.profiles ?? [], { snapshot, asOf })
  const prepared = prepareDecision(rulebook, { purchase: read.value, caseFacts, time, timeZone }, randomBytes)
  return { ok: true, prepared }
}
