import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import type { Body } from '../../src/decision/body.ts'
import type { ProfileView } from '../../src/operations/party-profiles.ts'
import { collected } from '../support/collected.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { example } from '../support/shipped.ts'

let deployment: TestDeployment
let officer: string
let colleague: string

beforeAll(async () => {
  deployment = await openTestDeployment()
  officer = await deployment.key('officer')
  colleague = await deployment.key('adviser')
})

afterAll(async () => {
  await deployment.close()
})

function post(path: string, body: unknown, secret = officer) {
  return request(deployment.app)
    .post(path)
    .set('Authorization', `Bearer ${secret}`)
    .set('Content-Type', 'application/json')
    .send(JSON.stringify(body))
}

function get(path: string, secret = officer) {
  return request(deployment.app).get(path).set('Authorization', `Bearer ${secret}`)
}

interface Answer {
  readonly id: string
  readonly case: string
  readonly body: Body
}

/** Media converters of an unlisted maker, under a name that resembles that of a listed one. */
function purchase(): unknown {
  const text = JSON.stringify(example('us-unlisted-maker'))
  const maker = /"role":"manufacturer"[^}]*?"name":"([^"]+)"/.exec(text)?.[1] ?? ''
  return JSON.parse(text.replaceAll(maker, 'ZTE Systems').replace('"printer"', '"media-converter"'))
}

/** The maker as that purchase names it. */
function party(): object {
  const found = /\{[^{}]*"role":"manufacturer"[^{}]*\}/.exec(JSON.stringify(purchase()))
  const { name, country, legalName } = JSON.parse(found?.[0] ?? '{}') as Record<string, string | undefined>
  return {
    name,
    ...(country === undefined ? {} : { country }),
    ...(legalName === undefined ? {} : { legalName }),
  }
}

const EVIDENCE = [{ type: 'register-extract', reference: 'An extract of the register, of another firm' }]
const profile = (answer: object) => ({ party: party(), answer, evidence: EVIDENCE, until: '2027-06-01' })

describe('party profiles', () => {
  it('lift a resemblance once a second person has confirmed them, for every later purchase', async () => {
    const before = (await post('/v1/decisions', purchase())).body as Answer
    expect(before.body.outcome).toBe('incomplete')
    expect(before.body.missing.map((missing) => missing.type)).toContain('identity')

    const proposed = await post('/v1/party-profiles', profile({ isNot: ['zte'] }))
    expect(proposed.status).toBe(201)
    const { id, state } = proposed.body as ProfileView
    expect(proposed.headers['location']).toBe(`/v1/party-profiles/${id}`)
    expect(state).toBe('proposed')
    expect(((await post('/v1/decisions', purchase())).body as Answer).body.outcome).toBe('incomplete')

    const confirm = `/v1/party-profiles/${id}/confirmations`
    expect((await post(confirm, { state: 'confirmed' })).status).toBe(403)
    expect((await post(confirm, { state: 'maybe' }, colleague)).status).toBe(422)
    const confirmed = await post(confirm, { state: 'confirmed' }, colleague)
    expect([confirmed.status, (confirmed.body as ProfileView).state]).toEqual([201, 'confirmed'])

    const after = (await post('/v1/decisions', purchase())).body as Answer
    expect(after.body.outcome).toBe('approve')
    expect(after.body.assumptions.map((one) => one.kind)).toContain('identity-confirmed')
    const revised = (await post(`/v1/cases/${before.case}/revisions`, purchase())).body as Answer
    expect(revised.body.outcome).toBe('approve')

    expect((await post(confirm, { state: 'rejected' }, colleague)).body).toMatchObject({ state: 'withdrawn' })
    expect(((await post('/v1/decisions', purchase())).body as Answer).body.outcome).toBe('incomplete')
    for (const decision of [before, after, revised]) {
      const replayed = await post(`/v1/decisions/${decision.id}/replay`, {})
      expect(replayed.body).toMatchObject({ result: 'same' })
    }
  })

  it('say who a party is, with author, second person and evidence', async () => {
    const { id } = (await post('/v1/party-profiles', profile({ is: 'zte' }))).body as ProfileView
    await post(`/v1/party-profiles/${id}/confirmations`, { state: 'confirmed' }, colleague)
    const view = (await get(`/v1/party-profiles/${id}`)).body as ProfileView
    expect(view).toMatchObject({
      answer: { is: 'zte' },
      evidence: EVIDENCE,
      party: party(),
      state: 'confirmed',
    })
    expect(view.author).not.toBe(view.decidedBy)
    const { items } = (await get('/v1/party-profiles')).body as { items: ProfileView[] }
    expect(items.at(-1)).toEqual(view)
    const answer = (await post('/v1/decisions', purchase())).body as Answer
    expect(answer.body.outcome).toBe('reject')
    expect(JSON.stringify(answer.body)).toContain(`"profile":"${id}"`)
  })

  it('are tried with a trial', async () => {
    const trial = await post('/v1/decisions?dryRun=true', purchase())
    expect((trial.body as Answer).body.outcome).toBe('reject')
    const later = await post('/v1/decisions?dryRun=true&asOf=2027-06-01', purchase())
    expect((later.body as Answer).body.outcome).toBe('incomplete')
  })

  it('are refused whole, with every problem', async () => {
    const wrong = await post('/v1/party-profiles', { ...profile({ is: 'nobody' }), until: '2020-01-01' })
    expect(wrong.status).toBe(422)
    expect((wrong.body as { errors: object[] }).errors).toHaveLength(2)
    expect((await post('/v1/party-profiles/none/confirmations', { state: 'confirmed' })).status).toBe(404)
    expect((await get('/v1/party-profiles/none')).status).toBe(404)
  })

  it('are leaves of the log that holds', async () => {
    const { store } = deployment.context
    const types = (await collected(store.entries())).map(
      ({ leaf }) => (JSON.parse(leaf) as { type: string }).type,
    )
    expect(types.filter((type) => type === 'party-profile')).toHaveLength(2)
    expect(types.filter((type) => type === 'confirmed-match')).toHaveLength(3)
    expect((await verifyLog(store.entries(), await store.commitRoots())).holds).toBe(true)
  })
})
