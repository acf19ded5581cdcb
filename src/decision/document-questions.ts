import { evidenceType, schemeTitle, type EvidenceType } from '../facts/evidence-types.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Missing } from './body.ts'

/** Asks for a document, by what people call it and what it has to answer. */
export function askEvidence(missing: Missing): Bilingual {
  if (missing.fact.startsWith('certificate.')) return askCertificate(missing)
  const type = typeof missing.template?.['type'] === 'string' ? missing.template['type'] : null
  if (type === null) {
    return {
      en: 'Who vouches for this value? Hand in signed evidence for it.',
      ja: 'この値を保証するのは誰ですか。署名のある証拠を提出してください。',
    }
  }
  const known = evidenceType(type)
  return {
    en: `Hand in ${known?.title.en ?? `evidence of type ${type}`}${aboutEn(missing, known)}.`,
    ja: `${known?.title.ja ?? `種別 ${type} の証拠`}${aboutJa(missing, known)}を提出してください。`,
  }
}

function answersWanted(missing: Missing, known: EvidenceType | undefined): readonly Bilingual[] {
  const answers = missing.template?.['answers']
  const keys = typeof answers === 'object' && answers !== null ? Object.keys(answers) : []
  // In the order of the kind of document: a body that was kept has its members sorted.
  const order = Object.keys(known?.answers ?? {})
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)
  keys.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  return keys.map((key) => known?.answers?.[key] ?? { en: key, ja: key })
}

function aboutEn(missing: Missing, known: EvidenceType | undefined): string {
  const answers = answersWanted(missing, known).map((one) => one.en)
  return answers.length === 0 ? '' : ` that answers ${answers.join(', ')}`
}

function aboutJa(missing: Missing, known: EvidenceType | undefined): string {
  const answers = answersWanted(missing, known).map((one) => one.ja)
  return answers.length === 0 ? '' : `（回答項目: ${answers.join('、')}）`
}

/** A certificate of a scheme, with what it has to be for. */
function askCertificate(missing: Missing): Bilingual {
  const wanted = missing.template?.['scheme']
  const scheme = schemeTitle(typeof wanted === 'string' ? wanted : '')
  const level = missing.template?.['level']
  return {
    en: `Give a ${scheme.en} certificate${typeof level === 'number' ? ` of level ${level} or higher` : ''} for the product and version offered, held by its maker and in force.`,
    ja: `提案する製品及び版について、製造者が取得し、現に有効な${scheme.ja}の認証${typeof level === 'number' ? `（★${level} 以上）` : ''}を示してください。`,
  }
}

/** Questions about a document that is there and leaves something open. */
export const DOCUMENT_QUESTIONS: Readonly<Record<string, (missing: Missing) => Bilingual>> = {
  'evidence.type': () => ({ en: 'What kind of document is this?', ja: 'この文書の種別は何ですか。' }),
  'evidence.state': () => ({
    en: 'Has a second person confirmed or rejected the document?',
    ja: 'この文書は、別の担当者により確認又は却下されていますか。',
  }),
  'evidence.subjects': () => ({
    en: 'What is the document about?',
    ja: 'この文書は何を対象としていますか。',
  }),
  'evidence.issuerCode': () => ({
    en: 'Which authority issued the document?',
    ja: 'この文書を発行した機関はどこですか。',
  }),
  'evidence.issuerRole': () => ({
    en: 'In which role did the issuer give the document?',
    ja: 'この文書の発行者はどのような立場の者ですか。',
  }),
  'evidence.lines': () => ({
    en: 'What does the reply say of the line, and on which state of the line (digest)?',
    ja: 'この回答は当該品目についてどのような結論ですか。また、どの時点の内容に対するものですか（照合値）。',
  }),
  'evidence.outcome': () => ({ en: 'What does the document conclude?', ja: 'この文書の結論は何ですか。' }),
  'evidence.signedBy': () => ({ en: 'Who signed the document?', ja: 'この文書に署名したのは誰ですか。' }),
  'evidence.date': () => ({ en: 'Of which day is the document?', ja: 'この文書の日付はいつですか。' }),
  'evidence.answers': () => ({ en: 'What does the document answer?', ja: 'この文書の回答内容は何ですか。' }),
}
