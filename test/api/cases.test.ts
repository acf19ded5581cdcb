import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingKey } from '../../src/decision/body.ts'
import type { DifferenceView } from '../../src/operations/procedure/differences.ts'
import type { Dossier } from '../../src/operations/procedure/dossier.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { caller, computerLine, ministryPurchase, type Answer, type Caller } from '../support/procedure.ts'
import { example } from '../support/shipped.ts'

let deployment: TestDeployment
let officer: Caller
let second: Caller
let responsible: Caller

beforeAll(async () => {
  deployment = await openTestDeployment()
  officer = caller(deployment, await deployment.key('officer'))
  second = caller(deployment, await deployment.key('adviser'))
  responsible = caller(deployment, await deployment.key('responsible-officer'))
})

afterAll(async () => {
  await deployment.close()
})

async function decide(purchase: unknown): Promise<Answer> {
  const answer = await officer.post('/v1/decisions', purchase)
  expect(answer.status).toBe(201)
  return answer.body as Answer
}

function withoutSupport(line: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(line).filter(([member]) => member !== 'support'))
}

describe('differences', () => {
  it('say which facts moved, by whom, and which findings and outcomes changed, in both languages', async () => {
    const first = await decide(ministryPurchase([computerLine('1', 'RX-1', 1), computerLine('2', 'RX-2', 3)]))
    const without = withoutSupport(computerLine('2', 'RX-3', 4))
    const changed = ministryPurchase([without])
    await officer.post(`/v1/cases/${first.case}/revisions`, changed)
    await second.post(`/v1/cases/${first.case}/confirmations`, { evidence: 'ev-list', state: 'confirmed' })
    await second.post(`/v1/cases/${first.case}/revisions`, changed)
    await responsible.post(`/v1/cases/${first.case}/revisions`, changed)
    const { items } = (await officer.get(`/v1/cases/${first.case}/differences`)).body as {
      items: DifferenceView[]
    }
    expect(items).toHaveLength(2)
    const [one, two] = items
    const by = (await deployment.context.store.findCase(first.case)).map((revision) => revision.actor)
    expect([one?.from, one?.to, one?.by, two?.by]).toEqual([1, 2, by[1], by[2]])
    expect(one?.facts).toContainEqual({ path: '/items/@2/model', from: 'RX-2', to: 'RX-3', saidBy: 'P1' })
    expect(one?.facts).toContainEqual({ path: '/items/@2/quantity', from: 3, to: 4, saidBy: 'P1' })
    expect(one?.facts).toContainEqual({ path: '/items/@1', from: true, to: null, saidBy: 'P1' })
    expect(one?.facts.filter(({ path }) => !path.startsWith('/items'))).toEqual([])
    expect(one?.outcomes).toContainEqual({ of: '2', from: 'refer', to: 'incomplete' })
    expect(one?.outcomes).toContainEqual({ of: '1', from: 'refer', to: null })
    expect(one?.findings).toContainEqual({
      of: 'JP-STD-5@/items/@2',
      from: null,
      to: 'undetermined',
      effect: 'require',
    })
    expect(two).toMatchObject({
      facts: [],
      findings: [],
      confirmations: [{ of: 'ev-list', from: null, to: 'confirmed' }],
    })
    const [en, ja] = ['en', 'ja'].map((language) =>
      one?.texts.map((text) => text[language as 'en']).join('\n'),
    )
    expect(en).toContain('/items/@2/model is now "RX-3", before "RX-2" (says P1).')
    expect(ja).toContain('/items/@2/model が "RX-2" から "RX-3" に変更された（P1 による）。')
    expect(en).toContain('Item 2: Cannot be decided yet, before To be referred to an authority.')
    expect((await officer.get('/v1/cases/none/differences')).status).toBe(404)
  })
})

