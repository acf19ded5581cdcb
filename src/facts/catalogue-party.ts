import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of an organisation as the purchase describes it. Names are erasable: a fact says only whether there is one. */
export const PARTY_FACTS: readonly Entry[] = [
  {
    name: 'party.name',
    type: 'text',
    member: 'name',
    answeredBy: 'bidder',
    remedy: null,
    question: { en: 'What is the name of this organisation?', ja: 'この組織の名称は何ですか。' },
  },
  {
    name: 'party.legalName',
    type: 'text',
    member: 'legalName',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'What is the legal name of this organisation, as registered?',
      ja: 'この組織の登記上の正式名称は何ですか。',
    },
  },
  {
    name: 'party.jpCorporateNumber',
    type: 'text',
    member: 'identifiers/jpCorporateNumber',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'What is the Japanese corporate number of this organisation (13 digits)?',
      ja: 'この組織の法人番号（13桁）は何ですか。',
    },
  },
  {
    name: 'party.country',
    type: 'code',
    member: 'country',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'In which country is the organisation established?',
      ja: 'どの国で設立された組織ですか。',
    },
  },
  {
    name: 'party.governingLaw',
    type: 'codes',
    member: 'governingLaw',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'Under which country’s law is the organisation established?',
      ja: 'この組織の設立準拠法国はどこですか。',
    },
  },
  {
    // Derived: true where somebody states that the owners named are all.
    name: 'party.ownersStated',
    type: 'text',
    member: 'owners',
    answeredBy: 'bidder',
    remedy: 'obtain-evidence',
    question: {
      en: 'Who owns or controls the organisation, with shares of votes? State that the list is complete.',
      ja: 'この組織の主要な株主又は支配者は誰ですか（議決権の割合を含む）。一覧が完全であることを表明してください。',
    },
  },
  {
    name: 'party.foreignGovernmentRevenueShare',
    type: 'number',
    member: 'foreignGovernmentRevenueShare',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'What share of its sales, in per cent, goes to foreign governments?',
      ja: '売上高に占める外国政府等への販売の割合は何パーセントですか。',
    },
  },
]
