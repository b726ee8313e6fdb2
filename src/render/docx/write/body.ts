// Document tree → body of a Word file: paragraphs, tables and controls around clauses.

import type { BlockNode, ChartNode, ClauseNode, ItemNode } from '../../../model/document.ts'
import type { Inline, Text } from '../../../model/text.ts'
import { chartSize } from '../../chart.ts'
import { inlineText, pointText } from '../../tree.ts'
import { alias, clauseTag } from '../names.ts'
import { chartPicture } from './chart.ts'
import { runs } from './inline.ts'
import { escape, run } from './markup.ts'
import {
  bulletPlace,
  numberClause,
  numberItem,
  numberSubItems,
  type Place,
  subItemLetter,
} from './numbering.ts'
import { pictureRun } from './picture.ts'
import { writeTable } from './table.ts'
import type { Writing } from './writing.ts'

/** Blocks as XML, each string one or more whole elements of the body. `depth` is the level of the outermost heading, from 0. */
export const writeBlocks = (
  blocks: readonly BlockNode[],
  writing: Writing,
  depth: number,
): string[] =>
  blocks.flatMap((block, index) => {
    const [first, ...rest] = writeBlock(block, writing, depth)
    if (first === undefined) return []
    // headings and captions keep their distance themselves
    const close =
      blocks[index - 1]?.type === 'table' &&
      (block.type === 'paragraph' || block.type === 'list' || block.type === 'item')
    return [
      close ? first.replace('</w:pPr>', '<w:spacing w:before="160"/></w:pPr>') : first,
      ...rest,
    ]
  })

function writeBlock(block: BlockNode, writing: Writing, depth: number): string[] {
  const { styles, numbering } = writing
  switch (block.type) {
    case 'section':
      // items behind a heading of their own still belong to the clause around it
      return marked(block.id, writing, [
        heading(runs(block.title, writing), writing, depth),
        ...writeBlocks(block.children, writing, depth + 1),
      ])
    case 'clause':
      return [writeClause(block, writing, depth)]
    case 'group':
      return [
        ...(block.leadIn ? [paragraph(runs(block.leadIn, writing), styles.leadIn)] : []),
        ...block.children.flatMap((item) => writeItem(item, writing)),
      ]
    case 'item':
      return writeItem(block, writing)
    case 'paragraph':
      // a paragraph that is one emphasis leads over to what follows, like a heading
      return [
        keepNext(
          paragraph(
            runs(block.children, writing),
            block.role === 'notice' ? styles.notice : styles.paragraph,
          ),
          block.children.length === 1 && isStrong(block.children[0]!) ? '<w:keepNext/>' : '',
        ),
      ]
    case 'list':
      return block.items.map((item) =>
        paragraph(runs(item, writing), styles.bullet, bulletPlace(numbering, 0)),
      )
    case 'table':
      return marked(block.id, writing, [
        caption(block.caption, writing),
        writeTable(block, writing),
      ])
    case 'chart':
      return marked(block.id, writing, [
        caption(block.caption, writing),
        ...drawn(block, writing),
        ...block.points.map((point, index) =>
          keepNext(
            paragraph(run(pointText(point)), styles.bullet, bulletPlace(numbering, 0)),
            index < Math.min(block.points.length - 1, mostKept) ? '<w:keepNext/>' : '',
          ),
        ),
      ])
  }
}

/** So many points stay on the page of their picture. */
const mostKept = 12

