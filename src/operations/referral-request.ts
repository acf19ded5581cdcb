import { digestOf } from '../audit/canonical-json.ts'
import { hashLeaf, rootOf } from '../audit/merkle.ts'
import type { Body, Step } from '../decision/body.ts'
import { seenLine } from '../facts/seen-line.ts'
import type { ConditionSource } from '../policy/condition.ts'
import type { CompiledPack, PolicySet } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Bilingual } from '../reference/snapshot.ts'

/**
 * What can be sent to an authority now, with the digests that bind its reply. Made when a decision is read and kept
 * nowhere: a digest of names is as good as the names, and those can be erased.
 */
export interface ReferralRequest {
  readonly rule: string
  /** Authorities, any of which may reply, with their names. */
  readonly whom: readonly { readonly id: string; readonly name: Bilingual }[]
  /** Digests are null where parts of the purchase were erased, and where the rule shows no lines. */
  readonly lines: readonly { readonly item: string; readonly lineDigest: string | null }[]
  readonly listDigest: string | null
  /** How long the authority takes, in the words of the pack. */
  readonly lead?: Bilingual
  /** The evidence to be filled in when the reply arrives. */
  readonly reply: Readonly<Record<string, unknown>>
}

/** The requests that the decision's `ask` steps amount to; steps that still need something have none yet. */
export function referralRequests(
  body: Body,
  {
    purchase,
    policySet,
    isErased,
  }: {
    readonly purchase: Purchase
    readonly policySet: PolicySet
    readonly isErased?: boolean
  },
): ReferralRequest[] {
  return body.steps.flatMap((step) => {
    if (step.kind !== 'ask' || step.needs.length > 0) return []
    const [rule = ''] = step.rules
    const pack = policySet.packs.find((one) =>
      one.source.rules.some(({ id, effect }) => id === rule && effect === 'refer'),
    )
    return pack === undefined ? [] : [toRequest(step, { rule, pack, purchase, isErased: isErased === true })]
  })
}

interface Asking {
  readonly rule: string
  readonly pack: CompiledPack
  readonly purchase: Purchase
  readonly isErased: boolean
}

function toRequest(step: Extract<Step, { kind: 'ask' }>, asking: Asking): ReferralRequest {
  const { rule, pack, purchase, isErased } = asking
  const source = pack.source.rules.find((one) => one.id === rule)
  const lines = step.items.map((item) => ({
    item,
    lineDigest: isErased ? null : (lineDigest(pack, rule, purchase, item) ?? null),
  }))
  const digests = lines.flatMap((line) => line.lineDigest ?? [])
  const listDigest = digests.length > 0 && digests.length === lines.length ? listDigestOf(digests) : null
  const lead = source?.lead?.text
  return {
    rule,
    whom: step.whom.map((id) => ({ id, name: nameOf(pack, id) })),
    lines,
    listDigest,
    ...(lead === undefined ? {} : { lead }),
    reply: replyTemplate(source?.answered, step, { lines, listDigest }),
  }
}

function nameOf(pack: CompiledPack, id: string): Bilingual {
  return pack.source.authorities?.find((one) => one.id === id)?.name ?? { en: id, ja: id }
}

function replyTemplate(
  answered: ConditionSource | undefined,
  step: Extract<Step, { kind: 'ask' }>,
  { lines, listDigest }: Pick<ReferralRequest, 'lines' | 'listDigest'>,
): ReferralRequest['reply'] {
  const wanted = answered === undefined ? undefined : evidenceIn(answered)
  return {
    type: wanted?.evidence?.[0] ?? null,
    issuerCode: wanted?.issuers?.[0] ?? step.whom[0] ?? null,
    date: null,
    subjects: step.items.map((item) => `/items/@${item}`),
    ...(wanted?.line === undefined
      ? {}
      : { lines: lines.map((line) => ({ ...line, outcome: null })), listDigest }),
    state: 'received',
  }
}

function evidenceIn(condition: ConditionSource): ConditionSource | undefined {
  if (condition.evidence !== undefined) return condition
  for (const part of [...(condition.allOf ?? []), ...(condition.anyOf ?? [])]) {
    const found = evidenceIn(part)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * The digest of a line as a refer rule of the pack shows it: SHA-256 over its canonical JSON (RFC 8785).
 * @returns undefined where the rule shows no lines or the purchase has no such line
 */
export function lineDigest(
  pack: CompiledPack,
  rule: string,
  purchase: Purchase,
  itemId: string,
): string | undefined {
  const sees = pack.source.rules.find((one) => one.id === rule)?.sees
  const item = purchase.items.find((one) => one.id === itemId)
  return sees === undefined || item === undefined ? undefined : digestOf(seenLine({ item, purchase }, sees))
}

/**
 * The digest of a list of lines: the root of the Merkle tree (RFC 6962 section 2.1) over the line digests' 32 bytes in
 * ascending order, so that it does not depend on how the lines are numbered.
 */
export function listDigestOf(lineDigests: readonly string[]): string {
  const leaves = [...lineDigests]
    .sort()
    .map((digest) => hashLeaf(Buffer.from(digest.slice('sha256:'.length), 'hex')))
  return `sha256:${rootOf(leaves).toString('hex')}`
}
