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

/**
 * Where a purchase holds values that can be erased, by array index, in document order. Values that are null or absent
 * have nothing to erase.
 */
export function erasablePointers(purchase: Purchase): string[] {
  const found: string[] = []
  collect(purchase, TREE, '', found)
  return found
}

function collect(value: unknown, tree: Erasable, pointer: string, found: string[]): void {
  if (value === null || value === undefined) return
  if (tree.isValue) {
    found.push(pointer)
    return
  }
  if (Array.isArray(value)) {
    const { elements } = tree
    if (elements !== null) {
      value.forEach((element, index) => {
        collect(element, elements, `${pointer}/${index}`, found)
      })
    }
    return
  }
  if (typeof value !== 'object') return
  for (const [key, member] of Object.entries(value)) {
    const below = tree.members.get(key)
    if (below !== undefined) collect(member, below, `${pointer}/${escapePointer(key)}`, found)
  }
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
