import request from 'supertest'
import type { Body } from '../../src/decision/body.ts'
import type { DecisionTexts } from '../../src/operations/decision-texts.ts'
import type { TestDeployment } from './deployment.ts'

export interface Answer {
  readonly id: string
  readonly case: string
  readonly revision: number
  readonly body: Body
  readonly texts: DecisionTexts
}

/** Requests as somebody with a key makes them. */
export function caller({ app }: Pick<TestDeployment, 'app'>, secret: string) {
  return {
    post: (path: string, body: unknown) =>
      request(app)
        .post(path)
        .set({ Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' })
        .send(JSON.stringify(body)),
    send: (path: string, type: string, body: string | Buffer, more: Record<string, string> = {}) =>
      request(app)
        .post(path)
        .set({ Authorization: `Bearer ${secret}`, 'Content-Type': type, ...more })
        .send(body),
    get: (path: string) => request(app).get(path).set('Authorization', `Bearer ${secret}`),
  }
}
export type Caller = ReturnType<typeof caller>

type Json = Readonly<Record<string, unknown>>

/** A computer of an invented maker, by its line number and model. */
export function computerLine(id: string, model: string, quantity: number): Json {
  return {
    id,
    kind: 'hardware',
    category: 'computer',
    model,
    quantity,
    use: { connection: 'indirect' },
    support: { endOfSupport: '2033-03-31', endOfSecurityUpdates: '2033-03-31' },
    parties: [
      {
        role: 'manufacturer',
        name: '例示ネットワークス株式会社',
        legalName: '例示ネットワークス株式会社',
        country: 'JP',
        identifiers: { jpCorporateNumber: '7999999000002' },
      },
    ],
  }
}

/** A ministry's purchase for a core business system, under the agreement of 2018. */
export function ministryPurchase(items: readonly Json[], evidence: readonly Json[] = []): Json {
  return {
    schema: 'sekisho/purchase/1',
    reference: 'EX-2026-7001',
    buyer: { name: '例示省', jurisdiction: 'JP', type: 'ministry', timeZone: 'Asia/Tokyo' },
    procurement: {
      action: 'new',
      method: 'comprehensive-evaluation',
      dates: { procedureStart: '2026-09-15' },
    },
    system: { criteria: ['core-business-system'], plannedEndOfUse: '2032-03-31' },
    parties: [
      {
        id: 'P1',
        role: 'bidder',
        name: '例示システムズ株式会社',
        legalName: '例示システムズ株式会社',
        country: 'JP',
        identifiers: { jpCorporateNumber: '8999999000001' },
      },
    ],
    proposal: { bidder: 'P1', consortium: [] },
    items,
    statements: [{ about: '/items', says: 'complete', by: 'P1', evidence: 'ev-list' }],
    evidence: [
      {
        id: 'ev-det',
        type: 'system-criteria-determination',
        issuer: '例示省',
        issuerRole: 'buyer',
        signedBy: '最高情報セキュリティ責任者',
        date: '2026-10-02',
        subjects: ['/system/criteria'],
        answers: {
          'national-security': false,
          'highly-confidential': false,
          'large-personal-data': false,
          'core-business-system': true,
          'very-costly': false,
        },
        state: 'received',
      },
      {
        id: 'ev-list',
        type: 'equipment-list',
        issuerParty: 'P1',
        issuerRole: 'bidder',
        date: '2026-11-01',
        subjects: ['/items'],
        state: 'received',
      },
      {
        id: 'ev-threats',
        type: 'threat-assessment',
        issuerRole: 'buyer',
        date: '2026-11-01',
        subjects: ['/items'],
        answers: { threatsMatch: true },
        state: 'received',
      },
      {
        id: 'ev-life',
        type: 'lifecycle-integrity-statement',
        issuerRole: 'manufacturer',
        date: '2026-11-01',
        subjects: ['/items'],
        answers: { stages: ['delivery', 'development', 'maintenance', 'manufacture'] },
        state: 'received',
      },
      ...evidence,
    ],
  }
}

/** The reply that a request of the decision asks for, filled in. */
export function replyTo(
  decision: Answer,
  rule: string,
  id: string,
  outcomes: Readonly<Record<string, string>>,
): Json {
  const asked = decision.texts.requests.find((one) => one.rule === rule)
  if (asked === undefined) throw new Error(`nothing is asked by ${rule}`)
  const reply = asked.reply as { readonly lines: readonly { readonly item: string }[] }
  return {
    ...reply,
    id,
    date: '2026-11-20',
    lines: reply.lines.map((line) => ({ ...line, outcome: outcomes[line.item] ?? null })),
  }
}
