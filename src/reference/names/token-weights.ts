import type { Token } from './name-tokens.ts'

/** How much a token tells. A name of known words only is told by those. */
export function weightOf(token: Token, hasCore: boolean): number {
  switch (token.kind) {
    case 'core':
      return token.script !== 'letters' || token.text.length > 2 ? 1 : 0.7
    case 'number':
      return 0.9
    case 'branch':
      return hasCore ? 0.55 : 1
    case 'plain':
      return hasCore ? 0.3 : 0.8
    case 'form':
      return hasCore ? 0.12 : 0.3
    case 'country':
      return hasCore ? 0.5 : 0.9
    case 'city':
      return hasCore ? 0.35 : 0.9
    case 'little':
      return 0.02
  }
}

export function hasCore(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'core')
}
