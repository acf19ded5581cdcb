import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of a line that the rules of the European Union ask for. */
export const EU_ITEM_FACTS: readonly Entry[] = [
  {
    name: 'item.digitalElements',
    type: 'boolean',
    member: 'digitalElements',
    answeredBy: 'manufacturer',
    remedy: null,
    question: {
      en: 'Is it a product with digital elements in the scope of Regulation (EU) 2024/2847?',
      ja: '規則 (EU) 2024/2847 の適用を受けるデジタル要素を備えた製品ですか。',
    },
  },
  {
    name: 'item.placedOnMarket',
    type: 'date',
    member: 'placedOnMarket',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'On which day is it placed on the market of the European Union?',
      ja: '欧州連合の市場に置かれる日（上市日）はいつですか。',
    },
  },
  {
    name: 'item.euDeclaration',
    type: 'boolean',
    member: 'euDeclaration',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Is there an EU declaration of conformity for it under Regulation (EU) 2024/2847? Name the document in a statement.',
      ja: '規則 (EU) 2024/2847 に基づくEU適合宣言書はありますか。当該文書を示して表明してください。',
    },
  },
]

/** Facts of an organisation that the proposal for a second Cybersecurity Act speaks of. */
export const EU_PARTY_FACTS: readonly Entry[] = [
  {
    name: 'party.executiveManagementIn',
    type: 'codes',
    member: 'executiveManagementIn',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'In which countries does the organisation have executive management? State that the list is complete.',
      ja: 'この組織の業務執行の管理機構はどの国にありますか。一覧が完全であることを表明してください。',
    },
  },
]
