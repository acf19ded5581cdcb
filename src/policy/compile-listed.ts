import type { DeclaredOwner, PartyFacts } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, or, type Tri } from '../facts/tri.ts'
import type { LinkTest, ListLink } from '../reference/snapshot.ts'
import type { Requirement } from './acts.ts'
import { levelRank, type CompileContext } from './compile-condition.ts'
import { openEvidence } from './compile-evidence.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Assumption, Environment } from './environment.ts'
import type { Explanation, Open, Screened } from './explanation.ts'
import { searchOf, wantedSearch } from './list-search.ts'
import { partyOnDay } from './party-on-day.ts'
import { limit } from './validity.ts'

interface ListedTest {
  readonly list: string
  readonly limb: string | null
  readonly reach: readonly LinkTest[]
  readonly doubt: readonly LinkTest[]
  /** Types of evidence by which somebody says to have searched the whole list. */
  readonly search: readonly string[]
  readonly standard: 'ask' | 'reasonable-inquiry'
  readonly pack: string
  readonly depth: number
}

/** What the screening of one party against one list comes to, and on what it rests. */
interface Standing {
  readonly result: Tri
  readonly because: 'health' | 'identity' | 'link' | 'doubt' | 'owner' | 'ownership' | 'nothing'
  readonly link?: ListLink
  readonly owner?: DeclaredOwner
  readonly candidates?: readonly string[]
}

const NOTHING: Standing = { result: FALSE, because: 'nothing' }

/**
 * Whether a party is on an official list or reached by it through the ownership tests that the rule names
 * (design 2.3, 2.4). A tie that is not verified link by link is a doubt: unknown, with the question that settles it.
 */
export function compileListed(source: ConditionSource, context: CompileContext): Condition {
  const test: ListedTest = {
    list: source.listed ?? '',
    limb: source.limb ?? null,
    reach: source.reach ?? ['self'],
    doubt: source.doubt ?? [],
    search: source.search ?? [],
    standard: context.standard,
    pack: context.pack,
    depth: context.bindings.findLastIndex((binding) => binding.owner === 'party'),
  }
  const screening = leaf({
    polarity: context.polarity,
    result: (environment) =>
      standingOf(test, partyOf(test, environment), environment, environment.assumed).result,
    open: (environment) => openOf(test, environment),
    describe: (environment, result) => describe(test, environment, result),
    requirement: (environment, result) =>
      searchWanted(test, environment, result) ??
      (result === TRUE && context.polarity === 1 && environment.item !== null
        ? {
            act: 'choose-product',
            at: environment.subject.kind === 'bidder' ? environment.item.path : environment.subject.path,
            wants: { kind: 'not-listed', list: test.list, limb: test.limb },
          }
        : undefined),
  })
  return { ...screening, screens: true }
}

function partyOf(test: ListedTest, environment: Environment): PartyFacts {
  if (test.depth >= 0) return environment.bound[test.depth] as PartyFacts
  const party = environment.subject.party
  const facts = party === null ? undefined : environment.facts.parties[party]
  return facts === undefined ? NOBODY : partyOnDay(facts, environment)
}

/** Stands for a party that nobody has named. */
const NOBODY: PartyFacts = {
  path: '/parties/-',
  pointer: '/parties/-',
  named: false,
  identification: { result: 'unscreened', because: 'no-name' },
  links: [],
  candidates: [],
  candidateLinks: [],
  blindLists: [],
  owners: [],
  ownersWhole: false,
  profile: null,
  values: [],
}

