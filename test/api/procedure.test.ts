import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { findingKey } from '../../src/decision/body.ts'
import { isCondition } from '../../src/operations/procedure/decided.ts'
import type { ClearanceView } from '../../src/operations/procedure/clearance-view.ts'
import type { DutyView } from '../../src/operations/procedure/duty-view.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import {
  caller,
  ministryPurchase,
  replyTo,
  computerLine,
  type Answer,
  type Caller,
} from '../support/procedure.ts'

let deployment: TestDeployment
let officer: Caller
let adviser: Caller
let responsible: Caller

beforeAll(async () => {
  deployment = await openTestDeployment()
  officer = caller(deployment, await deployment.key('officer'))
  adviser = caller(deployment, await deployment.key('adviser'))
  responsible = caller(deployment, await deployment.key('responsible-officer'))
})

afterAll(async () => {
  await deployment.close()
})

const outcomes = ({ body }: Answer): string[] => body.items.map(({ outcome }) => outcome)
const asked = ({ texts }: Answer): string[] =>
  texts.requests.filter((one) => one.rule === 'JP-AGR-3').flatMap((one) => one.lines.map((line) => line.item))

async function confirm(caseId: string, evidence: string): Promise<void> {
  const response = await adviser.post(`/v1/cases/${caseId}/confirmations`, { evidence, state: 'confirmed' })
  expect(response.status).toBe(201)
}

describe('the procedure of the agreement of 2018, from the list to the order', () => {
  it('asks, substitutes, asks again about what changed alone, determines, clears, counts', async () => {
    const lines = [computerLine('1', 'RX-530', 40), computerLine('2', 'RX-10', 8)]
    const first = (await officer.post('/v1/decisions', ministryPurchase(lines))).body as Answer
    const id = first.case
    expect([outcomes(first), asked(first)]).toEqual([
      ['refer', 'refer'],
      ['1', '2'],
    ])
    const referred = await officer.post(`/v1/cases/${id}/referrals`, {
      decision: first.id,
      rule: 'JP-AGR-3',
      authority: 'jp-nco',
      items: ['1', '2'],
      sent: '2026-11-18',
    })
    expect(referred.status).toBe(201)

    // The reply: concern remains on line 1.
    const advice = replyTo(first, 'JP-AGR-3', 'ev-adv', { '1': 'concern-remains', '2': 'no-concern' })
    const revise = `/v1/cases/${id}/revisions`
    await officer.post(revise, ministryPurchase(lines, [advice]))
    await confirm(id, 'ev-adv')
    const second = (await officer.post(revise, ministryPurchase(lines, [advice]))).body as Answer
    expect(outcomes(second)).toEqual(['refer', 'approve-with-conditions'])
    expect(second.body.items[0]?.decisive).toContain('JP-AGR-5')
    const { id: referral } = referred.body as { readonly id: string }
    const answered = await officer.post(`/v1/referrals/${referral}/answer`, { evidence: ['ev-adv'] })
    expect(answered.body).toMatchObject({ state: 'answered' })

    // Another product on line 1 is a new line; line 2 stays answered.
    const substituted = [computerLine('1', 'RX-540', 40), computerLine('2', 'RX-10', 8)]
    const third = (await officer.post(revise, ministryPurchase(substituted, [advice]))).body as Answer
    expect([outcomes(third), asked(third)]).toEqual([['refer', 'approve-with-conditions'], ['1']])

    const again = replyTo(third, 'JP-AGR-3', 'ev-adv-2', { '1': 'no-concern' })
    await officer.post(revise, ministryPurchase(substituted, [advice, again]))
    await confirm(id, 'ev-adv-2')
    const last = (await officer.post(revise, ministryPurchase(substituted, [advice, again]))).body as Answer
    expect(outcomes(last)).toEqual(['approve-with-conditions', 'approve-with-conditions'])

    const said = {
      decision: last.id,
      items: ['1', '2'].map((item) => ({ item, decides: 'approve-with-conditions' })),
      reasons: '助言において懸念は示されておらず、契約条項により継続性を確保できるため。',
      interests: { any: false },
    }
    const early = await responsible.post(`/v1/cases/${id}/determinations`, said)
    expect(early.status).toBe(422)
    expect(early.text).toContain('not-accepted')

    const conditions = last.body.findings.filter(isCondition).map(findingKey)
    expect(conditions.length).toBeGreaterThan(0)
    const duties: DutyView[] = []
    for (const condition of conditions) {
      const accepted = await officer.post(`/v1/cases/${id}/duties`, {
        decision: last.id,
        condition,
        what: '契約書に当該条項を置く。',
        debtor: 'P1',
        acceptedBy: '例示システムズ株式会社 契約担当',
        due: '2027-01-31',
        ...(duties.length === 0 ? { before: 'order' } : {}),
      })
      expect(accepted.status).toBe(201)
      duties.push(accepted.body as DutyView)
    }

    const determined = await responsible.post(`/v1/cases/${id}/determinations`, said)
    expect([determined.status, determined.body]).toMatchObject([201, { state: 'standing' }])
    const { id: determination } = determined.body as { readonly id: string }
    const cleared = await officer.post(`/v1/determinations/${determination}/clearances`, {
      until: '2027-03-31',
    })
    expect(cleared.status).toBe(201)
    const { code } = cleared.body as ClearanceView
    expect(cleared.body).toMatchObject({
      state: 'conditions-open',
      lines: [
        { item: '1', quantity: 40, left: 40 },
        { item: '2', quantity: 8, left: 8 },
      ],
    })

    const orders = `/v1/clearances/${code}/orders`
    const order = { order: 'PO-1', lines: [{ item: '1', quantity: 30 }] }
    const tooEarly = await officer.post(orders, order)
    expect([tooEarly.status, tooEarly.text]).toEqual([409, expect.stringContaining('conditions-open')])
    const gate = `/v1/duties/${duties[0]?.id ?? ''}`
    await officer.post(`${gate}/prove`, { evidence: ['contract-draft'] })
    expect((await responsible.post(`${gate}/accept`, { reasons: '条項を確認した。' })).status).toBe(200)
    expect((await officer.get(`/v1/clearances/${code}`)).body).toMatchObject({ state: 'valid' })

    const counted = await officer.post(orders, order)
    expect(counted.status).toBe(201)
    expect((counted.body as ClearanceView).lines[0]).toMatchObject({ ordered: 30, left: 10 })
    const beyond = await officer.post(orders, { order: 'PO-2', lines: [{ item: '1', quantity: 11 }] })
    expect([beyond.status, beyond.text]).toEqual([409, expect.stringContaining('10 are left')])
    const repeated = await officer.post(orders, order)
    expect([repeated.status, repeated.headers['idempotent-replayed']]).toEqual([201, 'true'])
    const rest = {
      order: 'PO-2',
      lines: [
        { item: '2', quantity: 8 },
        { item: '1', quantity: 10 },
      ],
    }
    expect((await officer.post(orders, rest)).body).toMatchObject({ state: 'exhausted' })

    const { store } = deployment.context
    expect((await verifyLog(store.entries(), await store.commitRoots())).problems).toEqual([])
  })
})
