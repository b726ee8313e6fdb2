// Table of contents of a long document: a link and the number of its page for each heading.

import { escapeXml } from '../../office/markup.ts'
import { inlineText } from '../../render/tree.ts'
import type { Line } from '../lines.ts'
import { fieldCode, link, run, tab, tabStop } from './markup.ts'
import type { Writing } from './writing.ts'

// below this a reader finds the way without
const fewest = 20

/**
 * Headings of the first two levels, each a link with the number of its page: a field, for only a program that lays out
 * pages knows it. No field for the whole: LibreOffice would not count pages in it.
 */
export function contents(
  lines: readonly Line[],
  label: string,
  { targets, width }: Writing,
): string {
  const headings = lines.filter(({ kind, owner }) => kind === 'heading' && owner.depth < 2)
  if (headings.length < fewest) return ''
  const stop = tabStop(width, 'dot')
  const entries = headings.map(({ owner, quiet, texts }, index) => {
    const words = [quiet, ...texts.map(inlineText)].filter(Boolean).join(' ')
    const bookmark = targets.get(owner.id)?.bookmark ?? ''
    const page = fieldCode(`PAGEREF ${bookmark} \\h`, run(''))
    const entry = link(bookmark, `${run(words)}${tab}${page}`)
    return `<w:p><w:pPr><w:pStyle w:val="TOC${owner.depth + 1}"/>${stop}${index === 0 ? '<w:spacing w:before="360"/>' : ''}</w:pPr>${entry}</w:p>`
  })
  return `<w:sdt><w:sdtPr><w:alias w:val="${escapeXml(label)}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${entries.join('')}</w:sdtContent></w:sdt>`
}
