import type { EvidenceType } from './evidence-types.ts'

/** Evidence that the packs of Canada, India and Taiwan ask for. */
export const ASIA_EVIDENCE_TYPES: Readonly<Record<string, EvidenceType>> = {
  'exit-plan': {
    title: {
      en: 'an inventory of the equipment by generation, with the days on which it is removed',
      ja: '世代別の機器の一覧及び撤去予定日を記した撤去計画',
    },
    from: 'buyer',
  },
}
