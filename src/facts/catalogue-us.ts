import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of the procurement that only packs of the United States ask for. */
export const US_PURCHASE_FACTS: readonly Entry[] = [
  {
    name: 'procurement.coverage',
    type: 'flags',
    member: 'procurement/coverage',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is the acquisition covered by this agreement, as the contracting officer determines?',
      ja: 'この調達は、契約担当官の判断において、この協定の適用を受けますか。',
    },
  },
  {
    // Derived: the value where it is said to include options (FAR 25.403(b)); open otherwise.
    name: 'procurement.valueWithOptions',
    type: 'money',
    member: 'procurement/value/includesOptions',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'What is the value of the procurement with all its options (say that they are included)?',
      ja: 'オプションをすべて含めた調達の金額はいくらですか（オプションを含むことを明示してください）。',
    },
  },
]

/** Facts of a line that only packs of the United States ask for. */
export const US_ITEM_FACTS: readonly Entry[] = [
  {
    name: 'item.substantialTransformation',
    type: 'code',
    member: 'origin/substantialTransformation',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'In which country was it wholly produced, or last substantially transformed into a new and different article?',
      ja: '全部が生産された国、又は新たな別個の物品へと最後に実質的変更が加えられた国はどこですか。',
    },
  },
  {
    name: 'item.finalAssemblyOnly',
    type: 'boolean',
    member: 'origin/finalAssemblyOnly',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Is final assembly all that takes place in the country named as that of substantial transformation?',
      ja: '実質的変更が行われたとされる国で行われるのは、最終組立てだけですか。',
    },
  },
  {
    // With what the service is said to use: see `derived-item.ts`.
    name: 'item.operatesUas',
    type: 'boolean',
    member: 'service/operatesUas',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'Is an uncrewed aircraft flown in performing the service?',
      ja: '役務の実施に当たり無人航空機を運用しますか。',
    },
  },
]
