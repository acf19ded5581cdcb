/** Who can be what (design 6). */
export const ROLES = [
  'officer',
  'adviser',
  'responsible-officer',
  'policy-owner',
  'auditor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** Which roles may do what. An operation that is not here cannot be offered anywhere. */
export const PERMISSIONS = {
  'decide-purchase': ['officer', 'responsible-officer'],
  'try-purchase': ['officer', 'responsible-officer', 'adviser', 'policy-owner'],
  'read-decisions': ['officer', 'responsible-officer', 'adviser', 'policy-owner', 'auditor'],
  'replay-decision': ['officer', 'responsible-officer', 'policy-owner', 'auditor'],
  'confirm-evidence': ['officer', 'responsible-officer', 'adviser'],
  'propose-profile': ['officer', 'responsible-officer', 'adviser'],
  'confirm-party': ['officer', 'responsible-officer', 'adviser'],
  'enter-referral': ['officer', 'responsible-officer'],
  'enter-waiver': ['officer', 'responsible-officer', 'adviser'],
  'confirm-waiver': ['officer', 'responsible-officer', 'adviser'],
  'withdraw-waiver': ['responsible-officer', 'policy-owner'],
  'accept-condition': ['officer', 'responsible-officer'],
  'prove-duty': ['officer', 'responsible-officer'],
  'accept-duty': ['responsible-officer'],
  'waive-duty': ['responsible-officer'],
  'determine-purchase': ['responsible-officer'],
  'confirm-determination': ['responsible-officer'],
  'withdraw-determination': ['responsible-officer'],
  'clear-purchase': ['officer', 'responsible-officer'],
  'withdraw-clearance': ['responsible-officer'],
  'count-order': ['officer', 'responsible-officer'],
  'enter-document': ['officer', 'responsible-officer', 'adviser'],
  'read-reference': ['officer', 'responsible-officer', 'adviser', 'policy-owner', 'auditor', 'administrator'],
  'verify-audit': ['auditor', 'administrator'],
  'administer-keys': ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
export type Operation = keyof typeof PERMISSIONS

export function mayDo(roles: readonly string[], operation: Operation): boolean {
  return PERMISSIONS[operation].some((role) => roles.includes(role))
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}
