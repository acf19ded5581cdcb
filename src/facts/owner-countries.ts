import { slotOf } from './catalogue.ts'
import type { Fact, Path } from './fact.ts'
import type { StatementIndex } from './statements.ts'

interface OwnerLike {
  readonly country?: string | null
  readonly share?: number | null
  readonly votes?: number | null
}

interface Owned {
  readonly ultimateParent?: OwnerLike | null
  readonly owners?: readonly OwnerLike[] | null
  readonly controllers?: readonly OwnerLike[] | null
}

const OWNERS = slotOf('party.ownerCountries')
const CONTROLLERS = slotOf('party.controllerCountries')

/**
 * From which countries a party is owned and controlled, as declared. The countries are all where owners are said to be
 * all, and so are the controllers that are named beside them.
 */
export function deriveOwnerCountries(
  values: (Fact | undefined)[],
  party: Owned,
  path: Path,
  statements: StatementIndex,
): void {
  const at = `${path}/owners`
  const owners = party.owners ?? []
  const controlling = [party.ultimateParent ?? [], party.controllers ?? []].flat()
  const isControlOpen = Boolean(party.controllers) && statements.completeness(`${path}/controllers`) === null
  const isAll = statements.completeness(at) !== null && !isControlOpen
  const toFact = (of: readonly OwnerLike[], sharesKnown: boolean): Fact => {
    const countries = [...new Set(of.flatMap(({ country }) => country ?? []))].sort()
    const whole = isAll && sharesKnown && of.every(({ country }) => typeof country === 'string')
    return { at, level: statements.completeness(at) ?? 'asserted', unknown: null, value: countries, whole }
  }
  if (statements.completeness(at) === null && owners.length + controlling.length === 0) return
  const majority = owners.filter((owner) => mostOf(owner) > 50)
  const sharesKnown = owners.every((owner) => !Number.isNaN(mostOf(owner)))
  values[OWNERS] = toFact([...owners, ...controlling], true)
  values[CONTROLLERS] = toFact([...majority, ...controlling], sharesKnown)
}

/** Per cent of shares or votes, whichever is more; not a number where neither is said. */
function mostOf({ share, votes }: OwnerLike): number {
  const known = [share, votes].filter((one) => typeof one === 'number')
  return known.length === 0 ? Number.NaN : Math.max(...known)
}
