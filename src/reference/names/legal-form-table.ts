import { CJK_LEGAL_FORM_LINES, LEGAL_FORM_LINES } from './legal-forms.ts'

/** What kind of legal person a form makes. */
export interface LegalForm {
  readonly code: string
  readonly kind: 'stock' | 'limited' | 'partnership' | 'any'
  /** Countries that have it; empty where many do or it is a translation. */
  readonly countries: readonly string[]
}

function readLine(line: string): { readonly form: LegalForm; readonly spellings: readonly string[] } {
  const [code = '', kind = 'any', countries = '-', ...spellings] = line.split(' ')
  return {
    form: { code, kind: kind as LegalForm['kind'], countries: countries === '-' ? [] : countries.split(',') },
    spellings: spellings.map((one) => one.replaceAll('_', ' ')),
  }
}

/** Forms in letters, by their words joined by spaces. */
export const FORMS_OF_LETTERS: ReadonlyMap<string, LegalForm> = new Map(
  LEGAL_FORM_LINES.map(readLine).flatMap(({ form, spellings }) =>
    spellings.map((one) => [one.trim(), form] as const),
  ),
)

/** Forms in Han, kana and Hangul as they are written. */
export const CJK_FORMS: readonly (readonly [string, LegalForm])[] = CJK_LEGAL_FORM_LINES.map(
  readLine,
).flatMap(({ form, spellings }) => spellings.map((one) => [one, form] as const))

/** Two forms that one legal person cannot have, translated or abbreviated as they may be. */
export function formsConflict(a: readonly LegalForm[], b: readonly LegalForm[]): boolean {
  if (a.length === 0 || b.length === 0) return false
  return a.every((one) => b.every((other) => conflict(one, other)))
}

function conflict(a: LegalForm, b: LegalForm): boolean {
  if (a.code === b.code) return false
  if (a.countries.length > 0 && b.countries.length > 0)
    return a.kind !== b.kind && a.kind !== 'any' && b.kind !== 'any'
      ? true
      : !a.countries.some((country) => b.countries.includes(country))
  if (a.kind === 'any' || b.kind === 'any') return a.kind === 'partnership' || b.kind === 'partnership'
  return a.kind !== b.kind
}

/** Forms by their code. */
export const FORM_BY_CODE: ReadonlyMap<string, LegalForm> = new Map(
  [...FORMS_OF_LETTERS.values(), ...CJK_FORMS.map(([, form]) => form)].map((form) => [form.code, form]),
)
