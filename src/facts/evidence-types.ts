import type { Bilingual } from '../reference/snapshot.ts'
import type { Answerer } from './catalogue.ts'
import { EU_EVIDENCE_TYPES } from './evidence-types-eu.ts'
import { ASIA_EVIDENCE_TYPES } from './evidence-types-asia.ts'
import { US_ARTICLE_EVIDENCE_TYPES } from './evidence-types-us-articles.ts'
import { US_EVIDENCE_TYPES } from './evidence-types-us.ts'
import { UK_AU_EVIDENCE_TYPES } from './evidence-types-uk-au.ts'

/** A type of evidence that a pack may ask for: what people call it and who hands it in. */
export interface EvidenceType {
  readonly title: Bilingual
  readonly from: Answerer
  /** What its answers are called, by key. */
  readonly answers?: Readonly<Record<string, Bilingual>>
}

const CRITERIA_ANSWERS: Readonly<Record<string, Bilingual>> = {
  'national-security': { en: 'national security and public order', ja: '国家安全保障・治安関係の業務' },
  'highly-confidential': { en: 'highly confidential information', ja: '機密性の高い情報' },
  'large-personal-data': { en: 'very large amounts of personal data', ja: '大量の個人情報' },
  'core-business-system': {
    en: 'core business system or infrastructure',
    ja: '基幹業務システム・LAN 等の基盤',
  },
  'very-costly': { en: 'extremely large operating cost', ja: '運営経費が極めて大きいシステム' },
}

const COVERED_EQUIPMENT_ANSWERS: Readonly<Record<string, Bilingual>> = {
  providesCoveredEquipment: { en: 'whether covered equipment is provided', ja: '規制対象機器の提供の有無' },
  usesCoveredEquipment: { en: 'whether covered equipment is used', ja: '規制対象機器の使用の有無' },
}

