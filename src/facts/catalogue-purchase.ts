import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** One document answers both; asking for it once is all that s.889 allows. */
const REPRESENTATION = {
  types: ['far-52.204-24', 'far-52.240-90'],
  answered: ['providesCoveredEquipment', 'usesCoveredEquipment'],
}

/** Facts of the purchase as a whole: buyer, procurement, contract. */
export const PURCHASE_FACTS: readonly Entry[] = [
  {
    name: 'buyer.jurisdiction',
    type: 'code',
    member: 'buyer/jurisdiction',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Under which country’s law does the buyer act (ISO 3166-1 code)?',
      ja: '調達機関はどの国の法令の下にありますか（ISO 3166-1 の国コード）。',
    },
  },
  {
    name: 'buyer.type',
    type: 'code',
    member: 'buyer/type',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'What kind of body is the buyer (for example civilian-agency, defense, ministry, grantee)?',
      ja: '調達機関の種別は何ですか（府省庁、独立行政法人、指定法人、地方公共団体、国防機関、補助金の受給者など）。',
    },
  },
  {
    name: 'buyer.telecomOperator',
    type: 'boolean',
    member: 'buyer/telecomOperator',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is the buyer itself a telecommunications operator?',
      ja: '調達機関自身は電気通信事業者ですか。',
    },
  },
  {
    name: 'buyer.designations',
    type: 'flags',
    member: 'buyer/designations',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Has the buyer been designated under this regime?',
      ja: '調達機関はこの制度の指定を受けていますか。',
    },
  },
  {
    name: 'procurement.action',
    type: 'code',
    member: 'procurement/action',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Which act is this: a new acquisition, a renewal, an extension, an option, a call-off …?',
      ja: '今回の行為は何ですか（新規の取得、更新、延長、オプション行使、個別発注など）。',
    },
  },
  {
    name: 'procurement.method',
    type: 'code',
    member: 'procurement/method',
    answeredBy: 'buyer',
    remedy: 'change-method',
    question: { en: 'By which method is it procured?', ja: '調達方式は何ですか。' },
  },
  {
    name: 'procurement.clauseSet',
    type: 'code',
    member: 'procurement/clauseSet',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Which clause set applies: the codified FAR or the overhauled one?',
      ja: '適用される条項は従来の FAR ですか、改正後の FAR ですか。',
    },
  },
  {
    name: 'procurement.award',
    type: 'date',
    member: 'procurement/dates/award',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'On which day is the contract awarded?', ja: '契約の相手方を決定する日はいつですか。' },
  },
  {
    name: 'procurement.procedureStart',
    type: 'date',
    member: 'procurement/dates/procedureStart',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'On which day did the procedure start?', ja: '調達手続を開始した日はいつですか。' },
  },
  {
    name: 'procurement.value',
    type: 'money',
    member: 'procurement/value',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'What is the value of the procurement?', ja: '調達の金額はいくらですか。' },
  },
  {
    name: 'procurement.replacesInstalled',
    type: 'boolean',
    member: 'procurement/replacesInstalled',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Does the purchase replace something that is installed?',
      ja: 'この調達は、設置済みの機器等を置き換えるものですか。',
    },
  },
  {
    name: 'procurement.urgent',
    type: 'boolean',
    member: 'procurement/urgency/declared',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'Is the purchase declared urgent?', ja: '緊急の調達として扱われていますか。' },
  },
  {
    name: 'contract.start',
    type: 'date',
    member: 'procurement/contract/start',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'When does the contract start?', ja: '契約の開始日はいつですか。' },
  },
  {
    name: 'contract.end',
    type: 'date',
    member: 'procurement/contract/end',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'When does the contract end?', ja: '契約の終了日はいつですか。' },
  },
  {
    name: 'contract.terms',
    type: 'flags',
    member: 'procurement/contract/terms',
    answeredBy: 'buyer',
    remedy: 'add-clause',
    question: {
      en: 'Does the draft contract carry this clause?',
      ja: '契約書案にこの条項はありますか。',
    },
  },
  {
    name: 'watchlist.entries',
    type: 'number',
    member: null,
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'How many organisations does the deployment watch?',
      ja: '注視対象として設定されている組織はいくつですか。',
    },
  },
  {
    name: 'waiver.issuers',
    type: 'codes',
    member: null,
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Who issued the waiver (issuer code)?',
      ja: '適用除外を決定したのは誰ですか（発行者コード）。',
    },
  },
  {
    name: 'offer.providesCoveredEquipment',
    type: 'boolean',
    member: null,
    answeredBy: 'bidder',
    remedy: null,
    askedBy: REPRESENTATION,
    question: {
      en: 'Does the bidder represent that it will provide covered telecommunications equipment or services (FAR 52.204-24(d)(1))?',
      ja: '入札者は、規制対象の通信機器等を納入すると表明していますか（FAR 52.204-24(d)(1)）。',
    },
  },
]

/** Facts of the firm that makes the offer. */
export const BIDDER_FACTS: readonly Entry[] = [
  {
    name: 'bidder.usesCoveredEquipment',
    type: 'boolean',
    member: null,
    answeredBy: 'bidder',
    remedy: null,
    askedBy: REPRESENTATION,
    question: {
      en: 'After a reasonable inquiry, does the bidder represent that it uses covered telecommunications equipment or services itself (FAR 52.204-24(d)(2))?',
      ja: '入札者は、合理的な調査の上で、自ら規制対象の通信機器等を使用していると表明していますか（FAR 52.204-24(d)(2)）。',
    },
  },
]
