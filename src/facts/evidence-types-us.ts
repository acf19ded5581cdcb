import type { EvidenceType } from './evidence-types.ts'

const SEARCH_ANSWERS: EvidenceType['answers'] = {
  list: { en: 'the list searched', ja: '検索したリスト' },
  found: { en: 'whether anybody was found on it', ja: '該当者の有無' },
  searchedOn: { en: 'day of the search', ja: '検索日' },
}

/** Evidence that only packs of the United States ask for. */
export const US_EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  'list-search': {
    title: {
      en: 'the record of a search of the whole official list',
      ja: '公式リスト全体を検索した結果の記録',
    },
    from: 'bidder',
    answers: SEARCH_ANSWERS,
  },
  'sam-search': {
    title: { en: 'the record of a search in SAM.gov', ja: 'SAM.gov における検索結果の記録' },
    from: 'bidder',
    answers: SEARCH_ANSWERS,
  },
  'exemption-in-contract': {
    title: {
      en: 'the determination of an exemption, exception or waiver that the contract states',
      ja: '契約書に明記された適用除外等の決定',
    },
    from: 'buyer',
    answers: {
      statedInContract: { en: 'that the contract states it', ja: '契約書に明記されていること' },
    },
  },
  'far-52.225-6': {
    title: {
      en: 'the Trade Agreements Certificate of FAR 52.225-6',
      ja: 'FAR 52.225-6 に基づく貿易協定に関する証明書',
    },
    from: 'bidder',
    answers: {
      eligibleEndProduct: {
        en: 'whether the line is a U.S.-made or designated country end product',
        ja: '米国製又は指定国の最終製品に該当するか',
      },
    },
  },
  'customs-ruling': {
    title: {
      en: 'a ruling of the customs authority on the country of origin',
      ja: '原産国に関する税関当局の教示',
    },
    from: 'bidder',
    answers: {
      substantiallyTransformed: {
        en: 'whether it is substantially transformed there',
        ja: '実質的変更の有無',
      },
    },
  },
  'transformation-analysis': {
    title: {
      en: 'a written analysis of the substantial transformation',
      ja: '実質的変更に関する分析書',
    },
    from: 'manufacturer',
    answers: {
      substantiallyTransformed: {
        en: 'whether it is substantially transformed there',
        ja: '実質的変更の有無',
      },
    },
  },
  'non-availability': {
    title: {
      en: 'the contracting officer’s determination that no eligible offer is available or sufficient',
      ja: '適格な提案がなく、又は不足する旨の契約担当官の決定',
    },
    from: 'buyer',
    answers: { determined: { en: 'that it was so determined', ja: '決定がなされたこと' } },
  },
  'trade-agreements-exclusion': {
    title: {
      en: 'the contracting officer’s determination that the agreements do not apply (FAR 25.401, 25.403(c)(2))',
      ja: '協定が適用されない旨の契約担当官の決定（FAR 25.401、25.403(c)(2)）',
    },
    from: 'buyer',
    answers: { excluded: { en: 'that the line is excluded', ja: '適用対象外であること' } },
  },
  'ssdf-attestation': {
    title: {
      en: 'the producer’s attestation of secure development (Common Form)',
      ja: '安全な開発に関する開発者の自己証明書（共通様式）',
    },
    from: 'manufacturer',
  },
  'secure-development-assessment': {
    title: {
      en: 'an assessment of secure development that the agency takes as equivalent',
      ja: '機関が同等と認める、安全な開発に関する評価書',
    },
    from: 'bidder',
  },
}
