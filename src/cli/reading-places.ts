import type { Body } from '../decision/body.ts'
import { nameAt } from '../decision/names.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Readable } from './reading.ts'
import { itemsText, type Language } from './wording.ts'

/** What a line is: its category by name and its model. */
export function whatIs(id: string, { purchase, snapshot }: Readable, language: Language): string {
  const item = purchase.items.find((one) => one.id === id)
  const code = item?.category
  const label = snapshot.categories.all().find((category) => category.code === code)?.label[language]
  return [label, item?.model ?? item?.service?.name]
    .filter((part) => typeof part === 'string')
    .join(language === 'en' ? ', ' : '、')
}

type Kind = Body['assumptions'][number]['kind']

const ASSUMED: Readonly<Record<Kind, Bilingual>> = {
  'screened-distinct': {
    en: 'Screened, with nothing near on the list',
    ja: 'リストと照合し、近い名称がないもの',
  },
  'identity-confirmed': {
    en: 'Who it is, or is not, was confirmed by a second person',
    ja: '同一の者であるか否かを第二者が確認したもの',
  },
  'ownership-not-examined': {
    en: 'Ownership beyond the reference data was not examined',
    ja: '参照データ以外の所有関係を調査していないもの',
  },
  'makers-closed': { en: 'No maker but those named', ja: '記載以外の製造者はないものとしたもの' },
  'components-closed': { en: 'No component but those named', ja: '記載以外の構成部品はないものとしたもの' },
  'certificate-version': {
    en: 'The version certified is taken to be the one delivered',
    ja: '認証を受けた版が納入されるものとしたもの',
  },
  'uses-closed': {
    en: 'No equipment used by the service but that named',
    ja: '役務で使用する機器は記載のもの以外にないものとしたもの',
  },
}

/** More places than this of one kind are counted. */
const MOST_PLACES = 8

/** What was taken as closed, each kind once, with the places named as people know them. */
export function assumptionLines(readable: Readable, language: Language): string[] {
  const kinds = [...new Set(readable.body.assumptions.map((one) => one.kind))]
  return kinds.map((kind) => {
    const at = readable.body.assumptions.filter((one) => one.kind === kind).flatMap((one) => one.at)
    const places = placesOf([...new Set(at)], readable, language)
    const shown = places.slice(0, MOST_PLACES).join(language === 'en' ? '; ' : '、')
    const more = places.length - MOST_PLACES
    const rest = more <= 0 ? '' : language === 'en' ? `; and ${more} more` : `、ほか ${more} 件`
    return `${ASSUMED[kind][language]}${language === 'en' ? ': ' : '：'}${shown}${rest}`
  })
}

/** Lines together; parties and parts by the name that the purchase gives them. */
function placesOf(paths: readonly string[], { purchase, body }: Readable, language: Language): string[] {
  const items = body.items.map((item) => item.id).filter((id) => paths.includes(`/items/@${id}`))
  const others = paths.filter((path) => !items.some((id) => path === `/items/@${id}`))
  return [
    ...(items.length === 0 ? [] : [itemsText(items, language)]),
    ...new Set(others.map((path) => nameAt(purchase, path) ?? path)),
  ]
}
