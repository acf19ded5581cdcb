import type { EvidenceType } from './evidence-types.ts'

/** Evidence that the packs of the United Kingdom and Australia ask for. */
export const UK_AU_EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  'outage-risk-plan': {
    title: {
      en: 'a plan for the risk of outages during the removal',
      ja: '撤去に伴う通信断のリスクへの対応計画',
    },
    from: 'buyer',
  },
  'debarment-check': {
    title: {
      en: 'a record of the check of the debarment list',
      ja: '取引停止リスト（debarment list）の確認記録',
    },
    from: 'buyer',
    answers: {
      supplier: { en: 'whether the supplier was checked', ja: '供給者の確認の有無' },
      associatedPersons: { en: 'whether associated persons were checked', ja: '関係者の確認の有無' },
      subcontractors: {
        en: 'whether intended subcontractors were checked',
        ja: '予定される再委託先の確認の有無',
      },
    },
  },
  'debarment-entry': {
    title: { en: 'an entry of the debarment list', ja: '取引停止リストの掲載' },
    from: 'buyer',
    answers: {
      ground: { en: 'the ground of the entry', ja: '掲載の事由' },
      kind: { en: 'whether it is mandatory or discretionary', ja: '義務的な掲載か裁量的な掲載か' },
      contractDescribed: {
        en: 'whether the contract is of the kind that the entry describes',
        ja: '本契約が掲載に記載された種類の契約に当たるか',
      },
    },
  },
  'security-threat-assessment': {
    title: {
      en: 'a recorded assessment of the threat to national security',
      ja: '国家安全保障上の脅威の評価記録',
    },
    from: 'buyer',
    answers: {
      supplier: { en: 'assessment of the supplier', ja: '供給者に関する評価' },
      associatedPersons: { en: 'assessment of associated persons', ja: '関係者に関する評価' },
      subcontractors: { en: 'assessment of intended subcontractors', ja: '予定される再委託先に関する評価' },
    },
  },
  'nsup-advice': {
    title: {
      en: 'the reply of the National Security Unit for Procurement',
      ja: '調達国家安全保障ユニット（NSUP）の回答',
    },
    from: 'authority',
  },
  'exclusion-proposal': {
    title: { en: 'a proposal to exclude the supplier', ja: '供給者を除外する旨の提案' },
    from: 'buyer',
    answers: { ground: { en: 'the ground of the exclusion', ja: '除外の事由' } },
  },
  'minister-agreement': {
    title: { en: 'the Minister’s agreement to the exclusion', ja: '除外に関する大臣の同意' },
    from: 'authority',
  },
  'exempted-contract-record': {
    title: {
      en: 'the recorded justification that the contract is exempted for national security',
      ja: '国家安全保障を理由とする適用除外契約に当たる旨の理由の記録',
    },
    from: 'buyer',
    answers: { justified: { en: 'that the exemption is justified', ja: '適用除外の理由があること' } },
  },
  'oem-declaration': {
    title: {
      en: 'a declaration of who produces the equipment',
      ja: '機器を実際に製造する者に関する申告書',
    },
    from: 'manufacturer',
  },
  'governing-law-determination': {
    title: {
      en: 'the department’s determination on the law to which the producer is subject',
      ja: '製造者が服する法令に関する府省の判断',
    },
    from: 'buyer',
  },
  'foreign-direction-assessment': {
    title: {
      en: 'the carrier’s own assessment of foreign direction',
      ja: '外国の指揮命令に関する事業者自身の評価書',
    },
    from: 'buyer',
  },
  'foreign-direction-determination': {
    title: {
      en: 'the authority’s determination on foreign direction',
      ja: '外国の指揮命令に関する当局の判断',
    },
    from: 'authority',
  },
  'change-notification': {
    title: { en: 'proof that the change was notified', ja: '変更の届出を証する書面' },
    from: 'buyer',
  },
  'risk-programme': {
    title: { en: 'the risk management programme', ja: 'リスク管理計画' },
    from: 'buyer',
    answers: {
      supplierFailureScenario: {
        en: 'whether the failure of the supplier is provided for',
        ja: '供給者の途絶の想定の有無',
      },
    },
  },
  'pspf-exemption': {
    title: {
      en: 'the approved exemption, with function and mitigations',
      ja: '適用除外の承認書（対象業務及び低減措置を記載したもの）',
    },
    from: 'buyer',
    answers: {
      nationalSecurityOrRegulatory: {
        en: 'that it is for a national security or regulatory function',
        ja: '国家安全保障又は規制に係る業務であること',
      },
      mitigations: { en: 'that mitigations are in place', ja: '低減措置が講じられていること' },
    },
  },
  'foci-assessment': {
    title: {
      en: 'an assessment of foreign ownership, control or influence',
      ja: '外国による所有、支配又は影響に関する評価書',
    },
    from: 'buyer',
  },
  'supplier-risk-rating': {
    title: { en: 'a risk rating of the suppliers of the line', ja: '当該品目の供給者に関するリスク評価' },
    from: 'buyer',
  },
  'acceptance-integrity': {
    title: { en: 'a record that integrity was checked at acceptance', ja: '受入時の完全性の確認記録' },
    from: 'buyer',
  },
  'acceptance-authenticity': {
    title: { en: 'a record that authenticity was checked at acceptance', ja: '受入時の真正性の確認記録' },
    from: 'buyer',
  },
}
