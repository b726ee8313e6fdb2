// Table of contents of a long document: a field that Word can update, with entries that are right before it does.

import type { BlockNode, DocumentNode } from '../../../model/document.ts'
import { inlineText } from '../../tree.ts'
import { escape, run } from './markup.ts'
import type { Writing } from './writing.ts'

interface Entry {
  readonly level: 1 | 2
  readonly words: string
  readonly bookmark: string
}

// below this a reader finds the way without
const fewest = 20

/**
 * Entries of the first two levels, each a link. They carry no page numbers, which only a program that lays out pages knows: wrong ones
 * would be printed, and asking Word to update them opens every copy with a warning. The numbers of clauses lead just as well.
 */
export function contents({ children }: DocumentNode, { targets }: Writing): string {
  const entries: Entry[] = []
  const collect = (block: BlockNode, level: 1 | 2): void => {
    if (block.type !== 'section' && block.type !== 'clause') return
    entries.push({
      level,
      words: `${block.type === 'clause' ? `${block.number}. ` : ''}${inlineText(block.title)}`,
      bookmark: targets.get(block.id)!.bookmark,
    })
    if (level === 1) for (const child of block.children) collect(child, 2)
  }
  for (const child of children) collect(child, 1)
  if (entries.length < fewest) return ''
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const lines = entries.map(
    ({ level, words, bookmark }, index) =>
      `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${index === 0 ? begin : ''}<w:hyperlink w:anchor="${escape(bookmark)}" w:history="1">${run(words)}</w:hyperlink>${index === entries.length - 1 ? '<w:r><w:fldChar w:fldCharType="end"/></w:r>' : ''}</w:p>`,
  )
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${lines.join('')}</w:sdtContent></w:sdt>`
}
