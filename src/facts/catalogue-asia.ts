import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of a line that the rules of India and Taiwan read. */
export const ASIA_ITEM_FACTS: readonly Entry[] = [
  {
    name: 'item.finishedGood',
    type: 'boolean',
    member: 'finishedGood',
    answeredBy: 'bidder',
    remedy: null,
    question: {
      en: 'Does the bidder procure it as finished goods, rather than make it from material, components or sub-assemblies?',
      ja: '入札者は完成品として調達しますか（原材料、部品又は半組立品から自ら製造するものではありませんか）。',
    },
  },
  {
    name: 'item.newToNetwork',
    type: 'boolean',
    member: 'newToNetwork',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is it a device that is newly connected to the network, rather than one that is in it already?',
      ja: 'ネットワークに新たに接続する機器ですか（既に接続されている機器ではありませんか）。',
    },
  },
  {
    // Derived from the certificates of essential requirements and the firmware offered: see `derived-asia.ts`.
    name: 'item.certifiedFirmware',
    type: 'boolean',
    member: 'firmware',
    answeredBy: 'manufacturer',
    remedy: 'obtain-evidence',
    question: {
      en: 'Which firmware (version or digest) is offered, and for which was the certificate of essential requirements given?',
      ja: '提案するファームウェアの版又はハッシュ値は何ですか。また、必須要件の認証はどの版に対するものですか。',
    },
  },
  {
    name: 'item.officialUse',
    type: 'boolean',
    member: 'use/official',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'Is it for official use?', ja: '公務に用いるものですか。' },
  },
]

/** Facts of the purchase that the rules of Taiwan read. */
export const ASIA_PURCHASE_FACTS: readonly Entry[] = [
  {
    name: 'system.publicVenue',
    type: 'boolean',
    member: 'system/venue/public',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Is it for a venue of the body that is open to the public, run by itself or by a contractor?',
      ja: '一般に開放される当該機関の施設（直営か委託かを問わない。）に設けるものですか。',
    },
  },
]

const OWNER_COUNTRIES: Omit<Entry, 'name'> = {
  // Derived: those of parents, owners and controllers; whole where the owners are stated complete, each with a country.
  type: 'codes',
  member: 'owners',
  answeredBy: 'bidder',
  remedy: 'obtain-evidence',
  question: {
    en: 'In which countries are its owners, controllers and ultimate parent? State that the list is complete.',
    ja: 'この組織の所有者、支配者及び最終親会社の国はどこですか。一覧が完全であることを表明してください。',
  },
}

const CONTROLLER_COUNTRIES: Omit<Entry, 'name'> = {
  // Derived: of those only who controls, is the ultimate parent or holds more than half.
  type: 'codes',
  member: 'owners',
  answeredBy: 'bidder',
  remedy: 'obtain-evidence',
  question: {
    en: 'In which countries are those who control it, by more than half of its shares or otherwise? Name all owners with their shares.',
    ja: '過半数の株式その他によりこの組織を支配する者の国はどこですか。すべての所有者を持分とともに示してください。',
  },
}

/** Facts of an organisation, and of the firm that makes the offer. */
export const ASIA_PARTY_FACTS: readonly Entry[] = [
  { name: 'party.ownerCountries', ...OWNER_COUNTRIES },
  { name: 'party.controllerCountries', ...CONTROLLER_COUNTRIES },
]

export const ASIA_BIDDER_FACTS: readonly Entry[] = [
  {
    name: 'bidder.country',
    type: 'code',
    member: 'country',
    answeredBy: 'bidder',
    remedy: null,
    question: { en: 'In which country is the bidder established?', ja: '入札者はどの国で設立されましたか。' },
  },
  { name: 'bidder.ownerCountries', ...OWNER_COUNTRIES },
  { name: 'bidder.controllerCountries', ...CONTROLLER_COUNTRIES },
]