/** Types are an open list: one that is not here is asked for by its code. */
export const EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  ...US_EVIDENCE_TYPES,
  ...US_ARTICLE_EVIDENCE_TYPES,
  'system-criteria-determination': {
    title: {
      en: 'a signed determination on the five system criteria',
      ja: '五類型への該当性に関する決定書（署名付き）',
    },
    from: 'buyer',
    answers: CRITERIA_ANSWERS,
  },
  'advice-received': {
    title: { en: 'the authority’s reply on the line', ja: '当該品目に対する関係機関の回答' },
    from: 'authority',
  },
  mitigation: {
    title: {
      en: 'the responsible officer’s acceptance of the measures that reduce the risk',
      ja: 'リスク低減措置に関する責任者の承認',
    },
    from: 'buyer',
  },
  'risk-decision': {
    title: { en: 'the responsible officer’s decision on the risk', ja: 'リスクに関する責任者の判断' },
    from: 'buyer',
  },
  'method-justification': {
    title: {
      en: 'the responsible officer’s acceptance of the method, with reasons',
      ja: '調達方式に関する責任者の判断（理由を付したもの）',
    },
    from: 'buyer',
  },
  'equipment-list': { title: { en: 'an equipment list', ja: '機器等リスト' }, from: 'bidder' },
  'carrier-assessment': {
    title: {
      en: 'the provider’s own assessment of supply-chain risk',
      ja: '提供事業者自身によるサプライチェーン・リスクの評価書',
    },
    from: 'provider',
  },
  'threat-assessment': {
    title: { en: 'a threat assessment', ja: '脅威分析の結果' },
    from: 'buyer',
    answers: { threatsMatch: { en: 'whether listed threats apply', ja: '想定される脅威への該当の有無' } },
  },
  'selection-reason': {
    title: {
      en: 'a recorded reason for selecting it without the label',
      ja: 'ラベルのない製品を選定する理由の記録',
    },
    from: 'buyer',
  },
  'lifecycle-integrity-statement': {
    title: {
      en: 'the maker’s statement on how unauthorised changes are kept out over the lifecycle',
      ja: 'ライフサイクルを通じて不正な変更が加えられない管理に関する製造者の証明書',
    },
    from: 'manufacturer',
    answers: { stages: { en: 'stages covered', ja: '対象とする段階（開発・製造・納入・保守）' } },
  },
  'risk-acceptance': {
    title: { en: 'a recorded acceptance of the risk', ja: 'リスク受容の記録' },
    from: 'buyer',
  },
  'scope-confirmation': {
    title: {
      en: 'the provider’s confirmation of the declared scope',
      ja: '言明対象範囲に関する提供事業者の確認書',
    },
    from: 'provider',
  },
  'ismap-exception-approval': {
    title: {
      en: 'the chief security officer’s approval to use a service that is not registered',
      ja: '未登録サービスの利用に関する最高情報セキュリティ責任者の承認書',
    },
    from: 'buyer',
    answers: { approved: { en: 'that the use is approved', ja: '利用が承認されていること' } },
  },
  'ministerial-recommendation': {
    title: { en: 'the minister’s recommendation on the plan', ja: '導入等計画書に関する主務大臣の勧告' },
    from: 'authority',
    answers: { met: { en: 'whether it is complied with', ja: '勧告に従った措置の有無' } },
  },
  'ministerial-order': {
    title: { en: 'the minister’s order on the plan', ja: '導入等計画書に関する主務大臣の命令' },
    from: 'authority',
    answers: { met: { en: 'whether it is complied with', ja: '命令に従った措置の有無' } },
  },
  'sanctions-assessment': {
    title: { en: 'an assessment of exposure to sanctions', ja: '制裁の影響に関する評価' },
    from: 'authority',
  },
  'supply-chain-assessment': {
    title: { en: 'a documented supply-chain assessment', ja: 'サプライチェーン・リスクの評価書' },
    from: 'buyer',
    answers: { hadRegardTo: { en: 'documents had regard to', ja: '留意した文書' } },
  },
  'migration-plan': {
    title: { en: 'a migration plan', ja: '移行計画' },
    from: 'bidder',
    answers: {
      rollback: { en: 'rollback', ja: '切戻し' },
      interworking: { en: 'interworking', ja: '相互接続性の確認' },
    },
  },
  'supplier-profile': {
    title: { en: 'a supplier profile with its officers', ja: '供給者に関する届出事項（役員を含む。）' },
    from: 'bidder',
  },
  'risk-management-measures': {
    title: { en: 'the risk-management measures taken', ja: 'リスク管理措置の実施状況' },
    from: 'bidder',
    answers: {
      tamperChecks: { en: 'tamper checks at manufacture', ja: '製造段階における不正な変更の確認' },
      vulnerabilityHandling: { en: 'vulnerability handling', ja: '脆弱性への対応' },
      alternativeSupply: { en: 'alternative supply and maintenance', ja: '代替の供給・保守の確保' },
      continuity: { en: 'continuing if the supplier stops', ja: '供給途絶時の継続' },
      subcontractControl: { en: 'control of subcontractors', ja: '再委託先の管理' },
    },
  },
  'plan-filed': {
    title: {
      en: 'proof that the plan was filed and the waiting period',
      ja: '導入等計画書の届出及び禁止期間を証する書面',
    },
    from: 'buyer',
    answers: { waitUntil: { en: 'last day of the waiting period', ja: '禁止期間の末日' } },
  },
  'second-source-plan': {
    title: { en: 'a plan for a second source', ja: '代替供給元に関する計画' },
    from: 'bidder',
  },
  'replacement-plan': {
    title: { en: 'a plan for replacing it in time', ja: '期限内に更改する計画' },
    from: 'buyer',
    answers: {
      withinDirective: {
        en: 'whether it is replaced by the day that the directive sets',
        ja: '指令が定める期限内に更改されるか',
      },
    },
  },
  'fallback-plan': {
    title: {
      en: 'a plan for working without the maker’s cloud',
      ja: '製造者のクラウドが停止した場合の代替手段に関する計画',
    },
    from: 'bidder',
  },
  'far-52.204-24': {
    title: { en: 'the representation of FAR 52.204-24(d)', ja: 'FAR 52.204-24(d) に基づく表明' },
    from: 'bidder',
    answers: COVERED_EQUIPMENT_ANSWERS,
  },
  'far-52.204-26': {
    title: { en: 'the annual representation of FAR 52.204-26', ja: 'FAR 52.204-26 に基づく年次の表明' },
    from: 'bidder',
    answers: COVERED_EQUIPMENT_ANSWERS,
  },
  'far-52.240-90': {
    title: { en: 'the representation of 52.240-90', ja: '52.240-90 に基づく表明' },
    from: 'bidder',
    answers: COVERED_EQUIPMENT_ANSWERS,
  },
  'far-52.204-24-disclosure': {
    title: { en: 'the disclosure of FAR 52.204-24(e)', ja: 'FAR 52.204-24(e) に基づく開示' },
    from: 'bidder',
  },
  'technical-statement': {
    title: { en: 'a technical statement by the maker', ja: '製造者の技術説明書' },
    from: 'manufacturer',
    answers: {
      cannotRouteOrRedirect: {
        en: 'that it cannot route or redirect user traffic',
        ja: '利用者の通信を経路制御できないこと',
      },
      noVisibility: {
        en: 'that it permits no visibility into user data',
        ja: '利用者のデータを見られないこと',
      },
    },
  },
  'arrangement-description': {
    title: { en: 'a description of the arrangement', ja: '接続形態の説明書' },
    from: 'bidder',
    answers: {
      connectsToThirdPartyFacilities: {
        en: 'that it connects to facilities of a third party',
        ja: '第三者の設備に接続する役務であること',
      },
    },
  },
  'covered-use-explanation': {
    title: { en: 'an explanation of every covered use', ja: '規制対象の使用に関する説明書' },
    from: 'bidder',
    answers: {
      everyUseExcepted: { en: 'that every use is excepted', ja: 'すべての使用が例外に当たること' },
    },
  },
  waiver: { title: { en: 'the waiver itself', ja: '適用除外の決定書' }, from: 'authority' },
  ...UK_AU_EVIDENCE_TYPES,
  ...EU_EVIDENCE_TYPES,
  ...ASIA_EVIDENCE_TYPES,
}

