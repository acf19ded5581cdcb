import { slotOf } from './catalogue.ts'
import type { Fact, Path } from './fact.ts'

interface Authorised {
  readonly authorisations?:
    readonly { readonly scheme?: string | null; readonly grantDate?: string | null }[] | null
}

interface Dated {
  readonly date?: string | null
}

interface Contract {
  readonly end?: string | null
  readonly options?: readonly Dated[] | null
  readonly renewals?: readonly Dated[] | null
}

const ITEM_GRANT = slotOf('item.fccGrantDate')
const COMPONENT_GRANT = slotOf('component.fccGrantDate')
const LAST_DAY = slotOf('contract.lastDay')

/** The latest day on which the FCC authorised the line; open while one of the grants named has no day. */
export function deriveItemGrant(values: (Fact | undefined)[], item: Authorised, path: Path): void {
  values[ITEM_GRANT] = latestGrant(item, path)
}

export function deriveComponentGrant(values: (Fact | undefined)[], part: Authorised, path: Path): void {
  values[COMPONENT_GRANT] = latestGrant(part, path)
}

function latestGrant({ authorisations }: Authorised, path: Path): Fact | undefined {
  const grants = (authorisations ?? []).filter((one) => one.scheme === 'fcc')
  return grants.length === 0
    ? undefined
    : latest(
        grants.map((one) => one.grantDate),
        `${path}/authorisations`,
      )
}

/** The last day that a contract speaks of: its end, or an option or renewal after it. */
export function deriveLastDay(values: (Fact | undefined)[], contract: Contract | null | undefined): void {
  const toCome = [...(contract?.options ?? []), ...(contract?.renewals ?? [])]
  values[LAST_DAY] = latest([contract?.end, ...toCome.map((one) => one.date)], '/procurement/contract/end')
}

function latest(days: readonly (string | null | undefined)[], at: Path): Fact {
  const known = days.filter((day) => typeof day === 'string').sort()
  const value = known.length === days.length ? (known.at(-1) ?? null) : null
  return { at, level: 'asserted', unknown: value === null ? 'absent' : null, value, whole: false }
}