/** A paragraph. Undefined style is the file's default. */
export const paragraph = (content: string, style: string | undefined, place?: Place): string =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${place ? `<w:numPr><w:ilvl w:val="${place.level}"/><w:numId w:val="${place.num}"/></w:numPr>` : ''}</w:pPr>${content}</w:p>`

const heading = (content: string, { styles }: Writing, depth: number, place?: Place): string =>
  paragraph(content, styles.headings[Math.min(depth, styles.headings.length - 1)], place)
const caption = (text: Text, writing: Writing): string =>
  paragraph(runs(text, writing), writing.styles.caption)

/** The picture of a chart, between its caption and its points. */
function drawn(chart: ChartNode, { styles, pictures, width }: Writing): string[] {
  if (!pictures) return []
  const drawing = pictures.length + 1
  const picture = { id: `hrddPicture${drawing}`, bytes: chartPicture(chart) }
  pictures.push(picture)
  const words = `${inlineText(chart.caption)}. ${chart.points.map(pointText).join('; ')}`
  return [
    keepNext(
      paragraph(
        pictureRun(picture, { ...chartSize, room: width, drawing, name: chart.id, words }),
        styles.paragraph,
      ),
      '<w:keepNext/>',
    ),
  ]
}

/** Blocks with a bookmark around the words of the first paragraph. LibreOffice loses bookmarks that span several. */
function marked(id: string, { targets, next }: Writing, blocks: readonly string[]): string[] {
  const mark = next.bookmark++
  const [first, ...rest] = blocks
  const open = first!.indexOf('</w:pPr>') + '</w:pPr>'.length
  const close = first!.lastIndexOf('</w:p>')
  return [
    `${first!.slice(0, open)}<w:bookmarkStart w:id="${mark}" w:name="${targets.get(id)!.bookmark}"/>${first!.slice(open, close)}<w:bookmarkEnd w:id="${mark}"/></w:p>`,
    ...rest,
  ]
}

/** A clause in its control: a handle that shows which clause it is. */
function writeClause(clause: ClauseNode, writing: Writing, depth: number): string {
  const { id, revision, number, title, children } = clause
  const place = numberClause(writing.numbering, number)
  const control = writing.next.control++
  writing.clause = { id, revision }
  const blocks = marked(id, writing, [
    heading(`${place ? '' : run(`${number}. `)}${runs(title, writing)}`, writing, depth, place),
    ...writeBlocks(children, writing, depth + 1),
  ])
  delete writing.clause
  delete writing.numbering.clause
  // a group is what Word itself makes where text is closed and the controls inside it are open
  return `<w:sdt><w:sdtPr><w:alias w:val="${escape(alias(`${number}. ${inlineText(title)}`))}"/><w:tag w:val="${escape(clauseTag(id, revision))}"/><w:id w:val="${control}"/>${writing.lock ? '<w:lock w:val="sdtContentLocked"/><w:group/>' : ''}</w:sdtPr><w:sdtContent>${blocks.join('')}</w:sdtContent></w:sdt>`
}

function writeItem(item: ItemNode, writing: Writing): string[] {
  const { styles, numbering } = writing
  const { id, number, bullet, heading: title, children, items = [], answer } = item
  const place =
    number !== undefined
      ? numberItem(numbering, number)
      : bullet
        ? bulletPlace(numbering, 1)
        : undefined
  const lead = `${number !== undefined && !place ? run(`${number} `, '<w:b/>') : ''}${title ? run(`${title}.`, '<w:b/>') + run(' ') : ''}`
  const style = number !== undefined ? styles.item : bullet ? styles.bullet : styles.paragraph
  const subPlace =
    items.length > 0
      ? numberSubItems(numbering, items.length, number !== undefined ? place : undefined)
      : undefined
  const keep = items.length > 0 || answer ? '<w:keepNext/>' : ''
  return marked(id, writing, [
    keepNext(paragraph(lead + runs(children, writing), style, place), keep),
    ...items.map((text, index) =>
      paragraph(
        `${subPlace ? '' : run(`${subItemLetter(index)} `)}${runs(text, writing)}`,
        styles.subItem,
        subPlace,
      ),
    ),
    ...(answer ? [paragraph(runs([answer], writing), styles.answer)] : []),
  ])
}

const isStrong = (node: Inline): boolean => typeof node !== 'string' && node.type === 'strong'
const keepNext = (xml: string, keep: string): string =>
  keep === '' ? xml : xml.replace(/<w:pPr>(<w:pStyle [^>]*>)?/, `$&${keep}`)
