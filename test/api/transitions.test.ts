import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingKey } from '../../src/decision/body.ts'
import { COLLECTIONS } from '../../src/operations/procedure/collections.ts'
import { createPrincipal } from '../../src/operations/keys.ts'
import { PERMISSIONS, ROLES, type Role } from '../../src/operations/permissions.ts'
import { isCondition } from '../../src/operations/procedure/decided.ts'
import {
  MACHINES,
  type Machine,
  type MachineName,
  type SteppedMatter,
} from '../../src/operations/procedure/state-machines.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { example } from '../support/shipped.ts'
import { caller, computerLine, ministryPurchase, type Answer, type Caller } from '../support/procedure.ts'

let deployment: TestDeployment
/** Two people for each role: one enters what the other decides on. */
const first = new Map<Role, Caller>()
const second = new Map<Role, Caller>()

beforeAll(async () => {
  deployment = await openTestDeployment()
  for (const people of [first, second])
    for (const role of ROLES) people.set(role, caller(deployment, await deployment.key(role)))
})

afterAll(async () => {
  await deployment.close()
})

const as = (people: ReadonlyMap<Role, Caller>, role: Role): Caller => {
  const found = people.get(role)
  if (found === undefined) throw new Error(role)
  return found
}
const officer = (): Caller => as(first, 'officer')
const SAID = { reasons: 'because it was looked at', evidence: ['a-document'] }

async function decided(purchase: unknown): Promise<Answer> {
  return (await officer().post('/v1/decisions', purchase)).body as Answer
}

const idOf = ({ body }: { readonly body: unknown }): string => {
  const { id, code } = body as { readonly id?: string; readonly code?: string }
  const found = id ?? code
  if (found === undefined) throw new Error(JSON.stringify(body))
  return found
}

/** Enters a new one of a kind, in its first state, by the first officer or the first responsible officer. */
const enter: Readonly<Record<SteppedMatter, (state: string) => Promise<string>>> = {
  'evidence-document': async () => idOf(await officer().send('/v1/evidence', 'text/plain', 'a text')),
  waiver: async () =>
    idOf(
      await officer().post('/v1/waivers', {
        issuer: 'us-dni',
        instrument: 'An act of the Director, number 1',
        rules: ['US-889-A1'],
        scope: {},
        from: '2026-01-01',
        until: '2027-12-31',
      }),
    ),
  referral: async () => {
    const answer = await decided(ministryPurchase([computerLine('1', 'RX-1', 1)]))
    const said = {
      decision: answer.id,
      rule: 'JP-AGR-3',
      authority: 'jp-nco',
      items: ['1'],
      sent: '2026-11-20',
    }
    return idOf(await officer().post(`/v1/cases/${answer.case}/referrals`, said))
  },
  duty: async () => {
    const answer = await decided(ministryPurchase([computerLine('1', 'RX-1', 1)]))
    const condition = answer.body.findings.filter(isCondition).map(findingKey)[0]
    const said = {
      decision: answer.id,
      condition,
      what: 'a clause',
      debtor: 'buyer',
      acceptedBy: 'A',
      due: '2027-01-31',
    }
    return idOf(await officer().post(`/v1/cases/${answer.case}/duties`, said))
  },
  determination: (state) => determinationIn(state),
  clearance: async () => {
    const determination = await determinationIn('standing')
    return idOf(
      await officer().post(`/v1/determinations/${determination}/clearances`, { until: '2027-03-31' }),
    )
  },
}

/** One on a purchase that passes; or one that says the machine is wrong about a prohibition, which waits for a second. */
async function determinationIn(state: string): Promise<string> {
  const waits = state === 'awaiting-second'
  const answer = await decided(example(waits ? 'us-media-converter' : 'us-unlisted-maker'))
  const said = {
    decision: answer.id,
    items: answer.body.items.map(({ id }) => ({
      item: id,
      decides: 'approve',
      ...(waits
        ? {
            departures: [
              {
                kind: 'machine-error',
                findings: answer.body.findings.filter(({ effect }) => effect !== 'note').map(findingKey),
                reasons: 'The name is that of another firm.',
              },
            ],
          }
        : {}),
    })),
    reasons: 'as it was looked at',
    interests: { any: false },
  }
  return idOf(await as(first, 'responsible-officer').post(`/v1/cases/${answer.case}/determinations`, said))
}

/** How to come from the first state to another, by people who may. */
const WAYS: Readonly<Record<SteppedMatter, Readonly<Record<string, readonly string[]>>>> = {
  'evidence-document': { received: [], confirmed: ['confirm'], rejected: ['reject'] },
  waiver: { entered: [], confirmed: ['confirm'], rejected: ['reject'], withdrawn: ['withdraw'] },
  referral: { sent: [], answered: ['answer'], withdrawn: ['withdraw'] },
  duty: { open: [], proved: ['prove'], accepted: ['prove', 'accept'], waived: ['waive'] },
  determination: { 'awaiting-second': [], standing: [], withdrawn: ['withdraw'] },
  clearance: { valid: [], withdrawn: ['withdraw'] },
}

async function standing(matter: SteppedMatter, state: string): Promise<string> {
  const id = await enter[matter](state)
  for (const step of WAYS[matter][state] ?? []) {
    const { operation } = MACHINES[matter].steps[step] ?? {}
    if (operation === undefined) throw new Error(step)
    const taken = await as(second, PERMISSIONS[operation][0]).post(
      `/v1/${COLLECTIONS[matter]}/${id}/${step}`,
      SAID,
    )
    if (taken.status !== 200) throw new Error(taken.text)
  }
  const found = (await officer().get(`/v1/${COLLECTIONS[matter]}/${id}`)).body as { readonly state: string }
  expect(found.state).toBe(state)
  return id
}

