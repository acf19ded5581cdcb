import type { Purchase } from '../purchase/purchase.ts'
import { CATALOGUE, slotOf } from './catalogue.ts'
import type { Fact, Path, Subject } from './fact.ts'
import type { Register, RolePlayer } from './party-register.ts'
import { deriveCertifiedFirmware } from './derived-asia.ts'
import { deriveItemFacts } from './derived-item.ts'
import { deriveComponentGrant, deriveItemGrant } from './derived-us.ts'
import { readFacts, toFactTree, type Reading } from './read-fact.ts'
import { resolveCertificates } from './resolve-certificates.ts'
import { emptySubject } from './subjects.ts'

type Item = Purchase['items'][number]

/** What lines, components and things used have in common. */
interface PartLike {
  readonly id?: string | null
  readonly kind?: string | null
  readonly category?: string | null
  readonly parties?: readonly RolePlayer[] | null
  readonly components?: readonly PartLike[] | null
  readonly authorisations?:
    readonly { readonly scheme?: string | null; readonly grantDate?: string | null }[] | null
}

interface Place {
  readonly path: Path
  readonly pointer: string
}

/** What a part takes over from the line it belongs to. */
interface Line {
  readonly id: string
  readonly purposes: Fact | undefined
}

const ITEM_TREE = toFactTree(CATALOGUE.item)
const COMPONENT_TREE = toFactTree(CATALOGUE.component)
const PURPOSES = slotOf('item.purposes')
const COMPONENT_CATEGORY = slotOf('component.category')
const COMPONENT_PURPOSES = slotOf('component.purposes')

/** The lines of a purchase as subjects, in its order, with everything below them. */
export function resolveItems(
  purchase: Purchase,
  register: Register,
  reading: Reading,
  plannedEndOfUse: Fact | undefined,
): Subject[] {
  const indexOf = new Map(purchase.items.map((item, index) => [`/items/@${item.id}`, index]))
  return purchase.items.map((item, index) => {
    const place = { path: `/items/@${item.id}`, pointer: `/items/${index}` }
    return resolveItem(item, place, { register, reading, indexOf, purchase, plannedEndOfUse })
  })
}

interface Context {
  readonly register: Register
  readonly reading: Reading
  readonly indexOf: ReadonlyMap<Path, number>
  readonly purchase: Purchase
  /** That of the system. */
  readonly plannedEndOfUse: Fact | undefined
}

function resolveItem(item: Item, place: Place, context: Context): Subject {
  const { statements } = context.reading
  const values = readFacts(ITEM_TREE, item, place.path, context.reading)
  const certificates = resolveCertificates({ item, purchase: context.purchase }, place, values)
  const sites = context.purchase.system?.sites ?? []
  const { plannedEndOfUse } = context
  deriveItemFacts(values, { item, place, statements, certificates, plannedEndOfUse, sites })
  deriveItemGrant(values, item, place.path)
  deriveCertifiedFirmware(values, item, place.path, certificates)
  const line: Line = { id: item.id, purposes: values[PURPOSES] }
  const uses = below(place, 'service/uses')
  return {
    ...emptySubject('item', place.path, place.pointer),
    item: item.id,
    values,
    holders: context.register.holdersAt(item.parties ?? [], place),
    holdersWhole: statements.completeness(`${place.path}/parties`) !== null,
    components: resolveParts(item.components ?? [], 'component', below(place, 'components'), {
      line,
      context,
    }),
    componentsWhole: statements.completeness(`${place.path}/components`) !== null,
    uses: resolveParts(item.service?.uses ?? [], 'use', uses, { line, context }),
    usesWhole: statements.completeness(uses.path) !== null,
    maintains: maintainedBy(item, context),
    certificates,
    source: { item, purchase: context.purchase },
  }
}

function maintainedBy(item: Item, { indexOf }: Context): number[] | null {
  const maintains = item.maintains ?? null
  return maintains === null
    ? null
    : maintains.flatMap((path) => indexOf.get(path) ?? []).sort((a, b) => a - b)
}

function below(place: Place, step: string): Place {
  return { path: `${place.path}/${step}`, pointer: `${place.pointer}/${step}` }
}

function resolveParts(
  parts: readonly PartLike[],
  kind: 'component' | 'use',
  list: Place,
  owner: { readonly line: Line; readonly context: Context },
): Subject[] {
  return parts
    .map((part, index) => {
      const place = { path: `${list.path}/@${part.id ?? String(index)}`, pointer: `${list.pointer}/${index}` }
      return resolvePart(part, kind, place, owner)
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function resolvePart(
  part: PartLike,
  kind: 'component' | 'use',
  place: Place,
  owner: { readonly line: Line; readonly context: Context },
): Subject {
  const { register, reading } = owner.context
  const values = readFacts(COMPONENT_TREE, part, place.path, reading)
  values[COMPONENT_CATEGORY] = categoryOf(part, place, reading)
  values[COMPONENT_PURPOSES] = owner.line.purposes
  deriveComponentGrant(values, part, place.path)
  return {
    ...emptySubject(kind, place.path, place.pointer),
    item: owner.line.id,
    values,
    holders: register.holdersAt(part.parties ?? [], place),
    holdersWhole: reading.statements.completeness(`${place.path}/parties`) !== null,
    components: resolveParts(part.components ?? [], kind, below(place, 'components'), owner),
    componentsWhole: reading.statements.completeness(`${place.path}/components`) !== null,
  }
}

/** A part's own category, or what its kind says of it (a `radio-module` is one by kind). */
function categoryOf(part: PartLike, place: Place, reading: Reading): Fact | undefined {
  for (const member of ['category', 'kind'] as const) {
    const code = part[member]
    const line = typeof code === 'string' ? reading.categories.line(code) : []
    if (line.length === 0) continue
    const at = `${place.path}/${member}`
    return { at, level: reading.statements.levelOf(at), unknown: null, value: line, whole: false }
  }
  return undefined
}
