import { issue, type Issue } from '../purchase/issue.ts'
import type { Purchase } from '../purchase/purchase.ts'

/**
 * The calendar day on which a purchase is decided: that of the buyer's time zone, else the deployment's (design 2.10).
 */
export function dayOf(purchase: Purchase, now: Date, timeZone: string): string {
  const zone = purchase.buyer?.timeZone ?? timeZone
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now)
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
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
