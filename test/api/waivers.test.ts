import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingKey } from '../../src/decision/body.ts'
import { isCondition } from '../../src/operations/procedure/decided.ts'
import type { ClearanceView } from '../../src/operations/procedure/clearance-view.ts'
import type { WaiverView } from '../../src/operations/procedure/waiver-view.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { caller, type Answer, type Caller } from '../support/procedure.ts'
import { example } from '../support/shipped.ts'

let deployment: TestDeployment
let officer: Caller
let second: Caller
let responsible: Caller
let now = '2026-11-24T12:00:00.000Z'

beforeAll(async () => {
  deployment = await openTestDeployment(() => now)
  officer = caller(deployment, await deployment.key('officer'))
  second = caller(deployment, await deployment.key('adviser'))
  responsible = caller(deployment, await deployment.key('responsible-officer'))
})

afterAll(async () => {
  await deployment.close()
})

const WAIVER = {
  issuer: 'us-dni',
  instrument: 'An act of the Director, number 1',
  rules: ['US-889-A1'],
  scope: {},
  from: '2026-01-01',
  until: '2027-12-31',
}

async function entered(more: object = {}): Promise<string> {
  const answer = await officer.post('/v1/waivers', { ...WAIVER, ...more })
  expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"state":"entered"')])
  return (answer.body as WaiverView).id
}

async function confirmed(more: object = {}): Promise<string> {
  const id = await entered(more)
  expect((await second.post(`/v1/waivers/${id}/confirm`, { reasons: 'I have read the act.' })).status).toBe(
    200,
  )
  return id
}

/** A listed router, with a claim on a waiver or without. */
function router(waiver?: string): object {
  const claims =
    waiver === undefined
      ? []
      : [{ id: 'cl-1', claim: 'waiver', rule: 'US-889-A1', subjects: ['/items/@1'], by: 'P1', waiver }]
  const { evidence, ...rest } = example('us-waiver-dni')
  return {
    ...rest,
    claims,
    evidence: (evidence as { type: string }[]).filter((one) => one.type !== 'waiver'),
  }
}

async function decide(waiver?: string): Promise<Answer> {
  return (await officer.post('/v1/decisions', router(waiver))).body as Answer
}

const outcome = ({ body }: { body: unknown }): string => (body as Answer).body.outcome

/** What every way to a decision says. */
async function everyWay(waiver: string): Promise<string[]> {
  const first = await officer.post('/v1/decisions', router(waiver))
  const revised = await officer.post(`/v1/cases/${(first.body as Answer).case}/revisions`, router(waiver))
  const tried = await officer.post('/v1/decisions?dryRun=true', router(waiver))
  const replayed = await officer.post(`/v1/decisions/${(revised.body as Answer).id}/replay`, {})
  expect(replayed.body).toMatchObject({ result: 'same' })
  return [outcome(first), outcome(revised), outcome(tried)]
}

interface Departing {
  readonly kind: string
  readonly waiver?: string
}

async function accept(answer: Answer): Promise<void> {
  for (const condition of answer.body.findings.filter(isCondition).map(findingKey)) {
    const said = {
      decision: answer.id,
      condition,
      what: 'w',
      debtor: 'buyer',
      acceptedBy: 'A',
      due: '2027-12-31',
    }
    expect((await officer.post(`/v1/cases/${answer.case}/duties`, said)).status).toBe(201)
  }
}

function determine(answer: Answer, departing?: Departing) {
  const blocking = answer.body.findings.filter((one) => one.rule === 'US-889-A1').map(findingKey)
  const departures = departing === undefined ? [] : [{ ...departing, findings: blocking, reasons: 'because' }]
  return responsible.post(`/v1/cases/${answer.case}/determinations`, {
    decision: answer.id,
    items: [{ item: '1', decides: 'approve-with-conditions', departures }],
    reasons: 'as it was looked at',
    interests: { any: false },
  })
}

