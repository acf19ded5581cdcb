import { ACTS_TO_COME } from '../decision/acts-to-come.ts'
import { OUTCOMES } from '../decision/body.ts'
import { CAUSES } from '../decision/horizon-entries.ts'
import { DutySchema } from '../operations/procedure/accept-condition.ts'
import { AnswersSchema } from '../operations/procedure/answers.ts'
import { ClearanceSchema, OrderSchema } from '../operations/procedure/clear.ts'
import { DeterminationSchema } from '../operations/procedure/determination.ts'
import { ReferralSchema } from '../operations/procedure/enter-referral.ts'
import { WaiverSchema } from '../operations/procedure/enter-waiver.ts'
import { StepSchema } from '../operations/procedure/take-step.ts'
import { MatchRequest } from './matching.ts'
import { PartyProfileSchema } from '../purchase/party-profile.ts'

const HORIZON_ENTRY = {
  type: 'object',
  properties: {
    day: { type: 'string', format: 'date' },
    act: { type: 'object', properties: { kind: { enum: ACTS_TO_COME }, id: { type: ['string', 'null'] } } },
    item: { type: ['string', 'null'] },
    rule: { type: 'string' },
    from: { enum: OUTCOMES },
    to: { enum: OUTCOMES },
    causes: { type: 'array', items: { type: 'object', properties: { kind: { enum: CAUSES } } } },
  },
}

/** What bodies of requests and answers look like, beside the purchase. */
export const SCHEMAS = {
  Match: MatchRequest,
  Confirmation: {
    type: 'object',
    required: ['evidence', 'state'],
    properties: { evidence: { type: 'string' }, state: { enum: ['confirmed', 'rejected'] } },
  },
  PartyProfile: PartyProfileSchema,
  Answers: AnswersSchema,
  Waiver: WaiverSchema,
  Referral: ReferralSchema,
  Duty: DutySchema,
  Determination: DeterminationSchema,
  Clearance: ClearanceSchema,
  Order: OrderSchema,
  Step: StepSchema,
  MatchConfirmation: {
    type: 'object',
    required: ['state'],
    properties: { state: { enum: ['confirmed', 'rejected'] } },
  },
  Principal: {
    type: 'object',
    required: ['name', 'roles'],
    properties: {
      name: { type: 'string', maxLength: 200 },
      roles: { type: 'array', items: { type: 'string' } },
    },
  },
  Decision: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      body: { type: 'object', properties: { outcome: { enum: OUTCOMES } } },
      horizon: {
        type: 'object',
        description: 'Only where it was asked for.',
        properties: { digest: { type: 'string' }, entries: { type: 'array', items: HORIZON_ENTRY } },
      },
    },
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457',
    required: ['type', 'title', 'status'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        },
      },
    },
  },
}