export function evidenceType(type: string): EvidenceType | undefined {
  return Object.hasOwn(EVIDENCE_TYPES, type) ? EVIDENCE_TYPES[type] : undefined
}

const SCHEMES: Readonly<Record<string, Bilingual>> = {
  'common-criteria': { en: 'Common Criteria', ja: 'コモンクライテリア（ISO/IEC 15408）' },
  'jc-star': { en: 'JC-STAR', ja: 'JC-STAR' },
  ismap: { en: 'ISMAP', ja: 'ISMAP' },
  'ismap-liu': { en: 'ISMAP-LIU', ja: 'ISMAP-LIU' },
  'fips-140-3': { en: 'FIPS 140-3', ja: 'FIPS 140-3' },
  'fips-140-2': { en: 'FIPS 140-2', ja: 'FIPS 140-2' },
  eucc: { en: 'EUCC', ja: 'EUCC' },
  'iec-62443-4-2': { en: 'IEC 62443-4-2', ja: 'IEC 62443-4-2' },
  'stqc-er': { en: 'STQC certificate of essential requirements', ja: 'STQC の必須要件の認証' },
  bis: { en: 'BIS registration', ja: 'BIS 登録' },
  'iec-62443-4-1': { en: 'IEC 62443-4-1', ja: 'IEC 62443-4-1' },
}

/** What people call a certification scheme; one that is not known by its code. */
export function schemeTitle(scheme: string): Bilingual {
  return SCHEMES[scheme] ?? { en: scheme, ja: scheme }
}
