/**
 * Whether an identifier can be one of its scheme, as far as check digits tell. Schemes without any are accepted.
 * @see ISO 17442 (LEI, ISO 7064 mod 97-10); Japan's corporate number, check digit mod 9
 */
export function hasValidCheckDigit(scheme: string, value: string): boolean {
  if (scheme === 'lei') return /^[A-Z0-9]{18}\d{2}$/.test(value) && mod97(value) === 1
  if (scheme === 'jpCorporateNumber')
    return /^\d{13}$/.test(value) && Number(value[0]) === corporateCheckDigit(value.slice(1))
  return true
}

function mod97(value: string): number {
  let rest = 0
  for (const character of value) {
    const number = Number.parseInt(character, 36)
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97
  }
  return rest
}

/** 9 minus the weighted digit sum mod 9, weights 1 and 2 in turn from the right (Ministerial Ordinance on numbers). */
function corporateCheckDigit(digits: string): number {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 2), 0)
  return 9 - (sum % 9)
}
