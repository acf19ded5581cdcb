import type { Purchase } from '../purchase/purchase.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import { fillPlaceholders, type Placeholder } from '../policy/placeholders.ts'
import type { Bilingual, Snapshot } from '../reference/snapshot.ts'
import { findingKey, type Body, type Finding, type FindingVerdict } from './body.ts'
import { nameAt } from './names.ts'
import { questionOf } from './questions.ts'
import { summaryOf } from './summary.ts'

/** What people read, in both languages, rendered from body, purchase and reference data when a decision is read. */
export interface Texts {
  readonly summary: Bilingual
  /** By `<rule>@<subject>`. */
  readonly findings: Readonly<Record<string, Bilingual>>
  /** By id of the missing fact. */
  readonly questions: Readonly<Record<string, Bilingual>>
  /** By `<pack>/<id>`: what the packs in force leave unchecked. */
  readonly notChecked: Readonly<Record<string, Bilingual>>
}

/** What the texts are rendered from. The purchase may lack what was erased; such a name shows as `–`. */
export interface Rendering {
  readonly purchase: Purchase
  readonly policySet: PolicySet
  readonly snapshot: Snapshot
}

export function renderTexts(body: Body, rendering: Rendering): Texts {
  const findings = [...body.findings, ...body.advisory.findings]
  return {
    summary: summaryOf(body),
    findings: Object.fromEntries(
      findings.map((finding) => [findingKey(finding), findingText(finding, rendering)]),
    ),
    questions: Object.fromEntries(
      body.missing.map((missing) => [missing.id, questionOf(missing, rendering)]),
    ),
    notChecked: notCheckedTexts(body, rendering.policySet),
  }
}

/** How a verdict other than `triggered` qualifies the rule's own sentence. */
export const LEAD: Readonly<Record<FindingVerdict, Bilingual>> = {
  triggered: { en: '', ja: '' },
  undetermined: {
    en: 'Cannot be said yet, facts are missing. In question: ',
    ja: '事実が不足しているため、まだ判断できません。確認を要する内容: ',
  },
  excepted: {
    en: 'An exception or waiver is claimed and confirmed, so this does not stand in the way. The rule: ',
    ja: '例外又は適用除外が主張され、確認されているため、妨げになりません。規則の内容: ',
  },
  fault: {
    en: 'The rule could not be evaluated because of an internal error; it counts as not passed. The rule: ',
    ja: '内部エラーのため規則を評価できませんでした。満たされていないものとして扱います。規則の内容: ',
  },
}

const CONTRADICTED: Bilingual = {
  en: ' A representation about the whole offer says otherwise.',
  ja: 'なお、申出全体についての表明はこれと食い違っています。',
}

function findingText(finding: Finding, rendering: Rendering): Bilingual {
  const pack = rendering.policySet.packs.find((one) => one.source.id === finding.pack)
  const rationale = pack?.rule(finding.rule)?.source.rationale
  const text = (language: 'en' | 'ja'): string => {
    const values = placeholderValues(finding, rendering, language)
    const sentence = fillPlaceholders(rationale?.[language] ?? finding.rule, values)
    return `${LEAD[finding.verdict][language]}${sentence}${finding.contradicted === undefined ? '' : CONTRADICTED[language]}`
  }
  return { en: text('en'), ja: text('ja') }
}

/** Who stands in a sentence about an open question where nobody is named, or nobody found. */
const NOBODY = {
  maker: { en: 'somebody not named yet', ja: '未記載の者' },
  entity: { en: 'an entry', ja: '掲載されたいずれかの者' },
} as const satisfies Record<string, Bilingual>

function placeholderValues(
  finding: Finding,
  { purchase, snapshot }: Rendering,
  language: keyof Bilingual,
): Partial<Record<Placeholder, string>> {
  const name = nameAt(purchase, finding.subject)
  const values: Partial<Record<Placeholder, string>> = {
    subject: name ?? lastId(finding.subject),
    bidder: name ?? '–',
  }
  if (finding.item !== null) values.item = finding.item
  const witness = finding.witnesses[0]
  if (witness === undefined) return values
  const listed = witness.listed ?? witness.entity ?? witness.near?.[0]
  values.maker = nameAt(purchase, witness.at) ?? NOBODY.maker[language]
  values.list = witness.list
  values.entity = listed === undefined ? NOBODY.entity[language] : (snapshot.entity(listed)?.name ?? listed)
  return values
}

function lastId(path: string): string {
  return path.slice(path.lastIndexOf('@') + 1)
}

function notCheckedTexts(body: Body, policySet: PolicySet): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(
    body.notChecked.flatMap(({ pack, id }) => {
      const text = policySet.packs
        .find((one) => one.source.id === pack)
        ?.source.notChecked?.find((one) => one.id === id)?.text
      return text === undefined ? [] : [[`${pack}/${id}`, text] as const]
    }),
  )
}
