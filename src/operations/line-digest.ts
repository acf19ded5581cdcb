import { digestOf } from '../audit/canonical-json.ts'
import { seenLine } from '../facts/seen-line.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'

/**
 * The digest of a line as a refer rule of the pack shows it to the authority: SHA-256 over its canonical JSON (RFC
 * 8785). It is as good as the names in the line, so it is computed when it is read and stands nowhere in the record but
 * where its holder handed it in.
 * @returns undefined where the rule shows no lines or the purchase has no such line
 */
export function lineDigest(
  pack: CompiledPack,
  rule: string,
  purchase: Purchase,
  itemId: string,
): string | undefined {
  const sees = pack.source.rules.find((one) => one.id === rule)?.sees
  const item = purchase.items.find((one) => one.id === itemId)
  return sees === undefined || item === undefined ? undefined : digestOf(seenLine({ item, purchase }, sees))
}
