import type { Day } from '../reference/snapshot.ts'

/** What a second person said of a piece of evidence in a case. */
export interface Confirmation {
  readonly evidence: string
  readonly state: 'confirmed' | 'rejected'
}

/** Who a party of the purchase is, as a second person confirmed it once for all purchases (design 2.3). */
export type PartyAnswer = {
  /** Path of the party in the purchase: the name itself stands there alone. */
  readonly at: string
  readonly profile: string
  /** The first day on which it no longer serves; absent in case facts recorded before it was kept there. */
  readonly until?: string
} & ({ readonly is: string } | { readonly isNot: readonly string[] })

/** A waiver that a claim of the purchase names, as it stands on the day; only `confirmed` carries anything. */
export interface WaiverInForce {
  readonly id: string
  /** `issuerCode` of who issued it. */
  readonly issuer: string
  readonly rules: readonly string[]
  readonly from: Day
  readonly until: Day
  /** Ids of the lines that it is about; null: the purchase and all its lines. */
  readonly items: readonly string[] | null
  readonly standing:
    'confirmed' | 'entered' | 'rejected' | 'withdrawn' | 'not-yet' | 'expired' | 'exhausted' | 'out-of-scope'
}

/**
 * What is in force for a case beside the purchase itself; an input of `resolve`, kept by digest (design 2.9).
 * Confirmations are ordered by evidence id, one for each.
 */
export interface CaseFacts {
  readonly schema: 'sekisho/case-facts/1'
  /** True for `check` and trials, which take the file's word for what is confirmed and say so; false once recorded. */
  readonly trustsFile: boolean
  readonly confirmations: readonly Confirmation[]
  /** Ordered by path, one for each party at the most; absent when there are none. */
  readonly profiles?: readonly PartyAnswer[]
  /** Ordered by id; absent when no claim names one that is entered. */
  readonly waivers?: readonly WaiverInForce[]
}

/** Case facts of a purchase that is only tried: nothing is held, the file is believed. */
export const FILE_TRUSTED: CaseFacts = { schema: 'sekisho/case-facts/1', trustsFile: true, confirmations: [] }

/** Case facts of a new case: nothing is confirmed yet, whatever the file says. */
export const NOTHING_CONFIRMED: CaseFacts = {
  schema: 'sekisho/case-facts/1',
  trustsFile: false,
  confirmations: [],
}
