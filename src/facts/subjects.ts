import { slotOf } from './catalogue.ts'
import type { Facts, Subject, SubjectKind } from './fact.ts'

/** A subject of a rule with the line it belongs to. */
export interface Placed {
  readonly subject: Subject
  readonly item: Subject | null
}

/** Every subject of a kind that the purchase names, in a fixed order. */
export function subjectsOf(facts: Facts, kind: SubjectKind): readonly Placed[] {
  switch (kind) {
    case 'purchase':
      return [{ subject: facts.purchase, item: null }]
    case 'bidder':
      return facts.bidders.map((subject) => ({ subject, item: null }))
    case 'item':
      return facts.items.map((item) => ({ subject: item, item }))
    case 'component':
      return facts.items.flatMap((item) => below(item, (subject) => subject.components))
    case 'use':
      return facts.items.flatMap((item) => below(item, usedBy))
  }
}

/** Parts and things used that nobody has named: one stand-in for each list that is not whole. */
export function unnamedSubjects(facts: Facts, kind: SubjectKind): readonly Placed[] {
  if (kind !== 'component' && kind !== 'use') return []
  return facts.items
    .filter((item) => (kind === 'component' ? !item.componentsWhole : isService(item) && !item.usesWhole))
    .map((item) => ({ subject: unnamed(item, kind), item }))
}

const KIND = slotOf('item.kind')

function isService(item: Subject): boolean {
  const kind = item.values[KIND]?.value
  return kind === 'service' || kind === 'cloud'
}

function below(item: Subject, children: (subject: Subject) => readonly Subject[]): Placed[] {
  const placed: Placed[] = []
  const walk = (subject: Subject): void => {
    for (const child of children(subject)) {
      placed.push({ subject: child, item })
      walk(child)
    }
  }
  walk(item)
  return placed
}

/** What a service uses counts with all its parts. */
function usedBy(subject: Subject): readonly Subject[] {
  return subject.kind === 'item' ? subject.uses : subject.components
}

function unnamed(item: Subject, kind: 'component' | 'use'): Subject {
  const list = kind === 'component' ? 'components' : 'service/uses'
  return { ...emptySubject(kind, `${item.path}/${list}/-`, `${item.pointer}/${list}/-`), item: item.item }
}

/** A subject of which nothing is known but where it stands. */
export function emptySubject(kind: SubjectKind, path: string, pointer: string): Subject {
  return {
    components: [],
    componentsWhole: true,
    holders: [],
    holdersWhole: false,
    item: null,
    kind,
    maintains: null,
    party: null,
    path,
    pointer,
    uses: [],
    usesWhole: true,
    values: [],
  }
}
