import { didYouMean } from './did-you-mean.ts'
import { issue, shown, type Issue } from './issue.ts'
import type { Purchase } from './purchase.ts'
import { stepInto } from './purchase-paths.ts'

type Report = (found: Issue) => void

/** Everything about a purchase that its schema cannot say: ids, references, repeated names, paths, order of days. */
export function checkPurchase(purchase: Purchase): Issue[] {
  const issues: Issue[] = []
  const report: Report = (found) => void issues.push(found)
  checkIds(purchase, report)
  checkReferences(purchase, report)
  checkPlayers(purchase, report)
  checkPaths(purchase, report)
  checkRepresentations(purchase, report)
  checkDays(purchase, report)
  return issues
}

function checkIds(purchase: Purchase, report: Report): void {
  for (const list of ['items', 'parties', 'claims', 'evidence'] as const)
    unique(purchase[list], `/${list}`, report)
  unique(purchase.system?.sites, '/system/sites', report)
  unique(purchase.procurement?.lots, '/procurement/lots', report)
  purchase.items.forEach((item, index) => {
    uniqueParts(item.components, `/items/${index}/components`, report)
    uniqueParts(item.service?.uses, `/items/${index}/service/uses`, report)
  })
}

function unique(
  list: readonly { readonly id: string }[] | null | undefined,
  pointer: string,
  report: Report,
): void {
  const seen = new Map<string, number>()
  list?.forEach(({ id }, index) => {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    else
      report(
        issue(
          `${pointer}/${index}/id`,
          'duplicate-id',
          `${shown(id)}, also at ${pointer}/${first}`,
          'each id once',
        ),
      )
  })
}

type Parts = Purchase['items'][number]['components']

function uniqueParts(parts: Parts, pointer: string, report: Report): void {
  unique(parts, pointer, report)
  parts?.forEach((part, index) => {
    uniqueParts(part.components, `${pointer}/${index}/components`, report)
  })
}

/** Ids that name nobody. */
function checkReferences(purchase: Purchase, report: Report): void {
  const parties = new Set(purchase.parties?.map((party) => party.id))
  const evidence = new Set(purchase.evidence?.map((one) => one.id))
  const party = named(parties, 'a party of this purchase', report)
  const document = named(evidence, 'evidence of this purchase', report)
  party(purchase.proposal?.bidder, '/proposal/bidder')
  purchase.proposal?.consortium?.forEach((id, index) => {
    party(id, `/proposal/consortium/${index}`)
  })
  purchase.evidence?.forEach((one, index) => {
    party(one.issuerParty, `/evidence/${index}/issuerParty`)
  })
  purchase.statements?.forEach((statement, index) => {
    if (statement.by !== 'buyer') party(statement.by, `/statements/${index}/by`)
    document(statement.evidence, `/statements/${index}/evidence`)
  })
  purchase.items.forEach((item, index) => {
    item.service?.adminAccess?.forEach((access, at) => {
      party(access.party, `/items/${index}/service/adminAccess/${at}/party`)
    })
  })
  checkActsToCome(purchase, report)
  purchase.claims?.forEach((claim, index) => {
    party(claim.by, `/claims/${index}/by`)
    claim.evidence?.forEach((id, at) => {
      document(id, `/claims/${index}/evidence/${at}`)
    })
  })
}

const ACTS_TO_COME = ['options', 'renewals', 'callOffs', 'deliveries'] as const

/** Lines that an act to come concerns are lines of this purchase. */
function checkActsToCome(purchase: Purchase, report: Report): void {
  const lines = new Set(purchase.items.map((item) => item.id))
  const line = named(lines, 'an item of this purchase', report)
  for (const list of ACTS_TO_COME) {
    purchase.procurement?.contract?.[list]?.forEach(({ items }, index) => {
      items?.forEach((id, at) => {
        line(id, `/procurement/contract/${list}/${index}/items/${at}`)
      })
    })
  }
}

function named(
  known: ReadonlySet<string>,
  what: string,
  report: Report,
): (id: string | null | undefined, pointer: string) => void {
  return (id, pointer) => {
    if (typeof id !== 'string' || known.has(id)) return
    report(issue(pointer, 'unknown-reference', shown(id), `the id of ${what}${didYouMean(id, [...known])}`))
  }
}

type Players = Purchase['items'][number]['parties']

