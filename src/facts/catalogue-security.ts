import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of a line about malicious functions: firmware, updates, ways in, ways out, what is known of it. */
export const SECURITY_FACTS: readonly Entry[] = [
  {
    name: 'item.signedFirmware',
    type: 'boolean',
    member: 'security/signedFirmware',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Is the firmware signed, and is the signature checked before it is installed?',
      ja: 'ファームウェアは署名されており、インストール前に署名が検証されますか。',
    },
  },
  {
    name: 'item.secureBoot',
    type: 'boolean',
    member: 'security/secureBoot',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does it check its software at start (secure boot)?',
      ja: '起動時にソフトウェアの真正性を検証しますか（セキュアブート）。',
    },
  },
  {
    name: 'item.rollbackProtection',
    type: 'boolean',
    member: 'security/rollbackProtection',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does it refuse to go back to an older, vulnerable firmware?',
      ja: '脆弱性のある古いファームウェアへの書き戻しを拒否しますか。',
    },
  },
  {
    name: 'item.updateChannelSigned',
    type: 'boolean',
    member: 'security/update/signedChannel',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Do updates come over an authenticated channel with signed content?',
      ja: '更新プログラムは、認証された経路で署名付きのものが配信されますか。',
    },
  },
  {
    name: 'item.updateOperator',
    type: 'text',
    member: 'security/update/operator',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Who operates the servers from which updates come?',
      ja: '更新プログラムの配信サーバを運用しているのは誰ですか。',
    },
  },
  {
    name: 'item.updateSource',
    type: 'codes',
    member: 'security/updateSource',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'From which countries do updates come, and are these all?',
      ja: '更新プログラムはどの国から配信されますか。それで全部ですか。',
    },
  },
  {
    name: 'item.remoteAccess',
    type: 'boolean',
    member: 'security/remoteAccess/enabled',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Can the supplier or maker reach the product remotely?',
      ja: '供給者又は製造者は、遠隔から当該製品に接続できますか。',
    },
  },
  {
    name: 'item.remoteAccessFrom',
    type: 'codes',
    member: 'security/remoteAccess/from',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'From which countries can it be reached remotely, and are these all?',
      ja: 'どの国から遠隔接続できますか。それで全部ですか。',
    },
  },
  {
    name: 'item.remoteAccessAuthentication',
    type: 'code',
    member: 'security/remoteAccess/authentication',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'How is remote access authenticated (for example multi-factor)?',
      ja: '遠隔接続はどのように認証されますか（多要素認証など）。',
    },
  },
  {
    name: 'item.remoteAccessLogged',
    type: 'boolean',
    member: 'security/remoteAccess/logged',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Is every remote access logged where the buyer can read it?',
      ja: '遠隔接続はすべて、調達機関が確認できる形で記録されますか。',
    },
  },
  {
    name: 'item.remoteAccessCanBeDisabled',
    type: 'boolean',
    member: 'security/remoteAccess/canBeDisabled',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Can the buyer switch remote access off?',
      ja: '調達機関は遠隔接続を無効にできますか。',
    },
  },
  {
    name: 'item.undocumentedAccounts',
    type: 'boolean',
    member: 'security/undocumentedAccounts',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Are there accounts that the documentation does not name?',
      ja: '文書に記載のないアカウントはありますか。',
    },
  },
  {
    name: 'item.hiddenInterfaces',
    type: 'boolean',
    member: 'security/hiddenInterfaces',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Are there interfaces, physical or logical, that the documentation does not name?',
      ja: '文書に記載のない物理的又は論理的なインターフェースはありますか。',
    },
  },
  {
    name: 'item.phoneHomeTo',
    type: 'codes',
    member: 'security/phoneHome/destinations',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'To which destinations does it open connections by itself, and are these all?',
      ja: '当該製品が自ら通信する宛先はどこですか。それで全部ですか。',
    },
  },
  {
    name: 'item.phoneHomeCanBeDisabled',
    type: 'boolean',
    member: 'security/phoneHome/canBeDisabled',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Can these connections be switched off?',
      ja: 'その通信は無効にできますか。',
    },
  },
  {
    name: 'item.sbom',
    type: 'boolean',
    member: 'security/sbom',
    answeredBy: 'manufacturer',
    remedy: 'obtain-evidence',
    question: {
      en: 'Is a software bill of materials (SBOM) handed over?',
      ja: 'ソフトウェア部品表（SBOM）は提供されますか。',
    },
  },
  {
    name: 'item.hbom',
    type: 'boolean',
    member: 'security/hbom',
    answeredBy: 'manufacturer',
    remedy: 'obtain-evidence',
    question: {
      en: 'Is a hardware bill of materials (HBOM) handed over?',
      ja: 'ハードウェア部品表（HBOM）は提供されますか。',
    },
  },
  {
    name: 'item.vulnerabilityDisclosure',
    type: 'boolean',
    member: 'security/vulnerabilityDisclosure',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does the maker publish how vulnerabilities are reported to it and handled?',
      ja: '製造者は、脆弱性の受付及び対応の方針を公表していますか。',
    },
  },
  {
    name: 'item.knownExploitedOpen',
    type: 'codes',
    member: 'security/knownExploitedOpen',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Which vulnerabilities known to be exploited are still open in it, and are these all (an empty list for none)?',
      ja: '悪用が確認されている脆弱性のうち、未修正のものはどれですか。それで全部ですか（ない場合は空の一覧）。',
    },
  },
  {
    name: 'item.authorisedChannel',
    type: 'boolean',
    member: 'delivery/authorisedChannel',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Does it come through the maker or a distributor that the maker has authorised?',
      ja: '製造者又は製造者が認めた販売経路を通じて納入されますか。',
    },
  },
  {
    name: 'item.tamperEvidence',
    type: 'boolean',
    member: 'delivery/tamperEvidence',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Would tampering on the way from the maker be seen on arrival (seals, serial numbers)?',
      ja: '輸送中の改ざんを受領時に確認できますか（封印、製造番号の照合など）。',
    },
  },
]
