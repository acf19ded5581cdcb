import type { EvidenceType } from './evidence-types.ts'

/** Evidence that the packs of the European Union, Germany and New Zealand ask for. */
export const EU_EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  'supplier-risk-assessment': {
    title: {
      en: 'an assessment of the risks of the direct supplier or service provider',
      ja: '直接の供給者又はサービス提供者に関するリスク評価書',
    },
    from: 'buyer',
    answers: {
      vulnerabilities: { en: 'vulnerabilities of the supplier', ja: '供給者に固有の脆弱性' },
      productQuality: { en: 'quality of its products', ja: '製品の品質' },
      secureDevelopment: { en: 'its secure development', ja: '安全な開発の手順' },
    },
  },
  'art22-mitigations': {
    title: {
      en: 'a record of how the results of the coordinated risk assessment were taken into account',
      ja: '協調的リスク評価の結果への対応の記録',
    },
    from: 'buyer',
    answers: { applied: { en: 'whether its mitigations are applied', ja: '低減措置の実施の有無' } },
  },
  'supplier-risk-profile': {
    title: { en: 'a risk profile of the supplier', ja: '供給者のリスク・プロファイルの評価書' },
    from: 'buyer',
  },
  'supplier-restriction-decision': {
    title: {
      en: 'the decision of the national authority on the supplier',
      ja: '供給者に関する国の当局の決定',
    },
    from: 'authority',
  },
  'diversification-plan': {
    title: { en: 'a plan for diversifying vendors', ja: 'ベンダーの多様化に関する計画' },
    from: 'buyer',
  },
  'exit-plan': {
    title: {
      en: 'a plan for taking it out of use: what there is, by generation, and when it is removed',
      ja: '使用を終了し撤去する計画（世代別の機器の一覧及び撤去予定日を記したもの）',
    },
    from: 'buyer',
    answers: { removedInTime: { en: 'whether it is out by the agreed day', ja: '期日までに撤去されるか' } },
  },
  'manufacturer-declaration': {
    title: {
      en: 'the manufacturer’s declaration of trustworthiness',
      ja: '製造者の信頼性に関する宣言書',
    },
    from: 'manufacturer',
    answers: {
      cooperationAndAudits: { en: 'cooperation and audits', ja: '協力及び監査の受入れ' },
      securityTesting: { en: 'support for security testing', ja: 'セキュリティ試験への協力' },
      productionChangeNotice: {
        en: 'advance notice of changes in production',
        ja: '製造工程の変更の事前通知',
      },
      vulnerabilityDisclosure: { en: 'prompt disclosure of vulnerabilities', ja: '脆弱性の速やかな開示' },
      tamperProofArchive: {
        en: 'information security management with a tamper-proof archive',
        ja: '改ざんできない記録を備えた情報セキュリティ管理',
      },
    },
  },
  'critical-component-order': {
    title: {
      en: 'an order of the ministry on critical components',
      ja: '重要部品に関する内務省の命令',
    },
    from: 'authority',
    answers: { conditions: { en: 'the conditions set', ja: '付された条件' } },
  },
  'gcsb-response': {
    title: { en: 'the response of the GCSB', ja: '政府通信保安局（GCSB）の回答' },
    from: 'authority',
    answers: {
      mitigationAccepted: { en: 'whether the mitigation is accepted', ja: '低減措置の承認の有無' },
    },
  },
  'ticsa-direction': {
    title: { en: 'a direction of the Minister', ja: '大臣の指示' },
    from: 'authority',
  },
  'availability-impact': {
    title: { en: 'a statement of the impact on availability', ja: '可用性への影響に関する文書' },
    from: 'buyer',
    answers: {
      whatStops: { en: 'what stops', ja: '停止する機能' },
      whoDepends: { en: 'who depends on it', ja: 'これに依存する者' },
    },
  },
}
