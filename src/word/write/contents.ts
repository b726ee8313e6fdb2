// Table of contents of a long document: a field that Word can update, with entries that are right before it does.

import { inlineText } from '../../render/tree.ts'
import type { Line } from '../lines.ts'
import { fieldBegin, fieldCode, fieldEnd, link, run } from './markup.ts'
import type { Writing } from './writing.ts'

// below this a reader finds the way without
const fewest = 20

/** Headings of the first two levels, each a link with the number of its page: a field, for only a program that lays out pages knows it. */
export function contents(lines: readonly Line[], { targets, width }: Writing): string {
  const headings = lines.filter(({ kind, owner }) => kind === 'heading' && owner.depth < 2)
  if (headings.length < fewest) return ''
  const tab = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs>`
  const entries = headings.map(({ owner, quiet, texts }, index) => {
    const words = [quiet, ...texts.map(inlineText)].filter(Boolean).join(' ')
    const bookmark = targets.get(owner.id)?.bookmark ?? ''
    const page = fieldCode(`PAGEREF ${bookmark} \\h`, run(''))
    const entry = link(bookmark, `${run(words)}<w:r><w:tab/></w:r>${page}`)
    const begin = index === 0 ? fieldBegin('TOC \\o "1-2" \\h \\z') : ''
    const end = index === headings.length - 1 ? fieldEnd : ''
    return `<w:p><w:pPr><w:pStyle w:val="TOC${owner.depth + 1}"/>${tab}</w:pPr>${begin}${entry}${end}</w:p>`
  })
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${entries.join('')}</w:sdtContent></w:sdt>`
}
