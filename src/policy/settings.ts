import { didYouMean } from '../purchase/did-you-mean.ts'
import { escapePointer } from '../purchase/issue.ts'
import type { PackSource } from './pack.ts'
import { misfit, type ParameterValue } from './parameter.ts'

/** What a deployment sets of a pack's parameters; those not named have their default. */
export type Settings = Readonly<Record<string, ParameterValue>>

/**
 * The pack with every `{ parameter: name }` replaced by its value and every condition on a parameter given it: what is
 * type-checked and compiled. The pack itself, which its digest names, stays as it is.
 * @param report told of parameters that the pack does not have, by JSON Pointer into the pack
 */
export function withSettings(
  pack: PackSource,
  settings: Settings,
  report: (pointer: string, message: string) => void,
): PackSource {
  const parameters = pack.parameters ?? {}
  const valueOf = (name: string, pointer: string): ParameterValue => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (parameter === undefined) {
      report(pointer, `unknown parameter of this pack ${name}${didYouMean(name, Object.keys(parameters))}`)
      return false
    }
    return settings[name] ?? parameter.default
  }
  const replaced = (value: unknown, pointer: string): unknown => {
    if (Array.isArray(value)) return value.map((element, index) => replaced(element, `${pointer}/${index}`))
    if (typeof value !== 'object' || value === null) return value
    const { parameter, currency } = value as { readonly parameter?: unknown; readonly currency?: unknown }
    const isReference = typeof parameter === 'string'
    if (isReference && Object.keys(value).length === 1) return valueOf(parameter, `${pointer}/parameter`)
    if (isReference && currency !== undefined) {
      if (parameters[parameter]?.type !== 'amount')
        report(`${pointer}/parameter`, `expected a parameter of type amount, found ${parameter}`)
      return { amount: valueOf(parameter, `${pointer}/parameter`), currency }
    }
    const members = Object.entries(value).map(
      ([key, member]) => [key, replaced(member, `${pointer}/${escapePointer(key)}`)] as const,
    )
    const setting = isReference ? { setting: valueOf(parameter, `${pointer}/parameter`) } : {}
    return { ...Object.fromEntries(members), ...setting }
  }
  if (Object.keys(parameters).length === 0 && !JSON.stringify(pack).includes('"parameter":')) return pack
  const { binds, conditions = {}, exceptions = [], rules } = pack
  const parts = { binds, conditions, exceptions, rules }
  return { ...pack, ...(replaced(parts, '') as typeof parts) }
}

/** Parameters whose default is not of their type. */
export function checkParameters(pack: PackSource, report: (pointer: string, message: string) => void): void {
  for (const [name, parameter] of Object.entries(pack.parameters ?? {})) {
    const expected = misfit(parameter.type, parameter.default)
    if (expected !== undefined) report(`/parameters/${name}/default`, `expected ${expected}`)
  }
}
