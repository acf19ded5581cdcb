import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of a service or cloud service. */
export const SERVICE_FACTS: readonly Entry[] = [
  {
    name: 'item.serviceName',
    type: 'text',
    member: 'service/name',
    answeredBy: 'bidder',
    remedy: null,
    question: { en: 'What is the service called?', ja: '役務（サービス）の名称は何ですか。' },
  },
  {
    name: 'item.arrangement',
    type: 'code',
    member: 'service/arrangement',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'How does the service connect to a third party’s facilities (backhaul, roaming, interconnection)?',
      ja: '役務は第三者の設備とどのように接続しますか（バックホール、ローミング、相互接続）。',
    },
  },
  {
    // Derived: `whole` where somebody states that the list is complete, `refused` where the provider gives none.
    name: 'item.usesList',
    type: 'code',
    member: 'service/uses',
    answeredBy: 'provider',
    remedy: 'obtain-evidence',
    question: {
      en: 'Which equipment does the service use? Give the list and let the provider state that it is complete, or state that it refuses.',
      ja: 'この役務ではどの機器を使用しますか。一覧を示し、提供事業者に完全であることを表明してもらうか、開示を拒んだことを記録してください。',
    },
  },
  {
    // Derived from every entry of the list; whole only where the list of who administers is stated complete.
    name: 'item.adminCountries',
    type: 'codes',
    member: 'service/adminAccess',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'Who administers it from which countries, all tiers of support included, and are these all?',
      ja: '二次以降の保守を含め、誰がどの国から管理用の接続を行いますか。それで全部ですか。',
    },
  },
  {
    name: 'item.exitPlan',
    type: 'boolean',
    member: 'service/exitPlan',
    answeredBy: 'bidder',
    remedy: 'add-clause',
    question: {
      en: 'Is there a plan for leaving the service?',
      ja: 'サービスの利用を終了する際の移行計画はありますか。',
    },
  },
  {
    name: 'item.portability',
    type: 'boolean',
    member: 'service/portability',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Can the data be taken out in a form that others can read?',
      ja: '他のサービスで利用できる形式でデータを取り出せますか。',
    },
  },
  {
    name: 'item.cessationNoticeDays',
    type: 'number',
    member: 'service/cessationNoticeDays',
    answeredBy: 'bidder',
    remedy: 'add-clause',
    question: {
      en: 'How many days before it ends does the provider give notice?',
      ja: 'サービス終了の何日前に通知されますか。',
    },
  },
  {
    name: 'item.serviceFeatures',
    type: 'codes',
    member: 'service/features',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Which functions of the service will be used, add-ons included, and are these all?',
      ja: '追加機能を含め、サービスのどの機能を利用しますか。それで全部ですか。',
    },
  },
  {
    name: 'item.serviceRegions',
    type: 'codes',
    member: 'service/regions',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'In which regions does the service run, and are these all?',
      ja: 'サービスはどのリージョンで提供されますか。それで全部ですか。',
    },
  },
  {
    // Derived: the latest day on which a registration of the service still holds.
    name: 'item.registeredUntil',
    type: 'date',
    member: null,
    answeredBy: 'bidder',
    remedy: 'obtain-evidence',
    question: {
      en: 'Until when is the service registered in ISMAP?',
      ja: 'ISMAP への登録の有効期限はいつですか。',
    },
  },
]
