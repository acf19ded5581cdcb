import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of a line about interruption of service: support, spares, supply, what it needs from outside. */
export const SUPPORT_FACTS: readonly Entry[] = [
  {
    name: 'item.plannedEndOfUse',
    type: 'date',
    member: 'plannedEndOfUse',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'Until when is it to be used?', ja: 'いつまで使用する予定ですか。' },
  },
  {
    name: 'item.endOfSupport',
    type: 'date',
    member: 'support/endOfSupport',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Until when does the maker support it?',
      ja: '製造者のサポートはいつまで受けられますか。',
    },
  },
  {
    name: 'item.endOfSecurityUpdates',
    type: 'date',
    member: 'support/endOfSecurityUpdates',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Until when does the maker give security updates?',
      ja: 'セキュリティ更新はいつまで提供されますか。',
    },
  },
  {
    name: 'item.supportLocations',
    type: 'codes',
    member: 'support/locations',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: { en: 'From which countries is it supported?', ja: 'どの国から保守・サポートを行いますか。' },
  },
  {
    name: 'item.sparesHeld',
    type: 'number',
    member: 'support/spares/held',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: { en: 'How many spares are held?', ja: '予備品は何台（個）確保されますか。' },
  },
  {
    name: 'item.sparesLeadDays',
    type: 'number',
    member: 'support/spares/leadDays',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Within how many days do other spares arrive?',
      ja: '予備品は何日以内に届きますか。',
    },
  },
  {
    name: 'item.alternativeSource',
    type: 'boolean',
    member: 'support/alternativeSource',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Could another source supply or maintain it?',
      ja: '別の供給元又は保守事業者から供給・保守を受けられますか。',
    },
  },
  {
    name: 'item.remoteDisable',
    type: 'boolean',
    member: 'security/remoteDisable',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Can anybody outside the buyer disable it from afar (kill switch, licence server, cloud lock)?',
      ja: '調達機関以外の者が遠隔から停止させることができますか（遠隔停止機能、ライセンスサーバ、クラウドによるロックなど）。',
    },
  },
  {
    name: 'item.remoteDisableParty',
    type: 'text',
    member: 'security/remoteDisableBy/party',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: { en: 'Who can disable it from afar?', ja: '遠隔から停止させることができるのは誰ですか。' },
  },
  {
    name: 'item.remoteDisableRestricted',
    type: 'boolean',
    member: 'security/remoteDisableBy/contractRestriction',
    answeredBy: 'bidder',
    remedy: 'add-clause',
    question: {
      en: 'Does the contract forbid disabling it without the buyer’s consent?',
      ja: '調達機関の同意なく停止させることを契約で禁じていますか。',
    },
  },
  {
    name: 'item.cloudDependency',
    type: 'boolean',
    member: 'operation/cloudDependency',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does it need its maker’s cloud to go on working?',
      ja: '動作を続けるために製造者のクラウドが必要ですか。',
    },
  },
  {
    name: 'item.offlineOperation',
    type: 'boolean',
    member: 'operation/offlineOperation',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does it go on working without a connection to the outside?',
      ja: '外部と接続できない状態でも動作を続けますか。',
    },
  },
  {
    name: 'item.licenceCheckIn',
    type: 'boolean',
    member: 'operation/licence/checkIn',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'Does its licence have to be confirmed with a server from time to time?',
      ja: 'ライセンスを定期的にサーバで確認する必要がありますか。',
    },
  },
  {
    name: 'item.licenceGraceDays',
    type: 'number',
    member: 'operation/licence/graceDays',
    answeredBy: 'manufacturer',
    remedy: 'choose-product',
    question: {
      en: 'For how many days does it go on working when the licence cannot be confirmed?',
      ja: 'ライセンスの確認ができない場合、何日間動作を続けますか。',
    },
  },
  {
    name: 'item.backupOffline',
    type: 'boolean',
    member: 'operation/backupOffline',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Is a backup kept offline or unchangeable?',
      ja: 'オフライン又は変更不能な形でバックアップを保管しますか。',
    },
  },
  {
    name: 'item.restoreTested',
    type: 'boolean',
    member: 'operation/restoreTested',
    answeredBy: 'bidder',
    remedy: 'choose-product',
    question: {
      en: 'Has restoring from the backup been tested?',
      ja: 'バックアップからの復元を試験していますか。',
    },
  },
  {
    name: 'item.critical',
    type: 'boolean',
    member: 'critical',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Would the system stop without this line?',
      ja: 'この品目が失われるとシステムは停止しますか。',
    },
  },
]
