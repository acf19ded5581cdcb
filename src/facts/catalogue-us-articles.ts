import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of the purchase that the federal regimes of the United States ask for. */
export const US_ARTICLE_PURCHASE_FACTS: readonly Entry[] = [
  {
    // Derived from the end of the contract, its options and its renewals: see `derived-us.ts`.
    name: 'contract.lastDay',
    type: 'date',
    member: 'procurement/contract/end',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'When does the contract end, and on which days may options and renewals be taken up?',
      ja: '契約の終了日、並びにオプションの行使日及び更新日はいつですか。',
    },
  },
]

const GRANT: Omit<Entry, 'name'> = {
  // Derived: the latest grant that is named.
  type: 'date',
  member: 'authorisations',
  answeredBy: 'manufacturer',
  remedy: 'choose-product',
  question: {
    en: 'Under which FCC ID was it authorised, and on which day was that granted?',
    ja: 'FCC の機器認証の番号（FCC ID）及び認証日はいつですか。',
  },
}

/** Facts of a line. */
export const US_ARTICLE_ITEM_FACTS: readonly Entry[] = [
  {
    name: 'item.usesDevices',
    type: 'boolean',
    member: 'service/usesDevices',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'Do people who perform the service use phones, tablets or computers for it, their own included?',
      ja: '役務を行う者は、私物を含む携帯電話、タブレット又はコンピュータを業務に使用しますか。',
    },
  },
  { name: 'item.fccGrantDate', ...GRANT },
  {
    name: 'item.designPlace',
    type: 'code',
    member: 'origin/design',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: { en: 'In which country is it designed and developed?', ja: '設計・開発国はどこですか。' },
  },
  {
    name: 'item.assemblyPlace',
    type: 'code',
    member: 'origin/assembly',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: { en: 'In which country is it assembled?', ja: '組立国はどこですか。' },
  },
]

/** Facts of a part of a line, or of something that a service uses. */
export const US_ARTICLE_COMPONENT_FACTS: readonly Entry[] = [{ name: 'component.fccGrantDate', ...GRANT }]
