import type { SteppedMatter } from './state-machines.ts'

/** The collection under which a matter stands in paths. */
export const COLLECTIONS: Readonly<Record<SteppedMatter, string>> = {
  'evidence-document': 'evidence',
  waiver: 'waivers',
  referral: 'referrals',
  determination: 'determinations',
  clearance: 'clearances',
  duty: 'duties',
}
