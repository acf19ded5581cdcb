import type { Request, Response } from 'express'
import Type, { type Static } from 'typebox'
import { categoryFault, matchEntities } from '../operations/match-entities.ts'
import { issue } from '../purchase/issue.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import type { ApiContext } from './context.ts'
import { hasOnly, jsonBody } from './input.ts'
import { sendIssues } from './problem.ts'

const closed = { additionalProperties: false } as const

/** A name in question, with what is known of its bearer. */
const AskedParty = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 500 }),
    legalName: Type.Optional(Type.Union([Type.String({ maxLength: 500 }), Type.Null()])),
    country: Type.Optional(Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()])),
    category: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    identifiers: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 100 }), Type.Null()]), {
        maxProperties: 20,
      }),
    ),
  },
  closed,
)

/** One party, or up to 100 under `parties`. */
export const MatchRequest = Type.Union([
  AskedParty,
  Type.Object({ parties: Type.Array(AskedParty, { minItems: 1, maxItems: 100 }) }, closed),
])

const validateOne = createValidator(AskedParty)
const validateMany = createValidator(MatchRequest.anyOf[1])

/** Answers whom one name, or each of many, may mean. */
export function matchParties({ snapshot }: ApiContext, request: Request, response: Response): void {
  if (!hasOnly(request, response, [])) return
  const json = jsonBody(request, response)
  if (json === undefined) return
  const isMany = typeof json.value === 'object' && json.value !== null && 'parties' in json.value
  const issues = (isMany ? validateMany : validateOne)(json.value)
  if (issues.length > 0) {
    sendIssues(request, response, issues, 'invalid')
    return
  }
  const asked = isMany
    ? (json.value as { readonly parties: readonly Asked[] }).parties
    : [json.value as Asked]
  const wrong = asked.flatMap((party, index) => {
    const fault = categoryFault(snapshot, party.category)
    const pointer = isMany ? `/parties/${index}/category` : '/category'
    return fault === undefined
      ? []
      : [issue(pointer, 'unknown-code', JSON.stringify(party.category), `a category; ${fault}`)]
  })
  if (wrong.length > 0) {
    sendIssues(request, response, wrong, 'invalid')
    return
  }
  if (!isMany) response.json({ snapshot: snapshot.digest, ...matchEntities(snapshot, json.value as Asked) })
  else {
    const { parties } = json.value as { readonly parties: readonly Asked[] }
    response.json({
      snapshot: snapshot.digest,
      results: parties.map((party) => matchEntities(snapshot, party)),
    })
  }
}

type Asked = Static<typeof AskedParty>