function standingOf(
  test: ListedTest,
  party: PartyFacts,
  environment: Environment,
  assumed: Assumption[] | null,
): Standing {
  const health = environment.listHealth.get(test.list)
  if (health !== 'healthy' && health !== 'partial') return { result: UNKNOWN, because: 'health' }
  const own = ownStanding(test, party, environment)
  if (own.result === TRUE) return own
  const declared = ownerStanding(test, party, environment)
  if (declared.result === TRUE) return declared
  if (own.result === UNKNOWN) return own
  if (declared.result === UNKNOWN) return declared
  if (party.blindLists.includes(test.list)) return { result: UNKNOWN, because: 'identity' }
  // What some rows name is named; what none of them names may stand in a row that is not carried.
  if (health === 'partial' && searchOf(test.search, test.list, party, environment) === undefined)
    return { result: UNKNOWN, because: 'health' }
  return restStanding(test, party, assumed)
}

function ownStanding(test: ListedTest, party: PartyFacts, environment: Environment): Standing {
  switch (party.identification.result) {
    case 'unscreened':
      return { result: UNKNOWN, because: 'identity' }
    case 'distinct':
      return NOTHING
    case 'same':
      return linkStanding(test, party.links, environment)
    case 'possible':
      return possibleStanding(test, party, environment)
  }
}

/** A name that may mean somebody on the list has to be settled; one that can only mean others need not. */
function possibleStanding(test: ListedTest, party: PartyFacts, environment: Environment): Standing {
  const near = party.candidates.filter(
    (_, index) => linkStanding(test, party.candidateLinks[index] ?? [], environment).result !== FALSE,
  )
  if (near.length === 0) return NOTHING
  return { result: UNKNOWN, because: 'identity', candidates: near.map((candidate) => candidate.entity) }
}

function linkStanding(test: ListedTest, links: readonly ListLink[], environment: Environment): Standing {
  let doubt: Standing = NOTHING
  for (const link of links) {
    if (!isTie(test, link) || !holds(link, environment)) continue
    if (test.reach.includes(link.test)) {
      if (link.verified) return { result: TRUE, because: 'link', link }
      if (doubt.result === FALSE) doubt = { result: UNKNOWN, because: 'doubt', link }
    } else if (test.doubt.includes(link.test) && doubt.result === FALSE) {
      doubt = { result: UNKNOWN, because: 'doubt', link }
    }
  }
  return doubt
}

/** Whether the rule asks about such a tie to this list at all. */
function isTie(test: ListedTest, link: ListLink): boolean {
  if (link.list !== test.list || (test.limb !== null && link.limb !== test.limb)) return false
  return test.reach.includes(link.test) || test.doubt.some((doubt) => doubt === link.test)
}

function holds(link: ListLink, environment: Environment): boolean {
  if (environment.validity !== null) noteEdges(link, environment)
  return link.since <= environment.asOf && (link.until === undefined || environment.asOf < link.until)
}

/** When the entry or a tie on the way to it begins and ends. */
function noteEdges({ list, listed, path, since, until }: ListLink, { asOf, validity }: Environment): void {
  if (validity === null) return
  const begins = path.some((edge) => edge.since === since) ? 'tie-begins' : 'entry-begins'
  limit(validity, asOf, since, { kind: begins, list, listed })
  if (until === undefined) return
  const ends = path.some((edge) => edge.until === until) ? 'tie-ends' : 'entry-ends'
  limit(validity, asOf, until, { kind: ends, list, listed })
}

/** Owners that the purchase itself declares: attested and more than half, they count; otherwise they are a doubt. */
function ownerStanding(test: ListedTest, party: PartyFacts, environment: Environment): Standing {
  if (!test.reach.includes('subsidiary')) return NOTHING
  let standing: Standing = NOTHING
  for (const owner of party.owners) {
    const tie = ownerTie(test, owner, environment)
    if (tie === TRUE) return { result: TRUE, because: 'owner', owner }
    if (tie === UNKNOWN && standing.result === FALSE) standing = { result: UNKNOWN, because: 'owner', owner }
  }
  return standing
}

