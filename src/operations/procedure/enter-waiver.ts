import Type from 'typebox'
import { SALT_BYTES } from '../../audit/commitment.ts'
import { issue, type Issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { closed, Code, Day, Id, open, Prose } from '../../purchase/vocabulary.ts'
import type { Recorded } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { erasableContent } from './content.ts'

/** The act of an authority that sets rules aside, as it is entered. */
export const WaiverSchema = closed(
  {
    issuer: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
      description: 'The `issuerCode` of the authority, as packs name it under `waivers`.',
    }),
    instrument: Type.String({
      minLength: 1,
      maxLength: 4000,
      description: 'The act itself: its title, number and day.',
    }),
    rules: Type.Array(Code, { minItems: 1, maxItems: 100, uniqueItems: true }),
    scope: closed(
      {
        references: open(
          Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
            minItems: 1,
            maxItems: 500,
            uniqueItems: true,
          }),
        ),
        items: open(Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true })),
      },
      'Which purchases by their reference, and which of their lines; without them, any that the rules are about.',
    ),
    from: Day,
    until: Day,
    uses: open(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    document: open(Id),
    note: open(Prose),
  },
  'A waiver: who issued what, for which rules and purchases, from when until when, how often.',
)
type WaiverSaid = Type.Static<typeof WaiverSchema>

const validate = createValidator(WaiverSchema)

/** Enters a waiver; it helps nothing until a second person has confirmed it. */
export async function enterWaiver(
  dependencies: DecideDependencies,
  { said: input, actor }: { readonly said: unknown; readonly actor: string },
): Promise<Parsed<Recorded & { readonly id: string }>> {
  const shape = [...checkText(input), ...validate(input)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const said = input as WaiverSaid
  const issues = await whatIsWrong(said, dependencies)
  if (issues.length > 0) return { ok: false, issues }
  const { store, newId, now, randomBytes } = dependencies
  const { issuer, rules, from, until, scope, document, instrument, note } = said
  const uses = said.uses ?? null
  const id = newId()
  const recorded = await store.append({
    kind: 'waiver',
    time: now().toISOString(),
    actor,
    salt: randomBytes(SALT_BYTES),
    id,
    state: 'entered',
    uses,
    details: {
      issuer,
      rules: rules.toSorted(),
      from,
      until,
      uses,
      document: document ?? null,
      scope: {
        ...(scope.references === undefined || scope.references === null
          ? {}
          : { references: scope.references }),
        ...(scope.items === undefined || scope.items === null ? {} : { items: scope.items }),
      },
    },
    ...erasableContent(dependencies, { instrument, note: note ?? null }),
  })
  return { ok: true, value: { ...recorded, id } }
}

/** A waiver of what nobody can waive, or by somebody who cannot, is refused when it is entered, not when it fails. */
async function whatIsWrong(said: WaiverSaid, { policySet, store }: DecideDependencies): Promise<Issue[]> {
  const issues: Issue[] = []
  said.rules.forEach((id, at) => {
    const pack = policySet.packs.find((one) => one.rule(id) !== undefined)
    const waivable = pack?.rule(id)?.waivableBy ?? []
    if (pack === undefined)
      issues.push(issue(`/rules/${at}`, 'unknown-rule', id, 'the id of a rule of a pack in force'))
    else if (!waivable.includes(said.issuer))
      issues.push(
        issue(
          '/issuer',
          'cannot-waive',
          said.issuer,
          `who can waive ${id}: ${waivable.join(', ') || 'nobody'}`,
        ),
      )
  })
  if (said.until < said.from) issues.push(issue('/until', 'day', said.until, `a day not before ${said.from}`))
  if ((said.scope.items ?? null) !== null && (said.scope.references ?? null) === null)
    issues.push(issue('/scope/references', 'required', 'nothing', 'whose lines they are: references'))
  const { document } = said
  if (typeof document === 'string' && (await store.findMatter('evidence-document', document)) === undefined)
    issues.push(issue('/document', 'unknown-document', document, 'the id of a document that came in'))
  return issues
}
