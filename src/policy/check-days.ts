import type { PackSource } from './pack.ts'
import { isRealDay } from './parameter.ts'

type Report = (pointer: string, message: string) => void

/** Days of a pack that no calendar has, and ends that come before their beginnings. */
export function checkDays(pack: PackSource, report: Report): void {
  const check = (day: string | undefined, pointer: string): void => {
    if (day !== undefined && !isRealDay(day)) report(pointer, `${day} is not a day of the calendar`)
  }
  check(pack.reviewed, '/reviewed')
  for (const [key, citation] of Object.entries(pack.citations))
    check(citation.retrieved, `/citations/${key}/retrieved`)
  pack.waivers?.forEach((waiver, index) => {
    check(waiver.until, `/waivers/${index}/until`)
  })
  pack.rules.forEach(({ effective }, index) => {
    const at = `/rules/${index}/effective`
    const { from, until } = effective ?? {}
    check(from, `${at}/from`)
    check(until, `${at}/until`)
    if (from !== undefined && until !== undefined && until <= from)
      report(`${at}/until`, `expected a day after ${from}, found ${until}`)
  })
}
