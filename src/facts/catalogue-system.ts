import type { FactDefinition } from './catalogue.ts'

type Entry = Omit<FactDefinition, 'owner' | 'kind'>

/** Facts of the system that the purchase is for. */
export const SYSTEM_FACTS: readonly Entry[] = [
  {
    // With the determination's own answers: see `system-criteria.ts`.
    name: 'system.criteria',
    type: 'codes',
    member: 'system/criteria',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'Which of the five criteria of the agreement on IT procurement does the system meet, and are these all?',
      ja: '対象システムは、申合せの五つの類型のどれに該当しますか。それで全部ですか。',
    },
  },
  {
    name: 'system.class',
    type: 'codes',
    member: 'system/class',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'What class of system is it for?', ja: '対象システムの区分は何ですか。' },
  },
  {
    name: 'system.importance',
    type: 'code',
    member: 'system/importance',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'How important is the system?', ja: '対象システムの重要度はどれですか。' },
  },
  {
    name: 'system.confidentiality',
    type: 'number',
    member: 'system/dataClass/confidentiality',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'What is the class of confidentiality of the information (1, 2 or 3)?',
      ja: '取り扱う情報の機密性の区分は何ですか（1、2、3）。',
    },
  },
  {
    name: 'system.impactLevel',
    type: 'code',
    member: 'system/impactLevel',
    answeredBy: 'buyer',
    remedy: null,
    question: {
      en: 'How large would the impact of an incident be (low, moderate, high), as assessed?',
      ja: '影響度評価の結果は何ですか（低、中、高のいずれか）。',
    },
  },
  {
    name: 'system.plannedEndOfUse',
    type: 'date',
    member: 'system/plannedEndOfUse',
    answeredBy: 'buyer',
    remedy: null,
    question: { en: 'Until when is the system to be used?', ja: '対象システムはいつまで使う予定ですか。' },
  },
  {
    name: 'system.pathDiversity',
    type: 'boolean',
    member: 'system/pathDiversity',
    answeredBy: 'buyer',
    remedy: 'choose-product',
    question: {
      en: 'Do the lines of the system take separate paths?',
      ja: '対象システムの回線は物理的に異なる経路を通りますか。',
    },
  },
  {
    name: 'system.alternativeCarrier',
    type: 'boolean',
    member: 'system/alternativeCarrier',
    answeredBy: 'buyer',
    remedy: 'choose-product',
    question: {
      en: 'Could another carrier take over when this one fails?',
      ja: '当該事業者の障害時に、別の電気通信事業者に切り替えられますか。',
    },
  },
]