/** A reference repeats the name and country of its party, or leaves them out; it never says something else. */
function checkPlayers(purchase: Purchase, report: Report): void {
  const byId = new Map(purchase.parties?.map((party) => [party.id, party]))
  const check = (players: Players, pointer: string): void => {
    players?.forEach((player, index) => {
      if (typeof player.ref !== 'string') return
      const party = byId.get(player.ref)
      const at = `${pointer}/${index}`
      if (party === undefined) {
        const expected = `the id of a party of this purchase${didYouMean(player.ref, [...byId.keys()])}`
        report(issue(`${at}/ref`, 'unknown-reference', shown(player.ref), expected))
        return
      }
      for (const member of ['name', 'country', 'legalName'] as const) {
        const [here, there] = [player[member] ?? null, party[member] ?? null]
        if (here !== null && there !== null && here !== there) {
          report(
            issue(`${at}/${member}`, 'differs', shown(here), `${shown(there)} as at the party ${player.ref}`),
          )
        }
      }
    })
  }
  const checkParts = (parts: Parts, pointer: string): void => {
    parts?.forEach((part, index) => {
      check(part.parties, `${pointer}/${index}/parties`)
      checkParts(part.components, `${pointer}/${index}/components`)
    })
  }
  purchase.items.forEach((item, index) => {
    check(item.parties, `/items/${index}/parties`)
    checkParts(item.components, `/items/${index}/components`)
    checkParts(item.service?.uses, `/items/${index}/service/uses`)
  })
}

/** Steps into a list have to lead to an element that is there; members below may be absent. */
function checkPaths(purchase: Purchase, report: Report): void {
  const check = (path: string, pointer: string): void => {
    let value: unknown = purchase
    for (const step of path.split('/').slice(1)) {
      const next = stepInto(value, step)
      if (Array.isArray(value) && next === undefined) {
        report(
          issue(
            pointer,
            'unknown-path',
            shown(path),
            `a path in this purchase; ${shown(step)} leads nowhere`,
          ),
        )
        return
      }
      if (next === undefined || next === null) {
        if (value === purchase) checkRoot(step, path, pointer, report)
        return
      }
      value = next
    }
  }
  purchase.statements?.forEach((one, index) => {
    if (one.about) check(one.about, `/statements/${index}/about`)
  })
  for (const list of ['claims', 'evidence'] as const) {
    purchase[list]?.forEach((one, index) => {
      one.subjects?.forEach((path, at) => {
        check(path, `/${list}/${index}/subjects/${at}`)
      })
    })
  }
  purchase.items.forEach((item, index) => {
    item.maintains?.forEach((path, at) => {
      check(path, `/items/${index}/maintains/${at}`)
    })
  })
}

const ROOTS = [
  'buyer',
  'procurement',
  'system',
  'proposal',
  'parties',
  'items',
  'claims',
  'statements',
  'evidence',
]

function checkRoot(step: string, path: string, pointer: string, report: Report): void {
  if (ROOTS.includes(step)) return
  report(issue(pointer, 'unknown-path', shown(path), `a path in this purchase${didYouMean(step, ROOTS)}`))
}

const REPRESENTATIONS = ['far-52.204-24', 'far-52.204-26', 'far-52.240-90']

/** `usesCoveredEquipment` of a party is a copy of what its own representation answers (s.889 Part B). */
function checkRepresentations(purchase: Purchase, report: Report): void {
  purchase.parties?.forEach((party, index) => {
    const copy = party.usesCoveredEquipment
    if (typeof copy !== 'boolean') return
    for (const evidence of purchase.evidence ?? []) {
      const answer = evidence.answers?.['usesCoveredEquipment']
      const isOwn = evidence.issuerParty === party.id && evidence.state !== 'rejected'
      if (!isOwn || !REPRESENTATIONS.includes(evidence.type ?? '') || typeof answer !== 'boolean') continue
      if (answer !== copy) {
        const expected = `${String(answer)}, a copy of the answer in evidence ${evidence.id}`
        report(issue(`/parties/${index}/usesCoveredEquipment`, 'differs', String(copy), expected))
      }
    }
  })
}

function checkDays(purchase: Purchase, report: Report): void {
  const contract = purchase.procurement?.contract
  ordered(contract?.start, contract?.end, '/procurement/contract/end', report)
  purchase.evidence?.forEach((one, index) => {
    ordered(one.date, one.validUntil, `/evidence/${index}/validUntil`, report)
  })
}

function ordered(
  from: string | null | undefined,
  to: string | null | undefined,
  pointer: string,
  report: Report,
): void {
  if (typeof from === 'string' && typeof to === 'string' && to < from) {
    report(issue(pointer, 'order', shown(to), `a day on or after ${from}`))
  }
}
