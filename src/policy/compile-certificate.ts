import type { CertificateFacts } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, or, toTri, triName, type Tri } from '../facts/tri.ts'
import type { CompileContext } from './compile-condition.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import { compileDay, movesWithAct } from './day-expression.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { endsAfter, turns } from './validity.ts'

/**
 * A certificate of the line. As help: of one of the schemes, for the line as offered, held by a party of it, valid on
 * the day, at the level, profile and scope wanted; none offered is false, one without its particulars unknown. With
 * `lapses` it weighs against: a certificate that is offered and runs out before the day.
 */
export function compileCertificate(source: ConditionSource, context: CompileContext): Condition {
  const { lapses } = source
  const last = lapses === undefined ? null : compileDay(lapses, context)
  const matches = (certificate: CertificateFacts, environment: Environment): Tri =>
    last === null
      ? helps(certificate, source, environment)
      : lapsesBefore(certificate, source, last(environment))
  const isMoving = lapses !== undefined && movesWithAct(lapses)
  return leaf({
    polarity: context.polarity,
    result: (environment) => {
      if (isMoving) noteTurns(environment, matches)
      const found = certificatesOf(environment).map((one) => ({ one, match: matches(one, environment) }))
      const helping = found.filter(({ match }) => match === TRUE).map(({ one }) => one)
      if (last === null) assumeVersion(helping, environment, context.pack)
      return found.reduce<Tri>((best, { match }) => or(best, match), FALSE)
    },
    open: (environment) => openOf(source, environment, (one) => matches(one, environment)),
    describe: (environment, result) =>
      describe(source, environment, result, (one) => matches(one, environment)),
    requirement: (environment) => ({
      act: 'obtain-evidence',
      at: environment.subject.path,
      wants: { kind: 'certificate', schemes: source.certificate ?? [] },
    }),
  })
}

/** A certificate that has to last beyond the act by so much ceases to as the act moves on. */
function noteTurns(
  environment: Environment,
  matches: (certificate: CertificateFacts, environment: Environment) => Tri,
): void {
  for (const one of certificatesOf(environment))
    turns(environment, (on) => matches(one, on), { kind: 'certificate-ends', what: one.path })
}

/**
 * A certificate without a version, or for a line without one, is taken to be of the version that will be delivered.
 * The decision says so, for it is the buyer who has to see to it.
 */
function assumeVersion(helping: readonly CertificateFacts[], environment: Environment, pack: string): void {
  if (helping.length === 0 || helping.some((one) => one.isOfVersion === true)) return
  environment.assumed?.push({ kind: 'certificate-version', at: environment.subject.path, list: null, pack })
}

function certificatesOf(environment: Environment): readonly CertificateFacts[] {
  return environment.subject.certificates
}

function isOfScheme(certificate: CertificateFacts, source: ConditionSource): Tri {
  return certificate.scheme === null
    ? UNKNOWN
    : toTri(source.certificate?.includes(certificate.scheme) === true)
}

const LIVE = ['valid', 'active', 'registered']

function helps(certificate: CertificateFacts, source: ConditionSource, environment: Environment): Tri {
  const { asOf } = environment
  if (certificate.validUntil !== null)
    endsAfter(environment, certificate.validUntil, { kind: 'certificate-ends', what: certificate.path })
  const parts: Tri[] = [
    isOfScheme(certificate, source),
    fromAnswer(certificate.isOfLine),
    fromAnswer(certificate.isHeldByMaker),
    certificate.isOfVersion === false ? FALSE : TRUE,
    certificate.status === null ? UNKNOWN : toTri(LIVE.includes(certificate.status)),
    certificate.validUntil === null ? UNKNOWN : toTri(certificate.validUntil >= asOf),
  ]
  if (source.level !== undefined)
    parts.push(certificate.level === null ? UNKNOWN : toTri(certificate.level >= source.level))
  if (source.profile !== undefined)
    parts.push(
      certificate.profile === null ? UNKNOWN : toTri(isOfProfile(certificate.profile, source.profile)),
    )
  for (const part of source.covers ?? []) parts.push(fromAnswer(certificate.covers[part]))
  return parts.reduce<Tri>(and, TRUE)
}

function isOfProfile(profile: string, wanted: readonly string[] | 'any'): boolean {
  return wanted === 'any' || wanted.includes(profile)
}

function lapsesBefore(certificate: CertificateFacts, source: ConditionSource, day: string | null): Tri {
  const isOver =
    certificate.validUntil === null || day === null ? UNKNOWN : toTri(certificate.validUntil < day)
  return and(isOfScheme(certificate, source), isOver)
}

function fromAnswer(answer: boolean | null): Tri {
  return answer === null ? UNKNOWN : toTri(answer)
}

/** A certificate that is offered is asked to say what it lacks; where there is none, one is asked for. */
function openOf(
  source: ConditionSource,
  environment: Environment,
  matches: (certificate: CertificateFacts) => Tri,
): Open {
  const open = certificatesOf(environment).find((one) => matches(one) === UNKNOWN)
  const { subject } = environment
  const [scheme] = source.certificate ?? []
  return {
    type: 'evidence',
    at: open?.path ?? `${subject.path}/certifications/${source.certificate?.join('|') ?? ''}`,
    pointer: open?.pointer ?? `${subject.pointer}/certifications/-`,
    fact: `certificate.${scheme ?? ''}`,
    template: {
      scheme: scheme ?? null,
      id: null,
      subject: subject.kind === 'item' ? { product: null, version: null, service: null } : null,
      holder: null,
      status: 'valid',
      validUntil: null,
      ...(source.level === undefined ? {} : { level: source.level }),
      ...(source.profile === undefined
        ? {}
        : { protectionProfile: source.profile === 'any' ? null : source.profile[0] }),
    },
  }
}

function describe(
  source: ConditionSource,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
  matches: (certificate: CertificateFacts) => Tri,
): Explanation {
  const ofScheme = certificatesOf(environment).filter((one) => isOfScheme(one, source) !== FALSE)
  return {
    op: 'certificate',
    at: environment.subject.path,
    result,
    expected: {
      schemes: source.certificate ?? [],
      ...(source.level === undefined ? {} : { level: source.level }),
      ...(source.profile === undefined ? {} : { profile: source.profile }),
      ...(source.covers === undefined ? {} : { covers: source.covers }),
      ...(source.lapses === undefined ? {} : { lapses: source.lapses }),
    },
    because:
      ofScheme.length === 0 ? 'not-offered' : ofScheme.map((one) => because(one, matches(one))).join(','),
    evidence: ofScheme.map((one) => one.path),
    ...(result === 'false' && source.lapses === undefined
      ? { open: [openOf(source, environment, matches)] }
      : {}),
  }
}

/** Why a certificate does not count, as far as one word can say it. */
function because(certificate: CertificateFacts, match: Tri): string {
  if (match === TRUE) return 'true'
  if (certificate.isOfLine === false) return 'of-another-product'
  if (certificate.isOfVersion === false) return 'of-another-version'
  if (certificate.status !== null && !LIVE.includes(certificate.status)) return 'not-in-force'
  return match === FALSE ? 'does-not-meet' : triName(match)
}
