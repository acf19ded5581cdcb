import type { EvidenceType } from './evidence-types.ts'

/** Types of evidence that the federal regimes of the United States ask for. */
export const US_EVIDENCE: Readonly<Record<string, EvidenceType>> = {
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
  'sam-search': {
    title: { en: 'the record of the search for orders in SAM', ja: 'SAM における命令の検索記録' },
    from: 'bidder',
    answers: {
      noOrderMatches: {
        en: 'that no order matches what is offered',
        ja: '提案する品目に該当する命令がないこと',
      },
    },
  },
}
