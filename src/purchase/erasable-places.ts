import { PurchaseSchema, type Purchase } from './purchase.ts'
import { escapePointer } from './issue.ts'

/** The erasable parts of a schema as a tree: members by name, one entry for all elements of a list. */
interface Erasable {
  readonly isValue: boolean
  readonly members: ReadonlyMap<string, Erasable>
  readonly elements: Erasable | null
}

interface SchemaNode {
  readonly erasable?: boolean
  readonly anyOf?: readonly SchemaNode[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
  readonly $ref?: string
}

const DEFINITIONS = (PurchaseSchema as { readonly $defs?: Readonly<Record<string, SchemaNode>> }).$defs ?? {}
const compiledRefs = new Map<string, Erasable>()
const TREE = compile(PurchaseSchema as SchemaNode) ?? { isValue: false, members: new Map(), elements: null }

/** Where a value stands that can be erased: its pointer, and what holds it under which name or index. */
export interface ErasablePlace {
  readonly pointer: string
  readonly holder: object
  readonly key: string
}

/**
 * Where a purchase holds values that can be erased, by array index, in document order. Values that are null or absent
 * have nothing to erase.
 */
export function erasablePlaces(purchase: Purchase): ErasablePlace[] {
  const found: ErasablePlace[] = []
  collectMembers(purchase, TREE, '', found)
  return found
}

function collectMembers(holder: object, tree: Erasable, pointer: string, found: ErasablePlace[]): void {
  for (const key of Object.keys(holder)) {
    const below = tree.members.get(key)
    if (below !== undefined)
      collect({ holder, key, pointer: `${pointer}/${escapePointer(key)}` }, below, found)
  }
}

function collect(place: ErasablePlace, tree: Erasable, found: ErasablePlace[]): void {
  const value = (place.holder as Readonly<Record<string, unknown>>)[place.key]
  if (value === null || value === undefined) return
  if (tree.isValue) found.push(place)
  else if (Array.isArray(value)) {
    const { elements } = tree
    if (elements === null) return
    for (let index = 0; index < value.length; index++) {
      collect({ holder: value, key: String(index), pointer: `${place.pointer}/${index}` }, elements, found)
    }
  } else if (typeof value === 'object') collectMembers(value, tree, place.pointer, found)
}

function compile(schema: SchemaNode): Erasable | null {
  if (schema.erasable === true) return { isValue: true, members: new Map(), elements: null }
  if (schema.$ref !== undefined) return compileRef(schema.$ref.replace('#/$defs/', ''))
  if (schema.anyOf !== undefined) return schema.anyOf.map(compile).find((one) => one !== null) ?? null
  if (schema.items !== undefined) {
    const elements = compile(schema.items)
    return elements === null ? null : { isValue: false, members: new Map(), elements }
  }
  return compileObject(schema, new Map())
}

function compileObject(schema: SchemaNode, members: Map<string, Erasable>): Erasable | null {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const below = compile(member)
    if (below !== null) members.set(name, below)
  }
  return members.size === 0 ? null : { isValue: false, members, elements: null }
}

/** A recursive definition is compiled once; its members are filled in after it can be referred to. */
function compileRef(name: string): Erasable | null {
  const known = compiledRefs.get(name)
  if (known !== undefined) return known
  const members = new Map<string, Erasable>()
  compiledRefs.set(name, { isValue: false, members, elements: null })
  return compileObject(DEFINITIONS[name] ?? {}, members)
}
