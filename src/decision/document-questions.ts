import { evidenceType, schemeTitle, type EvidenceType } from '../facts/evidence-types.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Missing } from './body.ts'

/** Asks for a document, by what people call it and what it has to answer. */
export function askEvidence(missing: Missing): Bilingual {
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
    ja: `提案する製品及び版について、製造者が取得し、現に有効な ${scheme.ja} の認証${typeof level === 'number' ? `（★${level} 以上）` : ''}を示してください。`,
  }
}

/** Questions about a certificate or document that is there and does not say something. */
export const DOCUMENT_QUESTIONS: Readonly<Record<string, (missing: Missing) => Bilingual>> = {
  certification: askCertificate,
  'certification.validUntil': () => ({
    en: 'Until when is the certificate valid?',
    ja: 'この認証の有効期限はいつですか。',
  }),
  'certification.status': () => ({
    en: 'Is the certificate in force (status as the scheme publishes it)?',
    ja: 'この認証は現に有効ですか（制度の公表する状態）。',
  }),
  'certification.subject': () => ({
    en: 'For which product or service was the certificate given?',
    ja: 'この認証はどの製品又はサービスを対象としていますか。',
  }),
  'certification.holder': () => ({
    en: 'Who holds the certificate, and who makes or provides the line?',
    ja: 'この認証の取得者は誰ですか。また、品目の製造者又は提供者は誰ですか。',
  }),
  'certification.level': () => ({
    en: 'Of which level is the certificate?',
    ja: 'この認証の水準（レベル）は何ですか。',
  }),
  'certification.protectionProfile': () => ({
    en: 'Against which protection profile was the product certified?',
    ja: 'どのプロテクションプロファイルへの適合が認証されていますか。',
  }),
  'certification.scope': () => ({
    en: 'Does the declared scope hold every function and region used? Give the scope and all functions and regions.',
    ja: '言明対象範囲は、利用するすべての機能及びリージョンを含みますか。範囲と、利用する機能・リージョンの全部を示してください。',
  }),
  'certification.scheme': () => ({
    en: 'Of which scheme is the certificate?',
    ja: 'この認証はどの制度によるものですか。',
  }),
  'evidence.type': () => ({ en: 'What kind of document is this?', ja: 'この文書の種別は何ですか。' }),
  'evidence.lines': () => ({
    en: 'On which lines did the authority reply, with which digests (as in the request) and which outcomes?',
    ja: '回答は、どの品目（照会時のダイジェスト）について、どのような結論でしたか。',
  }),
  'evidence.issuerCode': () => ({
    en: 'Which authority issued the document?',
    ja: 'この文書を発出した機関はどこですか。',
  }),
  'evidence.issuerRole': () => ({
    en: 'In which role did its issuer issue the document?',
    ja: 'この文書の発行者は、どのような立場で発行しましたか。',
  }),
  'evidence.signedBy': () => ({ en: 'Who signed the document?', ja: 'この文書に署名したのは誰ですか。' }),
  'evidence.date': () => ({ en: 'Of which day is the document?', ja: 'この文書の日付はいつですか。' }),
  'evidence.state': () => ({
    en: 'Does a second person confirm the document as it is entered?',
    ja: '入力された内容が文書のとおりであることを、別の担当者が確認しましたか。',
  }),
  'evidence.subjects': () => ({
    en: 'What is the document about?',
    ja: 'この文書は何を対象としていますか。',
  }),
  'evidence.outcome': () => ({ en: 'What does the document conclude?', ja: 'この文書の結論は何ですか。' }),
  'evidence.status': () => ({
    en: 'Is the order or recommendation in force, complied with or withdrawn?',
    ja: 'この命令又は勧告は、効力中、履行済み、取消しのいずれですか。',
  }),
  'evidence.answers': () => ({ en: 'What does the document answer?', ja: 'この文書の回答内容は何ですか。' }),
}
