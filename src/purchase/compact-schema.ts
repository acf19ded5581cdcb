/** As much of JSON Schema as ours are made of. */
interface Schema {
  readonly [keyword: string]: unknown
}

/**
 * The same schema in a form that compiles to quick code: `anyOf: [X, null]` becomes X that also takes null, which needs
 * no second branch, and every object with members becomes a definition of its own. Validators are generated one
 * function a definition, and engines never optimise a function that is too long.
 *
 * Accepts exactly what the schema accepts. A schema within that has an `$id` keeps its objects where they are: a
 * reference from inside it would mean something else.
 */
export function compactSchema(schema: object): object {
  const definitions = new Map<string, { readonly name: string; readonly schema: Schema }>()
  const { $defs, ...root } = schema as Schema
  const compacted = compactMembers(withoutNullBranch(root), definitions)
  const own = Object.entries(($defs ?? {}) as Record<string, Schema>).map(([name, definition]) => [
    name,
    '$id' in definition ? withoutNullBranches(definition) : compactMembers(definition, definitions),
  ])
  const made = [...definitions.values()].map((one) => [one.name, one.schema])
  const all = Object.fromEntries([...own, ...made]) as Schema
  return Object.keys(all).length === 0 ? compacted : { ...compacted, $defs: all }
}

type Definitions = Map<string, { readonly name: string; readonly schema: Schema }>

/** Compacts what stands below a schema, leaving the schema itself in its place. */
function compactMembers(schema: Schema, definitions: Definitions): Schema {
  return mapBelow(schema, (below) => hoist(withoutNullBranch(below), definitions))
}

function hoist(schema: Schema, definitions: Definitions): Schema {
  if (typeof schema['properties'] !== 'object') return compactMembers(schema, definitions)
  const key = JSON.stringify(schema)
  const name = definitions.get(key)?.name ?? `object-${definitions.size + 1}`
  if (!definitions.has(key)) {
    // Its name is taken before what stands below it takes one.
    definitions.set(key, { name, schema })
    definitions.set(key, { name, schema: compactMembers(schema, definitions) })
  }
  return { $ref: `#/$defs/${name}` }
}

function withoutNullBranches(schema: Schema): Schema {
  return mapBelow(schema, (below) => withoutNullBranches(withoutNullBranch(below)))
}

/** `anyOf: [X, { type: 'null' }]` as X with null among its types or values; anything else as it is. */
function withoutNullBranch(schema: Schema): Schema {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema
  const [first, second] = anyOf as readonly Schema[]
  if (first === undefined || second?.['type'] !== 'null') return schema
  if (Array.isArray(first['enum']))
    return { ...rest, ...first, enum: [...(first['enum'] as unknown[]), null] }
  // Only a type opens a schema to null; `const` and references would still refuse it.
  if (typeof first['type'] !== 'string' || 'const' in first || '$ref' in first) return schema
  return { ...rest, ...first, type: [first['type'], 'null'] }
}

/** A copy with every schema right below mapped. */
function mapBelow(schema: Schema, map: (below: Schema) => Schema): Schema {
  const copy: Record<string, unknown> = { ...schema }
  for (const keyword of ['items', 'additionalProperties', 'not'] as const) {
    if (isSchema(copy[keyword])) copy[keyword] = map(copy[keyword])
  }
  for (const keyword of ['anyOf', 'allOf', 'oneOf'] as const) {
    if (Array.isArray(copy[keyword])) copy[keyword] = (copy[keyword] as Schema[]).map(map)
  }
  for (const keyword of ['properties', 'patternProperties'] as const) {
    const members = copy[keyword]
    if (isSchema(members))
      copy[keyword] = Object.fromEntries(
        Object.entries(members).map(([name, member]) => [name, map(member as Schema)]),
      )
  }
  return copy
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
