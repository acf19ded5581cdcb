import type { EvidenceType } from './evidence-types.ts'

/** Types of evidence that the federal regimes of the United States ask for. */
export const US_ARTICLE_EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  'engine-declaration': {
    title: {
      en: 'the maker’s declaration of whose engines and libraries it contains',
      ja: '組み込まれたエンジン及びライブラリの開発元に関する製造者の申告書',
    },
    from: 'manufacturer',
    answers: {
      coveredEngine: {
        en: 'whether it contains anything of the covered entity',
        ja: '対象事業者が開発したものを含むかどうか',
      },
    },
  },
  'sam-orders-search': {
    title: { en: 'the record of the search for orders in SAM', ja: 'SAM における命令の検索記録' },
    from: 'bidder',
    answers: {
      noOrderMatches: {
        en: 'that no order matches what is offered',
        ja: '提案する品目に該当する命令がないこと',
      },
    },
  },
  'app-absence': {
    title: {
      en: 'the attestation, or the record of device management, that the application is absent',
      ja: '当該アプリケーションがないことの証明書又は端末管理の記録',
    },
    from: 'bidder',
    answers: {
      absent: {
        en: 'that it is on none of the devices, employees’ own included',
        ja: '私物を含むすべての端末に存在しないこと',
      },
    },
  },
  'm-23-13-exception': {
    title: {
      en: 'the contracting officer’s written notice of an exception under OMB M-23-13',
      ja: 'OMB M-23-13 に基づく例外に関する契約担当官の書面による通知',
    },
    from: 'buyer',
    answers: { granted: { en: 'that the exception is granted', ja: '例外が認められたこと' } },
  },
  'semiconductor-certification': {
    title: {
      en: 'the supplier’s certification about covered semiconductors',
      ja: '規制対象半導体に関する供給者の証明書',
    },
    from: 'bidder',
    answers: {
      afterReasonableInquiry: {
        en: 'that a reasonable inquiry was made',
        ja: '合理的な調査を行ったこと',
      },
      includesCovered: {
        en: 'whether covered semiconductors are included',
        ja: '規制対象半導体を含むかどうか',
      },
    },
  },
  hbom: {
    title: {
      en: 'a hardware bill of materials that names who made the semiconductors',
      ja: '半導体の製造者を明記したハードウェア部品表（HBOM）',
    },
    from: 'manufacturer',
    answers: { semiconductorsNamed: { en: 'that it names them all', ja: 'すべて記載していること' } },
  },
  'fcc-authorisation': {
    title: {
      en: 'proof of the equipment authorisation: FCC ID and day of grant',
      ja: '機器認証を証する書面（FCC ID 及び認証日）',
    },
    from: 'manufacturer',
    answers: {
      fccId: { en: 'FCC ID', ja: 'FCC ID' },
      grantDate: { en: 'day of grant', ja: '認証日' },
    },
  },
  'conditional-approval': {
    title: {
      en: 'the conditional approval by the Department of War or of Homeland Security',
      ja: '戦争省又は国土安全保障省による条件付承認',
    },
    from: 'manufacturer',
  },
  'update-commitment': {
    title: {
      en: 'the maker’s commitment to updates while it is in use',
      ja: '使用期間中の更新提供に関する製造者の確約',
    },
    from: 'manufacturer',
    answers: {
      beyondWaiver: {
        en: 'that updates go on after the waiver ends',
        ja: '特例の終了後も更新を提供すること',
      },
    },
  },
}