const steps = (Object.keys(COLLECTIONS) as SteppedMatter[]).flatMap((matter) => {
  const machine: Machine = MACHINES[matter]
  return Object.entries(machine.steps).flatMap(([step, transition]) =>
    Object.keys(machine.states).map((state) => ({ matter, step, state, transition })),
  )
})

describe('steps', () => {
  it.each(steps)('$matter $step from $state, by every role', async ({ matter, step, state, transition }) => {
    const allowed: readonly Role[] = PERMISSIONS[transition.operation]
    const path = async (): Promise<string> =>
      `/v1/${COLLECTIONS[matter]}/${await standing(matter, state)}/${step}`
    const shared = await path()
    for (const role of ROLES) {
      const isAllowed = allowed.includes(role)
      const isFrom = transition.from.includes(state)
      // A step that is taken leaves another state behind, so each role that may gets one of its own.
      const third = caller(
        deployment,
        (await createPrincipal(deployment.context, { name: 'x', roles: [role], actor: 'p_t' })).secret,
      )
      const answer = await third.post(isAllowed && isFrom ? await path() : shared, SAID)
      expect([role, answer.status]).toEqual([role, !isAllowed ? 403 : isFrom ? 200 : 409])
      if (!isAllowed) expect(answer.text).toContain(`it is for ${allowed.join(', ')}`)
      else if (isFrom) expect(answer.body).toMatchObject({ state: transition.to })
      else expect(answer.text).toContain(transition.from.join(' or '))
    }
  })

  it.each(steps.filter(({ transition, state }) => transition.from.includes(state)))(
    '$matter $step from $state says why',
    async ({ matter, step, state, transition }) => {
      const id = await standing(matter, state)
      const role = PERMISSIONS[transition.operation][0]
      const answer = await as(second, role).post(`/v1/${COLLECTIONS[matter]}/${id}/${step}`, {})
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(transition.wants)])
    },
  )

  it.each([
    ['evidence-document', 'received', 'confirm', 'officer'],
    ['evidence-document', 'received', 'reject', 'officer'],
    ['waiver', 'entered', 'confirm', 'officer'],
    ['waiver', 'entered', 'reject', 'officer'],
    ['determination', 'awaiting-second', 'confirm', 'responsible-officer'],
  ] as const)('%s %s cannot %s by who entered it', async (matter, state, step, role) => {
    const id = await standing(matter, state)
    const answer = await as(first, role).post(`/v1/${COLLECTIONS[matter]}/${id}/${step}`, SAID)
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('another person has to')])
  })

  it('who proves a duty accepts no proof of it', async () => {
    const id = await enter.duty('open')
    const one = as(first, 'responsible-officer')
    expect((await one.post(`/v1/duties/${id}/prove`, SAID)).status).toBe(200)
    for (const step of ['accept', 'return'])
      expect((await one.post(`/v1/duties/${id}/${step}`, SAID)).status).toBe(403)
    expect(
      (await as(second, 'responsible-officer').post(`/v1/duties/${id}/return`, SAID)).body,
    ).toMatchObject({ state: 'open' })
  })
})

describe('evidence of a case', () => {
  it.each(ROLES)('is confirmed and rejected by whom the table says: %s', async (role) => {
    const answer = await decided(ministryPurchase([computerLine('1', 'RX-1', 1)]))
    const allowed: readonly Role[] =
      PERMISSIONS[MACHINES.evidence.steps['confirm']?.operation ?? 'confirm-evidence']
    for (const state of ['confirmed', 'rejected', 'confirmed']) {
      const path = `/v1/cases/${answer.case}/confirmations`
      const { status } = await as(second, role).post(path, { evidence: 'ev-det', state })
      expect(status).toBe(allowed.includes(role) ? 201 : 403)
      expect((await officer().post(path, { evidence: 'ev-det', state })).status).toBe(403)
    }
  })
})

describe('the tables', () => {
  it.each(Object.keys(MACHINES) as MachineName[])(
    '%s can be entered by every role that it says, and no other',
    async (name) => {
      const machine: Machine = MACHINES[name]
      const places: Readonly<Record<MachineName, string>> = {
        evidence: '/v1/decisions',
        'evidence-document': '/v1/evidence',
        waiver: '/v1/waivers',
        referral: '/v1/cases/none/referrals',
        duty: '/v1/cases/none/duties',
        determination: '/v1/cases/none/determinations',
        clearance: '/v1/determinations/none/clearances',
      }
      for (const role of ROLES) {
        const { status } = await as(first, role).post(places[name], {})
        expect([role, status === 403]).toEqual([
          role,
          !(PERMISSIONS[machine.enteredBy] as readonly Role[]).includes(role),
        ])
      }
    },
  )

  it.each(Object.entries(MACHINES) as [MachineName, Machine][])(
    '%s leads from states to states, all of which are reached',
    (_name, machine) => {
      const states = Object.keys(machine.states)
      const reached = new Set([...machine.initial, ...Object.values(machine.steps).map((one) => one.to)])
      expect([...reached].sort()).toEqual(states.sort())
      for (const { from } of Object.values(machine.steps))
        expect(from.filter((state) => !states.includes(state))).toEqual([])
      for (const name of Object.values({ ...machine.states, ...machine.derived })) {
        expect(name.en).toMatch(/[a-z]/)
        expect(name.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
      }
    },
  )
})
