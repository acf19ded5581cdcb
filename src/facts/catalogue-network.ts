import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts that the rules of the United Kingdom and Australia read of the purchase and its system. */
export const NETWORK_FACTS: readonly Entry[] = [
  {
    name: 'procurement.materialNetworkChange',
    type: 'boolean',
    member: 'procurement/materialNetworkChange',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is it a change that may materially affect the ability to protect the network?',
      ja: 'ネットワークを防護する能力に重大な影響を及ぼし得る変更ですか。',
    },
  },
  {
    name: 'system.connectedToCoreNetwork',
    type: 'boolean',
    member: 'system/connectedToCoreNetwork',
    answeredBy: 'buyer',
    remedy: 'choose-product',
    question: {
      en: 'Is the system connected to the core network of the organisation?',
      ja: '対象システムは組織の基幹ネットワークに接続されますか。',
    },
  },
  {
    name: 'system.marking',
    type: 'code',
    member: 'system/dataClass/marking',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'What is the security classification of the information (marking)?',
      ja: '取り扱う情報の秘密区分（標記）は何ですか。',
    },
  },
]

/** Facts that the same rules read of a line. */
export const NETWORK_ITEM_FACTS: readonly Entry[] = [
  {
    name: 'item.alteredBySanctions',
    type: 'boolean',
    member: 'supply/alteredBySanctions',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Was its supply chain or manufacture altered because of sanctions?',
      ja: '制裁を理由として、サプライチェーン又は製造工程が変更された製品ですか。',
    },
  },
  {
    name: 'item.vendorShareAfter',
    type: 'number',
    member: 'use/vendorShareAfter',
    answeredBy: 'buyer',
    remedy: 'choose-product',
    question: {
      en: 'What share of that part of the network, in per cent, will equipment of this maker’s group have after the purchase?',
      ja: '調達後、当該ネットワーク区分に占める当該製造者グループの機器の割合は何パーセントになりますか。',
    },
  },
  {
    // Derived from the sites at which it is deployed: see `sensitive-site.ts`.
    name: 'item.sensitiveSite',
    type: 'boolean',
    member: 'deployedAt',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'At which sites is it deployed, are these all, and is any of them a sensitive site by a signed decision?',
      ja: 'どの施設に設置しますか。それで全部ですか。また、署名された判断により機微な施設とされたものはありますか。',
    },
  },
  {
    // Derived: the latest day on which an IRAP assessment of the service was completed.
    name: 'item.irapAssessed',
    type: 'date',
    member: 'certifications',
    answeredBy: 'provider',
    remedy: 'obtain-evidence',
    question: {
      en: 'On which day was the latest IRAP assessment of the service completed?',
      ja: 'このサービスに対する直近の IRAP 評価が完了した日はいつですか。',
    },
  },
]