describe('answers', () => {
  it('go where the questions point, with who says so, and make the next revision', async () => {
    const line = withoutSupport(computerLine('1', 'RX-1', 1))
    const first = await decide(ministryPurchase([line]))
    const missing = first.body.missing.filter(
      (one) => one.fact.startsWith('item.endOf') || one.at.includes('/support/'),
    )
    expect(missing.length).toBeGreaterThan(0)
    const answers = missing.map(({ id }) => ({
      missing: id,
      value: '2033-03-31',
      by: 'P1',
      date: '2026-11-20',
    }))
    const answered = await officer.post(`/v1/cases/${first.case}/answers`, { decision: first.id, answers })
    expect([answered.status, (answered.body as Answer).revision]).toEqual([201, 2])
    expect((answered.body as Answer).body.items[0]?.outcome).toBe('refer')
    const { items } = (await officer.get(`/v1/cases/${first.case}/differences`)).body as {
      items: DifferenceView[]
    }
    expect(items[0]?.facts).toContainEqual({
      path: '/items/@1/support/endOfSupport',
      from: null,
      to: '2033-03-31',
      saidBy: 'P1',
    })
    const late = await officer.post(`/v1/cases/${first.case}/answers`, { decision: first.id, answers })
    expect(late.status).toBe(409)
  })

  it('are added from the template of what is asked for', async () => {
    const bare = ministryPurchase([computerLine('1', 'RX-1', 1)])
    const evidence = (bare['evidence'] as { type: string }[]).filter((one) => one.type !== 'equipment-list')
    const first = await decide({
      ...bare,
      evidence,
      statements: [{ about: '/items', says: 'complete', by: 'P1' }],
    })
    const asked = first.body.missing.find((one) => one.fact === 'evidence.equipment-list')
    const said = { missing: asked?.id, value: { date: '2026-11-01', issuerParty: 'P1' }, by: 'buyer' }
    const answered = (
      await officer.post(`/v1/cases/${first.case}/answers`, { decision: first.id, answers: [said] })
    ).body as Answer
    expect(answered.body.missing.map((one) => one.fact)).not.toContain('evidence.equipment-list')
    const held = (await deployment.context.store.findPurchase(answered.id))?.document as {
      evidence: object[]
    }
    expect(held.evidence.at(-1)).toMatchObject({
      type: 'equipment-list',
      issuerParty: 'P1',
      state: 'received',
      id: 'answer-4',
    })
  })

  it('that nobody gives end with a named officer, not in the same question again', async () => {
    const line = withoutSupport(computerLine('1', 'RX-1', 1))
    const first = await decide(ministryPurchase([line]))
    const wanted = first.body.findings.find((one) => one.rule === 'JP-STD-5')?.missing ?? []
    const answers = wanted.map((missing, at) => ({
      missing,
      closed: at === 0 ? 'refused' : 'unobtainable',
      by: 'P1',
      date: '2026-11-20',
    }))
    const closed = (await officer.post(`/v1/cases/${first.case}/answers`, { decision: first.id, answers }))
      .body as Answer
    expect(closed.body.items[0]?.outcome).toBe('incomplete')
    expect(closed.body.steps.flatMap((step) => (step.kind === 'supply' ? step.missing : []))).not.toContain(
      wanted[0],
    )
    const dossier = (await officer.get(`/v1/cases/${first.case}/dossier`)).body as Dossier
    expect(dossier.forOfficer).toMatchObject([{ finding: 'JP-STD-5@/items/@1', missing: wanted }])
    for (const condition of closed.body.findings.filter((one) => one.effect === 'condition').map(findingKey))
      await officer.post(`/v1/cases/${first.case}/duties`, {
        decision: closed.id,
        condition,
        what: 'w',
        debtor: 'P1',
        acceptedBy: 'A',
        due: '2026-12-31',
      })
    const departing = (kind: string, findings: string[]) => ({
      decision: closed.id,
      items: [
        {
          item: '1',
          decides: 'approve-with-conditions',
          departures: [{ kind, findings, reasons: 'The maker does not say.' }],
        },
      ],
      reasons: 'as it was looked at',
      interests: { any: false },
      delegation: { from: 'The head of the office', instrument: 'Delegation 3 of 2026' },
    })
    const path = `/v1/cases/${first.case}/determinations`
    const both = ['JP-STD-5@/items/@1', 'JP-AGR-3@/items/@1']
    const refused = await responsible.post(path, departing('unanswerable', both))
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('#/items/0/departures/0/findings/1'),
    ])
    const said = departing('unanswerable', ['JP-STD-5@/items/@1'])
    expect((await responsible.post(path, said)).text).toContain('stands-in-the-way')
    const duty = {
      decision: closed.id,
      condition: null,
      what: 'Ask afterwards',
      debtor: 'buyer',
      acceptedBy: 'A',
      due: '2026-12-31',
    }
    const emergency = { kind: 'emergency', findings: ['JP-AGR-3@/items/@1'], reasons: 'The network is down.' }
    const [item] = said.items
    const whole = { ...said, items: [{ ...item, departures: [...(item?.departures ?? []), emergency] }] }
    expect((await responsible.post(path, whole)).text).toContain('duties-afterwards')
    expect((await officer.post(`/v1/cases/${first.case}/duties`, duty)).status).toBe(201)
    expect((await responsible.post(path, whole)).status).toBe(201)
  })

  it('are refused whole with every problem', async () => {
    const first = await decide(example('us-camera-purpose-unknown'))
    const [missing] = first.body.missing
    const answers = [
      { missing: 'value:/none', value: 1, by: 'buyer' },
      { missing: missing?.id, by: 'buyer' },
      { missing: missing?.id, value: 1, closed: 'refused', by: 'buyer' },
    ]
    const answer = await officer.post(`/v1/cases/${first.case}/answers`, { decision: first.id, answers })
    const { errors } = answer.body as { errors: { pointer: string }[] }
    expect([answer.status, errors.map((one) => one.pointer)]).toEqual([
      422,
      ['#/answers/0/missing', '#/answers/1', '#/answers/2'],
    ])
    expect((await officer.get(`/v1/cases/${first.case}`)).body).toMatchObject({
      revisions: [{ revision: 1 }],
    })
  })
})

describe('the dossier', () => {
  it('shows cases of the same buyer and reference, the same list, refusals first, and counts trials', async () => {
    const routers = { ...example('us-router-call-off'), reference: 'EX-DOSSIER' }
    const refused = await decide({ ...routers, reference: 'EX-ELSEWHERE' })
    const buyers = { ...(routers as { buyer?: object }).buyer, name: 'Another body' }
    const other = await decide({ ...routers, buyer: buyers })
    const mice = {
      ...example('jp-wired-mice-determined'),
      reference: 'EX-DOSSIER',
      buyer: (routers as { buyer?: object }).buyer,
    }
    const plain = await decide(mice)
    for (let time = 0; time < 2; time++) await officer.post('/v1/decisions?dryRun=true', routers)
    const mine = await decide(routers)
    const dossier = (await officer.get(`/v1/cases/${mine.case}/dossier`)).body as Dossier
    const because = new Map(dossier.related.map((one) => [one.case, [...one.because]]))
    expect(because.get(refused.case)).toEqual(['same-list'])
    expect(because.get(other.case)).toEqual(['same-list'])
    expect(because.get(plain.case)).toEqual(['same-buyer-and-reference'])
    expect(because.has(mine.case)).toBe(false)
    const refusals = dossier.related.map((one) => one.isRefusal)
    expect(refusals).toEqual([...refusals].sort((a, b) => Number(b) - Number(a)))
    expect(dossier.trials.count).toBe(2)
    expect((await officer.get('/v1/cases/none/dossier')).status).toBe(404)
  })
})
