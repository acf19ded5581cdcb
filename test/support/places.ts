/** A place in a JSON document that can be taken out: a member of an object or an element of a list. */
export interface Place {
  readonly pointer: string
  readonly isElement: boolean
}

/** Every place below the root of a document. */
export function placesOf(document: unknown, pointer = ''): Place[] {
  if (typeof document !== 'object' || document === null) return []
  const isElement = Array.isArray(document)
  return Object.entries(document).flatMap(([key, value]) => {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return [{ pointer: at, isElement }, ...placesOf(value, at)]
  })
}

/** A copy of the document without what stands at the pointer. */
export function without(document: unknown, pointer: string): unknown {
  return edited(document, pointer, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else Reflect.deleteProperty(holder, key)
  })
}

/** A copy of the document with something else at the pointer. */
export function withValue(document: unknown, pointer: string, value: unknown): unknown {
  return edited(document, pointer, (holder, key) => {
    Reflect.set(holder, key, value)
  })
}

export function valueAt(document: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    document,
  )
}

function edited(document: unknown, pointer: string, edit: (holder: object, key: string) => void): unknown {
  const copy: unknown = structuredClone(document)
  const steps = stepsOf(pointer)
  const key = steps.pop() ?? ''
  const holder = steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], copy)
  edit(holder as object, key)
  return copy
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