function ownerTie(test: ListedTest, owner: DeclaredOwner, environment: Environment): Tri {
  if (!owner.controls && owner.share !== null && owner.share <= 50) return FALSE
  const links = owner.links.filter(
    (link) => test.reach.includes(link.test) && isTie(test, link) && holds(link, environment),
  )
  const isCertain = owner.identification.result === 'same' && links.some((link) => link.verified)
  const isControl = owner.controls || owner.share !== null
  if (isCertain && isControl && levelRank(owner.level) >= levelRank('attested')) return TRUE
  return or(
    links.length > 0 ? UNKNOWN : FALSE,
    owner.identification.result === 'unscreened' || owner.blindLists.includes(test.list) ? UNKNOWN : FALSE,
  )
}

/** Nothing found: what remains open is who owns the party, as far as neither data nor purchase says. */
function restStanding(test: ListedTest, party: PartyFacts, assumed: Assumption[] | null): Standing {
  if (party.identification.result === 'distinct' || party.identification.result === 'possible') {
    const kind = party.profile === null ? 'screened-distinct' : 'identity-confirmed'
    assumed?.push({ kind, at: party.path, list: test.list, pack: test.pack })
  }
  const asksOwnership = test.reach.some((reach) => reach !== 'self')
  if (!asksOwnership || party.ownersWhole) return NOTHING
  if (test.standard === 'ask') return { result: UNKNOWN, because: 'ownership' }
  assumed?.push({ kind: 'ownership-not-examined', at: party.path, list: test.list, pack: test.pack })
  return NOTHING
}

/** What is open for want of a search of the whole list is a document to hand in. */
function searchWanted(test: ListedTest, environment: Environment, result: Tri): Requirement | undefined {
  if (result !== UNKNOWN || test.search.length === 0) return undefined
  const { template = null, type } = openOf(test, environment)
  if (type !== 'evidence') return undefined
  return {
    act: 'obtain-evidence',
    at: environment.subject.path,
    wants: { kind: 'evidence', types: test.search, template },
  }
}

function openOf(test: ListedTest, environment: Environment): Open {
  const party = partyOf(test, environment)
  const standing = standingOf(test, party, environment, null)
  const isIdentity = standing.because === 'identity'
  if (standing.because === 'health') {
    const isPartial = environment.listHealth.get(test.list) === 'partial'
    if (isPartial && test.search.length > 0)
      return openEvidence(wantedSearch(test.search, test.list, environment.subject.path, environment))
    return { type: 'value', at: `/lists/@${test.list}`, pointer: `/lists/${test.list}`, fact: 'list.health' }
  }
  if (isIdentity && !party.named) {
    return {
      type: 'identity',
      at: `${party.path}/name`,
      pointer: `${party.pointer}/name`,
      fact: 'party.name',
    }
  }
  const candidates = standing.candidates ?? (standing.link === undefined ? [] : [standing.link.listed])
  return {
    type: isIdentity ? 'identity' : 'ownership',
    at: isIdentity ? party.path : `${party.path}/owners`,
    pointer: isIdentity ? party.pointer : `${party.pointer}/owners`,
    fact: isIdentity ? 'party.identity' : 'party.ownership',
    ...(candidates.length === 0 ? {} : { candidates }),
  }
}

function describe(
  test: ListedTest,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
): Explanation {
  const party = partyOf(test, environment)
  const standing = standingOf(test, party, environment, null)
  const identification = party.identification
  const isSame = identification.result === 'same'
  const { link } = standing
  const described: Screened = {
    at: party.path,
    ...(isSame ? { by: identification.by, entity: identification.entity } : {}),
    ...(standing.because === 'health'
      ? { health: environment.listHealth.get(test.list) ?? 'not-loaded' }
      : {}),
    ...(test.limb === null ? {} : { limb: test.limb }),
    list: test.list,
    ...(link === undefined ? {} : { listed: link.listed }),
    op: 'listed',
    ...(link === undefined ? {} : { path: link.path }),
    ...(party.profile === null ? {} : { profile: party.profile }),
    result,
    screening: identification.result,
    ...(link === undefined ? {} : { test: link.test, verified: link.verified }),
  }
  return described
}
