/** What people write for a condition that means something else here, and what to write instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  claim: 'a claim is an exception of the pack: name it under exceptions, and in the rule under unless',
  waiver: 'a waiver is one of the pack: name it under waivers, and in the rule under waivable',
  equals: 'write is',
  eq: 'write is',
  ne: 'write not: { fact: …, is: … }',
  isNot: 'write not: { fact: …, is: … }',
  notIn: 'write not: { fact: …, in: … }',
  and: 'write allOf',
  all: 'write allOf',
  or: 'write anyOf',
  any: 'write some for a list, anyOf for conditions',
  exists: 'write given: true; what is not known is asked, never tested',
  unknown: 'there is no test for unknown: an unknown fact makes the condition unknown and is asked',
  isUnknown: 'there is no test for unknown: an unknown fact makes the condition unknown and is asked',
  matches: 'there are no patterns; test a code with is, in or within',
  gt: 'write moreThan, or after for a day',
  gte: 'write atLeast, or onOrAfter for a day',
  lt: 'write lessThan, or before for a day',
  lte: 'write atMost, or onOrBefore for a day',
}

/** The hint for a member that a pack does not know; empty where there is none. */
export function insteadOf(name: string): string {
  return Object.hasOwn(INSTEAD, name) ? `; ${INSTEAD[name] ?? ''}` : ''
}
