import { issue, type Issue } from '../purchase/issue.ts'
import type { Purchase } from '../purchase/purchase.ts'

/** Formats by zone; making one costs far more than using it. Bounded, for zones come with purchases. */
const formats = new Map<string, Intl.DateTimeFormat | null>()
const MOST_FORMATS = 1000

/** The calendar of a zone; null for a zone that the platform does not know. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  if (formats.size >= MOST_FORMATS) formats.clear()
  const made = makeFormat(zone)
  formats.set(zone, made)
  return made
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    return new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'iso8601', ...day })
  } catch {
    return null
  }
}

/** In every zone a day begins with a quarter of an hour of UTC, so one answer serves the whole quarter. */
const QUARTER_MS = 900_000
/** Days by zone for one quarter; with the next one they start anew. */
const days = new Map<string, string>()
let quarterOfDays = Number.NaN

/**
 * The calendar day on which a purchase is decided: that of the buyer's time zone, else the deployment's (design 2.10).
 */
export function dayOf(purchase: Purchase, now: Date, timeZone: string): string {
  const zone = purchase.buyer?.timeZone ?? timeZone
  const quarter = Math.floor(now.getTime() / QUARTER_MS)
  if (quarter !== quarterOfDays || days.size >= MOST_FORMATS) days.clear()
  quarterOfDays = quarter
  const known = days.get(zone)
  if (known !== undefined) return known
  const day = formatDay(zone, now)
  days.set(zone, day)
  return day
}

function formatDay(zone: string, now: Date): string {
  const parts = formatOf(zone)?.formatToParts(now) ?? []
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** A time zone that the platform does not know, as an input problem. */
export function timeZoneIssues(purchase: Purchase): Issue[] {
  const zone = purchase.buyer?.timeZone
  if (typeof zone !== 'string' || isTimeZone(zone)) return []
  return [
    issue(
      '/buyer/timeZone',
      'unknown-time-zone',
      JSON.stringify(zone),
      'an IANA time zone such as Asia/Tokyo',
    ),
  ]
}

export function isTimeZone(zone: string): boolean {
  return formatOf(zone) !== null
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}
