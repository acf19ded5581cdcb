import type { Purchase } from './purchase.ts'

/** Lists whose elements have ids; a step into one of them is `@id` in everything that is stored (design 7). */
const IDENTIFIED = ['items', 'components', 'parties', 'sites', 'uses', 'evidence', 'claims']

/** Gives back the purchase with every path in it by id, as a fresh object; the input stays as it is. */
export function toIdPaths(purchase: Purchase): Purchase {
  const rewrite = (path: string): string => toIdPath(purchase, path)
  return {
    ...purchase,
    items: purchase.items.map((item) =>
      item.maintains === undefined || item.maintains === null
        ? item
        : { ...item, maintains: item.maintains.map(rewrite) },
    ),
    ...(purchase.statements
      ? { statements: purchase.statements.map((one) => rewriteAbout(one, rewrite)) }
      : {}),
    ...(purchase.claims ? { claims: purchase.claims.map((one) => rewriteSubjects(one, rewrite)) } : {}),
    ...(purchase.evidence ? { evidence: purchase.evidence.map((one) => rewriteSubjects(one, rewrite)) } : {}),
  }
}

function rewriteAbout<T extends { about?: string | null }>(
  statement: T,
  rewrite: (path: string) => string,
): T {
  return typeof statement.about === 'string' ? { ...statement, about: rewrite(statement.about) } : statement
}

function rewriteSubjects<T extends { subjects?: string[] | null }>(
  holder: T,
  rewrite: (path: string) => string,
): T {
  return holder.subjects ? { ...holder, subjects: holder.subjects.map(rewrite) } : holder
}

/** The path with every array index into an identified list replaced by `@id`; what leads nowhere stays as given. */
function toIdPath(purchase: Purchase, path: string): string {
  let value: unknown = purchase
  let list = ''
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => {
      const element = stepInto(value, step)
      const id = idOf(element)
      const isIndex =
        Array.isArray(value) && /^\d+$/.test(step) && IDENTIFIED.includes(list) && id !== undefined
      value = element
      list = step
      return isIndex ? `@${id}` : step
    })
  return `/${steps.join('/')}`
}

/** What stands one step further; undefined where nothing does. */
export function stepInto(value: unknown, step: string): unknown {
  if (Array.isArray(value)) {
    if (step.startsWith('@')) return value.find((element) => idOf(element) === step.slice(1))
    return /^\d+$/.test(step) ? (value[Number(step)] as unknown) : undefined
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return (value as Readonly<Record<string, unknown>>)[step]
}

/** The id of an element; an inline party is known by its role. */
function idOf(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null) return undefined
  const { id, role, ref } = element as { id?: unknown; role?: unknown; ref?: unknown }
  if (typeof id === 'string') return id
  if (typeof ref === 'string') return ref
  return typeof role === 'string' ? role : undefined
}
