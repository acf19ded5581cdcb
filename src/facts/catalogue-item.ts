import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of a line. */
export const ITEM_FACTS: readonly Entry[] = [
  {
    name: 'item.kind',
    type: 'code',
    member: 'kind',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is the line hardware, software, a service or a cloud service?',
      ja: 'この品目は機器、ソフトウェア、役務、クラウドのどれですか。',
    },
  },
  {
    name: 'item.category',
    type: 'category',
    member: 'category',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: { en: 'What kind of product or service is it (category)?', ja: '製品・役務の区分は何ですか。' },
  },
  {
    name: 'item.condition',
    type: 'code',
    member: 'condition',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: { en: 'Is it new, used or refurbished?', ja: '新品、中古、再生品のどれですか。' },
  },
  {
    name: 'item.model',
    type: 'text',
    member: 'model',
    answeredBy: 'bidder',
    remedy: null,
    question: { en: 'What is the model (product name and number)?', ja: '製品名及び型番は何ですか。' },
  },
  {
    // Where only `use.internetConnected` is given: see `derived-item.ts`.
    name: 'item.connection',
    type: 'code',
    member: 'use/connection',
    derived: ['connected'],
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Does it connect to the internet directly, indirectly through another network, or not at all?',
      ja: 'インターネットに直接接続しますか、他のネットワークを介して間接的に接続しますか、又は接続しませんか。',
    },
  },
  {
    name: 'item.productionPlaces',
    type: 'codes',
    member: 'origin/production',
    answeredBy: 'manufacturer',
    remedy: null,
    question: { en: 'In which countries is it made?', ja: '製造国はどこですか。' },
  },
  {
    name: 'item.classifications',
    type: 'flags',
    member: 'classifications',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is the line classified so under this regime?',
      ja: 'この品目は当該制度上の指定又は区分に当たりますか。',
    },
  },
  {
    name: 'item.purposes',
    type: 'codes',
    member: 'use/purposes',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'For which purposes will it be used, and are these all? (public safety, security of government facilities, surveillance of critical infrastructure, national security, other)',
      ja: '何の目的に使いますか。それで全部ですか（公共の安全、政府施設の警備、重要インフラの監視、国家安全保障、その他）。',
    },
  },
  {
    name: 'item.functions',
    type: 'codes',
    member: 'use/functions',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Which functions does it have in the network?',
      ja: 'ネットワークの中でどの機能を担いますか。',
    },
  },
  {
    name: 'item.network',
    type: 'codes',
    member: 'use/network',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'In which networks is it used?', ja: 'どのネットワークで使いますか。' },
  },
  {
    name: 'item.routesUserTraffic',
    type: 'boolean',
    member: 'use/routesUserTraffic',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Can it route or redirect user data traffic?',
      ja: '利用者のデータ通信を経路制御し、又は転送先を変えることができますか。',
    },
  },
  {
    name: 'item.seesUserData',
    type: 'boolean',
    member: 'use/seesUserData',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does it permit visibility into user data or packets?',
      ja: '利用者のデータ又はパケットの中身を見ることができますか。',
    },
  },
  {
    name: 'item.internetConnected',
    type: 'boolean',
    member: 'use/internetConnected',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'Is it connected to the internet?', ja: 'インターネットに接続しますか。' },
  },
]

/** Facts of a part of a line, or of something that a service uses. */
export const COMPONENT_FACTS: readonly Entry[] = [
  {
    name: 'component.category',
    type: 'category',
    member: null,
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: { en: 'What kind of component is it?', ja: '構成部品の区分は何ですか。' },
  },
  {
    name: 'component.essential',
    type: 'boolean',
    member: 'essential',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Is it necessary for the proper function or performance of the equipment, system or service?',
      ja: '機器、システム又は役務が正しく機能するために必要な部品ですか。',
    },
  },
  {
    name: 'component.criticalTechnology',
    type: 'boolean',
    member: 'criticalTechnology',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Is it critical technology of the system?',
      ja: 'システムの重要技術に当たりますか。',
    },
  },
  {
    name: 'component.productionPlaces',
    type: 'codes',
    member: 'origin/production',
    answeredBy: 'manufacturer',
    remedy: null,
    question: { en: 'In which countries is the component made?', ja: '構成部品の製造国はどこですか。' },
  },
  {
    name: 'component.purposes',
    type: 'codes',
    member: null,
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'For which purposes will the line that it is part of be used, and are these all?',
      ja: 'この部品を含む品目は何の目的に使いますか。それで全部ですか。',
    },
  },
]
