// Inserted paragraphs made to fit a template: free ids, names of its namespaces, its ranges and breaks kept.

import { namespaces } from '../../office/names.ts'
import { type Parts, readPart, related } from '../../office/parts.ts'
import {
  attribute,
  descendants,
  elements,
  serializeElement,
  type XmlElement,
} from '../../office/xml.ts'
import { child } from '../read/state.ts'

const { w, mc, xmlns } = namespaces

/** The first of the ids that none of these uses; behind a milliard a template may use them as it likes. */
export const freeAfter = (ids: readonly (string | undefined)[]): number =>
  1 + ids.map(Number).reduce((most, id) => (id > most && id < 1e9 ? id : most), 0)

/** Ids of bookmarks and controls that no part with text uses: headers, footers, notes and comments share them. */
export function freeIds(parts: Parts, main: string, root: XmlElement) {
  const stories = related(parts, main, 'header', 'footer', 'footnotes', 'endnotes', 'comments')
  const roots = [root, ...stories.map((name) => readPart(parts, name))]
  const all = roots.flatMap((story) => descendants(story, w))
  const controls = all.filter(({ local }) => local === 'id')
  return {
    bookmark: freeAfter(all.map((element) => attribute(element, 'id'))),
    control: freeAfter(controls.map((id) => attribute(id, 'val'))),
  }
}

/** Blocks with the language of their text, and with names that the template's root does not have. */
export function fitIn(blocks: readonly string[], root: XmlElement, language: string): string[] {
  const missing = (['w', 'w14', 'mc'] as const).filter(
    (prefix) => attribute(root, prefix, xmlns) !== namespaces[prefix],
  )
  const names = missing.map((prefix) => ` xmlns:${prefix}="${namespaces[prefix]}"`).join('')
  const ignored = (attribute(root, 'Ignorable', mc) ?? '').split(/\s+/).includes('w14')
  const lang = `<w:lang w:val="${language}"/>`
  return blocks.map((block) => {
    // boxes to tick are of a later version of the format: older programs may skip them
    const ignorable = block.includes('<w14:') && !ignored ? ' mc:Ignorable="w14"' : ''
    return block
      .replace(/^<w:\w+/, (tag) => tag + names + ignorable)
      .replace(
        /<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?/g,
        (_, look = '') => `<w:r><w:rPr>${look}${lang}</w:rPr>`,
      )
  })
}

const ranges = /^(bookmark|commentRange|perm)(Start|End)$/
const holds = (run: XmlElement, name: string): boolean => elements(run, w, name).length > 0

/** Puts blocks in the place of a mark's paragraph. What else is tied to it stays: bookmarks, comments, breaks of page and section. */
export function putInPlace(paragraph: XmlElement, [title = '', ...rest]: readonly string[]): void {
  const inside = descendants(paragraph, w)
  const kept = inside.filter(
    (element) => ranges.test(element.local) || holds(element, 'commentReference'),
  )
  const written = (isStart: boolean): string =>
    kept
      .filter(({ local }) => local.endsWith('Start') === isStart)
      .map(serializeElement)
      .join('')
  const properties = child(paragraph, 'pPr')
  const hasBreak =
    child(properties, 'pageBreakBefore') !== undefined ||
    inside.some((element) => element.local === 'br' && attribute(element, 'type') === 'page')
  const first = title
    .replace('</w:pPr>', () => `</w:pPr>${written(true)}`)
    .replace(/<\/w:p>$/, () => `${written(false)}</w:p>`)
    .replace(/(<w:pPr>(?:<w:pStyle [^>]*>)?(?:<w:keepNext\/>)?)/, (start) =>
      hasBreak ? `${start}<w:pageBreakBefore/>` : start,
    )
  const section = child(properties, 'sectPr')
  // two tables in a row would become one, and a text has to end with a paragraph
  const closing = section ? `<w:p><w:pPr>${serializeElement(section)}</w:pPr></w:p>` : '<w:p/>'
  const isClosed = !section && (rest.at(-1) ?? first).endsWith('</w:p>')
  const siblings = paragraph.parent?.children ?? []
  const raw = [first, ...rest, isClosed ? '' : closing].join('')
  siblings.splice(siblings.indexOf(paragraph), 1, { raw })
}
