import type { EvidenceType } from './evidence-types.ts'

/** Evidence that the packs of Canada, India and Taiwan ask for. */
export const ASIA_EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  'dpiit-registration': {
    title: {
      en: 'the registration with the Competent Authority (DPIIT), with the political and security clearance',
      ja: '所管当局（産業国内取引促進局（DPIIT））への登録証（政治・安全保障上の承認を含む。）',
    },
    from: 'bidder',
    answers: {
      politicalClearance: { en: 'political clearance', ja: '政治上の承認' },
      securityClearance: { en: 'security clearance', ja: '安全保障上の承認' },
    },
  },
  'registration-ruling': {
    title: {
      en: 'the Competent Authority’s reply on whether registration is needed',
      ja: '登録の要否に関する所管当局の回答',
    },
    from: 'authority',
  },
  'rule-144-xi-certificate': {
    title: {
      en: 'the bidder’s certificate of compliance with rule 144(xi)',
      ja: '規則第144条(xi)の遵守に関する入札者の証明書',
    },
    from: 'bidder',
    answers: { complies: { en: 'that the bidder complies', ja: '遵守していること' } },
  },
  'nsdts-portal-result': {
    title: {
      en: 'the result of the trusted telecom portal for the product and its sources',
      ja: '製品及び供給元に関する信頼された電気通信ポータルの判定結果',
    },
    from: 'authority',
    answers: {
      criticalComponentsTrusted: {
        en: 'that its critical components come from trusted sources',
        ja: '重要な構成部品が信頼された供給元のものであること',
      },
    },
  },
  'er-test-report': {
    title: {
      en: 'the laboratory’s report on the essential requirements',
      ja: '必須要件に関する試験機関の報告書',
    },
    from: 'authority',
  },
  'soc-firmware-declaration': {
    title: {
      en: 'the maker’s declaration of where the system on chip and the firmware come from',
      ja: 'SoC 及びファームウェアの出所に関する製造者の申告書',
    },
    from: 'manufacturer',
    answers: {
      soc: { en: 'maker and origin of the system on chip', ja: 'SoC の製造者及び原産国' },
      firmware: { en: 'developer and origin of the firmware', ja: 'ファームウェアの開発者及び開発国' },
    },
  },
  'moda-notice': {
    title: {
      en: 'the notice of the Ministry of Digital Affairs that it is a product endangering national cyber security',
      ja: '危害国家資通安全製品に当たる旨の数位発展部の通知',
    },
    from: 'authority',
  },
  'moda-review': {
    title: {
      en: 'the result of the review by the Ministry of Digital Affairs',
      ja: '数位発展部による審査の結果',
    },
    from: 'authority',
  },
  'special-use-approval': {
    title: {
      en: 'the approval of a special use',
      ja: '特別使用の承認書',
    },
    from: 'buyer',
    answers: {
      noAlternative: { en: 'that there is no alternative', ja: '代替手段がないこと' },
      securityOfficer: {
        en: 'that the chief security officer approved',
        ja: '資通安全責任者の承認があること',
      },
      ministry: { en: 'that the ministry approved', ja: '主管機関の承認があること' },
      registered: { en: 'that it is on the register', ja: '台帳に登録されていること' },
    },
  },
  'existing-item-record': {
    title: {
      en: 'the record of the item in use',
      ja: '使用中の機器に関する管理記録',
    },
    from: 'buyer',
    answers: {
      registered: { en: 'that it is on the register', ja: '台帳に登録されていること' },
      isolated: {
        en: 'that it is not connected to the official network',
        ja: '公務用ネットワークに接続されていないこと',
      },
      noRemoteMaintenance: { en: 'that it is not maintained remotely', ja: '遠隔保守を行わないこと' },
      replacementPlan: { en: 'that its replacement is planned', ja: '更改の計画があること' },
    },
  },
}
