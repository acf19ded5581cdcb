import type { CertificateFacts } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, or, toTri, triName, type Tri } from '../facts/tri.ts'
import type { CompileContext } from './compile-condition.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { matches } from './match-evidence.ts'

interface WantedCertificate {
  readonly schemes: readonly string[]
  /** The lowest level that serves; null: every level. */
  readonly level: number | null
  readonly needsProfile: boolean
  readonly coversUse: boolean
}

/**
 * A certificate of the line. It helps only if it is of the product and held by a maker of the line, in force on the
 * day of the act; one that does not say so is unknown (design 2.1, 7). A version that one side leaves out is not
 * compared, and the decision says so under `assumptions`.
 */
export function compileCertification(source: ConditionSource, context: CompileContext): Condition {
  const wanted: WantedCertificate = {
    schemes: source.certification ?? [],
    level: source.level ?? null,
    needsProfile: source.profile === true,
    coversUse: source.coversUse === true,
  }
  return leaf({
    polarity: context.polarity,
    result: (environment) => resultOf(wanted, environment, context.pack),
    open: (environment) => openOf(wanted, environment),
    describe: (environment, result) => describe(wanted, environment, result),
  })
}

function resultOf(wanted: WantedCertificate, environment: Environment, pack: string): Tri {
  let best: Tri = FALSE
  for (const certificate of environment.subject.certificates) {
    const result = judged(certificate, wanted, environment).result
    best = or(best, result)
    if (result === TRUE && certificate.isOfVersion === null) {
      environment.assumed?.push({
        kind: 'certificate-version',
        at: environment.subject.path,
        list: null,
        pack,
      })
    }
  }
  return best
}

interface Judged {
  readonly result: Tri
  /** Member of the certificate that decides: the first that fails, else the first that is not known. */
  readonly member: string | null
}

type Check = readonly [member: string, result: Tri]

function judged(certificate: CertificateFacts, wanted: WantedCertificate, environment: Environment): Judged {
  const checks: readonly Check[] = [
    ['scheme', matches(certificate.scheme, wanted.schemes)],
    ['subject', compared(certificate.isOfLine)],
    ['holder', compared(certificate.isHeldByMaker)],
    ['subject/version', certificate.isOfVersion === false ? FALSE : TRUE],
    ['status', matches(certificate.status, ['valid'])],
    ['validUntil', inForce(certificate, environment)],
    ...(wanted.level === null ? [] : [['level', highEnough(certificate, wanted.level)] as const]),
    ...(wanted.needsProfile ? [['protectionProfile', compared(hasProfile(certificate))] as const] : []),
    ...(wanted.coversUse ? [['scope', compared(certificate.coversUse)] as const] : []),
  ]
  const result = checks.reduce<Tri>((all, [, one]) => and(all, one), TRUE)
  return { result, member: checks.find(([, one]) => one === result)?.[0] ?? null }
}

function compared(is: boolean | null): Tri {
  return is === null ? UNKNOWN : toTri(is)
}

function hasProfile(certificate: CertificateFacts): true | null {
  return certificate.profile === null ? null : true
}

function highEnough(certificate: CertificateFacts, level: number): Tri {
  return certificate.level === null ? UNKNOWN : toTri(certificate.level >= level)
}

function inForce(certificate: CertificateFacts, environment: Environment): Tri {
  return certificate.validUntil === null ? UNKNOWN : toTri(certificate.validUntil >= environment.asOf)
}

/** What a certificate lacks that may serve; where none may, a certificate. */
function openOf(wanted: WantedCertificate, environment: Environment): Open {
  for (const certificate of environment.subject.certificates) {
    const { result, member } = judged(certificate, wanted, environment)
    if (result !== UNKNOWN || member === null) continue
    const type = member === 'scope' ? 'completeness' : 'value'
    return {
      type,
      at: `${certificate.path}/${member}`,
      pointer: `${certificate.pointer}/${member}`,
      fact: `certification.${member}`,
    }
  }
  return openCertificate(wanted, environment)
}

function openCertificate(wanted: WantedCertificate, { subject }: Environment): Open {
  return {
    type: 'evidence',
    at: `${subject.path}/certifications/${wanted.schemes.join('|')}`,
    pointer: `${subject.pointer}/certifications/-`,
    fact: 'certification',
    template: {
      scheme: wanted.schemes[0] ?? null,
      ...(wanted.level === null ? {} : { level: wanted.level }),
      ...(wanted.needsProfile ? { protectionProfile: null } : {}),
      ...(wanted.coversUse ? { scope: { services: null, regions: null } } : {}),
      subject: null,
      holder: null,
      status: 'valid',
      validUntil: null,
    },
  }
}

function describe(
  wanted: WantedCertificate,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
): Explanation {
  const { subject } = environment
  const near = subject.certificates.filter((one) => matches(one.scheme, wanted.schemes) !== FALSE)
  return {
    op: 'certification',
    at: subject.path,
    result,
    expected: {
      schemes: wanted.schemes,
      ...(wanted.level === null ? {} : { level: wanted.level }),
      ...(wanted.needsProfile ? { profile: true } : {}),
      ...(wanted.coversUse ? { coversUse: true } : {}),
    },
    because:
      near.length === 0 ? 'not-offered' : near.map((one) => reason(one, wanted, environment)).join(','),
    evidence: near.map((one) => one.path),
    ...(result === 'false' ? { open: [openCertificate(wanted, environment)] } : {}),
  }
}

/** `true`, or the member that decides with its result: `subject/version false`. */
function reason(certificate: CertificateFacts, wanted: WantedCertificate, environment: Environment): string {
  const { result, member } = judged(certificate, wanted, environment)
  return result === TRUE ? 'true' : `${member ?? ''} ${triName(result)}`
}