describe('waivers', () => {
  it('lift a prohibition once a second person has confirmed them, on every way to a decision', async () => {
    const id = await entered()
    expect(await everyWay(id)).toEqual(['reject', 'reject', 'reject'])
    expect((await officer.post(`/v1/waivers/${id}/confirm`, { reasons: 'mine' })).status).toBe(403)
    await second.post(`/v1/waivers/${id}/confirm`, { reasons: 'I have read the act.' })
    const lifted = 'approve-with-conditions'
    expect(await everyWay(id)).toEqual([lifted, lifted, lifted])
    expect((await officer.get(`/v1/waivers/${id}`)).body).toMatchObject({
      state: 'confirmed',
      instrument: WAIVER.instrument,
    })
  })

  it.each([
    ['expired', { until: '2026-11-23' }],
    ['not in force yet', { from: '2026-11-25' }],
    ['of other purchases', { scope: { references: ['another'] } }],
    ['of other lines', { scope: { references: ['EX-2026-8012'], items: ['9'] } }],
    ['of another rule', { rules: ['US-889-A1-PART'] }],
  ])('lift nothing when %s, neither in a decision nor by a departure', async (_what, more) => {
    const id = await confirmed(more)
    expect(await everyWay(id)).toEqual(['reject', 'reject', 'reject'])
    const answer = await determine(await decide(), { kind: 'waiver', waiver: id })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('departure-not-allowed')])
  })

  it('lift nothing when withdrawn, unconfirmed or unknown', async () => {
    const withdrawn = await confirmed()
    await responsible.post(`/v1/waivers/${withdrawn}/withdraw`, { reasons: 'revoked by the issuer' })
    for (const id of [withdrawn, await entered(), 'none']) {
      expect(await everyWay(id)).toEqual(['reject', 'reject', 'reject'])
      expect((await determine(await decide(), { kind: 'waiver', waiver: id })).status).toBe(422)
    }
  })

  it('are counted: the last use is had by one', async () => {
    const id = await confirmed({ uses: 1 })
    const [one, other] = [await decide(id), await decide(id)]
    await accept(one)
    await accept(other)
    expect((await determine(one)).status).toBe(201)
    const late = await determine(other)
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('exhausted')])
    expect(await everyWay(id)).toEqual(['reject', 'reject', 'reject'])
    expect((await officer.get(`/v1/waivers/${id}`)).body).toMatchObject({ state: 'exhausted', used: 1 })
  })

  it('carry a clearance no longer than they hold, and none once they are withdrawn', async () => {
    const id = await confirmed({ until: '2026-12-31' })
    const answer = await decide(id)
    await accept(answer)
    const { id: determination } = (await determine(answer)).body as { id: string }
    const clearances = `/v1/determinations/${determination}/clearances`
    expect((await officer.post(clearances, { until: '2027-01-31' })).text).toContain('2026-12-31')
    const { code } = (await officer.post(clearances, { until: '2026-12-31' })).body as ClearanceView
    const order = { order: 'PO-1', lines: [{ item: '1', quantity: 1 }] }
    now = '2027-01-02T12:00:00.000Z'
    expect((await officer.get(`/v1/clearances/${code}`)).body).toMatchObject({ state: 'expired' })
    expect((await officer.post(`/v1/clearances/${code}/orders`, order)).status).toBe(409)
    now = '2026-11-24T12:00:00.000Z'
    await responsible.post(`/v1/waivers/${id}/withdraw`, { reasons: 'revoked by the issuer' })
    expect((await officer.get(`/v1/clearances/${code}`)).body).toMatchObject({ state: 'withdrawn' })
    expect((await officer.post(`/v1/clearances/${code}/orders`, order)).status).toBe(409)
  })

  it('are refused when entered by whom or for what they cannot help, with every problem', async () => {
    const wrong = {
      ...WAIVER,
      issuer: 'somebody',
      rules: ['US-889-A1', 'NONE'],
      until: '2025-01-01',
      scope: { items: ['1'] },
      document: 'none',
    }
    const answer = await officer.post('/v1/waivers', wrong)
    const { errors } = answer.body as { errors: { code: string }[] }
    expect(errors.map((one) => one.code).sort()).toEqual([
      'cannot-waive',
      'day',
      'required',
      'unknown-document',
      'unknown-rule',
    ])
    expect((await officer.post('/v1/waivers', { ...WAIVER, extra: 1 })).status).toBe(422)
  })
})

describe('departures', () => {
  it.each(['risk-acceptance', 'emergency', 'unanswerable'])(
    'never lift a prohibition that does not allow it: %s',
    async (kind) => {
      const answer = await decide()
      await officer.post(`/v1/cases/${answer.case}/duties`, {
        decision: answer.id,
        condition: null,
        what: 'report',
        debtor: 'buyer',
        acceptedBy: 'A',
        due: '2026-12-31',
      })
      const determined = await determine(answer, { kind })
      expect([determined.status, determined.text]).toEqual([
        422,
        expect.stringContaining('departure-not-allowed'),
      ])
    },
  )

  it('over a prohibition by a machine’s error wait for a second responsible officer', async () => {
    const answer = await decide()
    await accept(answer)
    const determined = await determine(answer, { kind: 'machine-error' })
    expect(determined.body).toMatchObject({ state: 'awaiting-second' })
    const { id } = determined.body as { id: string }
    expect((await officer.post(`/v1/determinations/${id}/clearances`, { until: '2027-01-31' })).status).toBe(
      409,
    )
    expect((await responsible.post(`/v1/determinations/${id}/confirm`, { reasons: 'r' })).status).toBe(403)
    const other = caller(deployment, await deployment.key('responsible-officer'))
    expect((await other.post(`/v1/determinations/${id}/confirm`, { reasons: 'r' })).body).toMatchObject({
      state: 'standing',
    })
    expect((await officer.post(`/v1/determinations/${id}/clearances`, { until: '2027-01-31' })).status).toBe(
      201,
    )
  })

  it('are not needed to reject, but reasons are', async () => {
    const id = await confirmed()
    const answer = await decide(id)
    const said = {
      decision: answer.id,
      items: [{ item: '1', decides: 'reject' }],
      reasons: 'r',
      interests: { any: false },
    }
    const path = `/v1/cases/${answer.case}/determinations`
    expect((await responsible.post(path, said)).text).toContain('#/items/0/reasons')
    const items = [{ ...said.items[0], reasons: 'Another product does the same.' }]
    expect((await responsible.post(path, { ...said, items })).status).toBe(201)
  })

  it('are refused by who entered the purchase, with the wrong lines, or with an interest that is not told', async () => {
    const both = caller(deployment, await deployment.key('responsible-officer'))
    const answer = (await both.post('/v1/decisions', router())).body as Answer
    const reject = {
      decision: answer.id,
      items: [{ item: '1', decides: 'reject' }],
      reasons: 'r',
      interests: { any: false },
    }
    const path = `/v1/cases/${answer.case}/determinations`
    expect((await both.post(path, reject)).status).toBe(403)
    const wrong = { ...reject, items: [{ item: '9', decides: 'reject' }], interests: { any: true } }
    const { errors } = (await responsible.post(path, wrong)).body as { errors: { pointer: string }[] }
    expect(errors.map((one) => one.pointer)).toEqual(['#/interests/what', '#/items/0/item', '#/items'])
    const trial = (await officer.post('/v1/decisions?dryRun=true&asOf=2027-01-01', router())).body as Answer
    expect((await responsible.post(path, { ...reject, decision: trial.id })).status).toBe(404)
  })
})
