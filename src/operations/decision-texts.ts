import type { Body } from '../decision/body.ts'
import { renderTexts, type Rendering, type Texts } from '../decision/texts.ts'
import { referralRequests, type ReferralRequest } from './referral-request.ts'

/** All that is made of a decision when somebody reads it. */
export interface DecisionTexts extends Texts {
  readonly requests: readonly ReferralRequest[]
}

export function textsOf(body: Body, rendering: Rendering & { readonly isErased?: boolean }): DecisionTexts {
  return { ...renderTexts(body, rendering), requests: referralRequests(body, rendering) }
}
