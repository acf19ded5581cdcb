// Makes src/reference/names/han-characters.ts out of the Unihan database:
//   node scripts/make-han-characters.mjs FOLDER
// FOLDER holds Unihan_Readings.txt, Unihan_Variants.txt and Unihan_OtherMappings.txt as the Unicode Consortium
// publishes them (https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip). Version 15.0 was used.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = ['Unihan_Readings.txt', 'Unihan_Variants.txt', 'Unihan_OtherMappings.txt']
const ENTRIES_IN_LINE = 120

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node scripts/make-han-characters.mjs FOLDER')

const characters = new Map()
for (const file of FILES) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [code, field, value] = line.split('\t')
    if (!code?.startsWith('U+') || field === undefined || value === undefined) continue
    const character = characterOf(code)
    const fields = characters.get(character) ?? {}
    fields[field] = value
    characters.set(character, fields)
  }
}

function characterOf(code) {
  return String.fromCodePoint(Number.parseInt(code.slice(2), 16))
}

function variants(fields, field) {
  return (fields?.[field] ?? '')
    .split(' ')
    .filter(Boolean)
    .map((one) => characterOf(one.split('<')[0]))
}

/** Characters of the national standards of Japan, China and Korea, with their variants. */
function chosen() {
  const all = new Set()
  for (const [character, fields] of characters) {
    if (!('kJis0' in fields || 'kGB0' in fields || 'kKSC0' in fields)) continue
    all.add(character)
    for (const field of ['kTraditionalVariant', 'kSimplifiedVariant'])
      for (const variant of variants(fields, field)) all.add(variant)
  }
  return [...all].filter((one) => one.length === 1 && characters.has(one)).sort()
}

function withoutTone(syllable) {
  const bare = syllable.normalize('NFD').replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
  return bare.normalize('NFC').replaceAll('ü', 'v').toLowerCase()
}

function pinyin(fields) {
  const found = [
    ...(fields.kMandarin ?? '').split(' '),
    ...[...(fields.kHanyuPinlu ?? '').matchAll(/([^\s(]+)\(/g)].map((match) => match[1]),
    ...(fields.kXHC1983 ?? '').split(' ').map((one) => (one.split(':')[1] ?? '').split(',')[0]),
  ]
  return unique(found.map(withoutTone)).slice(0, 3)
}

/** Readings spelled as before 1946 are left out where there is another. */
function on(fields) {
  const all = (fields.kJapaneseOn ?? '').toLowerCase().split(' ')
  const modern = all.filter((one) => !/eu|au|iu|[eai]fu|[kg]wa|wi|we/.test(one))
  return unique(modern.length > 0 ? modern : all).slice(0, 3)
}

const ENDINGS = /(?:[mgktsrbn]?eru|iru|aru|oru|ru|su|ku|gu|mu|bu|nu|tsu|u|i)$/
const KEPT_ENDINGS = /(?:su|ku|gu|mu|tsu|u|i)$/

/** Verbs and adjectives as names use them: the stem, and the whole where it is a stem in other names. */
function kun(fields) {
  const found = []
  for (const reading of (fields.kJapaneseKun ?? '').toLowerCase().split(' ')) {
    const stem = reading.replace(ENDINGS, '')
    if (stem === reading || stem.length < 2) found.push(reading)
    else {
      if (KEPT_ENDINGS.test(reading)) found.push(reading)
      if (/[aiueon]$/.test(stem)) found.push(stem)
    }
  }
  return unique(found.filter((one) => one.length <= 8)).slice(0, 5)
}

function hangul(fields) {
  return unique((fields.kHangul ?? '').split(' ').map((one) => one.split(':')[0])).slice(0, 2)
}

function simplified(character, fields) {
  const found = variants(fields, 'kSimplifiedVariant')
  return found.length === 1 && found[0].length === 1 && found[0] !== character ? found[0] : ''
}

function unique(values) {
  return [...new Set(values)].filter((one) => /^\p{L}+$/u.test(one))
}

const entries = chosen().map((character) => {
  const fields = characters.get(character)
  const isJapanese = 'kJis0' in fields
  return [
    `${character}${simplified(character, fields)}`,
    pinyin(fields).join(),
    isJapanese ? on(fields).join() : '',
    isJapanese ? kun(fields).join() : '',
    hangul(fields).join(),
  ].join(':')
})
const lines = []
for (let at = 0; at < entries.length; at += ENTRIES_IN_LINE)
  lines.push(`  '${entries.slice(at, at + ENTRIES_IN_LINE).join(' ')}',`)
writeFileSync(
  'src/reference/names/han-characters.ts',
  `/**
 * ${entries.length} Han characters, each as character and its one simplified form, pinyin, on, kun, hangul, joined by colons.
 * Made by scripts/make-han-characters.mjs from the Unihan database 15.0, copyright 1991-2022 Unicode, Inc., used under
 * the Unicode License (https://www.unicode.org/license.txt). Not to be edited by hand.
 */
export const HAN_CHARACTERS: readonly string[] = [
${lines.join('\n')}
]
`,
)
