/** A text without what spelling alone adds: width and compatibility forms (Unicode NFKC), case, runs of white space. */
export function spelled(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
