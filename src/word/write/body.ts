// Lines of a document → body of a Word file: paragraphs, tables and controls around clauses.

import type { ClauseNode } from '../../model/document.ts'
import { clauseTitle } from '../../render/tree.ts'
import type { Line } from '../lines.ts'
import { clauseTag } from '../names.ts'
import { runs } from './inline.ts'
import { bold, control, paragraph, run, tab } from './markup.ts'
import { bulletPlace, endList, numberItem, numberSubItem } from './numbering.ts'
import type { Styles } from './styles.ts'
import { writeTable } from './table.ts'
import type { Writing } from './writing.ts'

/** Lines as XML, each string one or more whole elements of the body. */
export function writeLines(lines: readonly Line[], writing: Writing): string[] {
  const blocks: string[] = []
  let together: string[] = []
  for (const [index, line] of lines.entries()) {
    const { clause } = line.owner
    together.push(writeLine(line, { above: lines[index - 1], below: lines[index + 1] }, writing))
    if (lines[index + 1]?.owner.clause === clause && index < lines.length - 1) continue
    blocks.push(...(clause && !writing.bare ? [inControl(clause, together, writing)] : together))
    endList(writing.numbering)
    together = []
  }
  return blocks.filter((block) => block !== '')
}

/** A clause in its control: a handle that shows which clause it is. */
function inControl(clause: ClauseNode, blocks: readonly string[], { next, lock }: Writing): string {
  const { id, revision } = clause
  // a group is what Word itself makes where text is closed and the controls inside it are open
  const locked = lock ? '<w:lock w:val="sdtContentLocked"/><w:group/>' : ''
  const tag = clauseTag(id, revision)
  return control(clauseTitle(clause), tag, next.control++, locked, blocks.join(''))
}

/** Room behind a table, in twentieths of a point. Headings and captions keep their distance themselves. */
const behindTable = 160

interface Neighbours {
  readonly above: Line | undefined
  readonly below: Line | undefined
}

function writeLine(line: Line, { above, below }: Neighbours, writing: Writing): string {
  const { kind, owner, isFirst, texts } = line
  if (kind === 'row' || kind === 'columns') return tableFrom(line, writing)
  const words = runs(texts[0] ?? [], writing)
  if (kind === 'title' || kind === 'heading')
    return marked(owner.id, writing, heading(line, words, writing))
  const { place, typed } = placeOf(line, writing)
  const before = above?.kind === 'row' && kind !== 'caption' ? behindTable : undefined
  const keep = line.keep || belongsToAbove(below)
  const rule = endsOpen(line) ? writing.width : undefined
  const look = { keep, place, before, rule }
  const xml = paragraph(typed + words + (rule ? tab : ''), styleOf(line, writing.styles), look)
  return isFirst ? marked(owner.id, writing, xml) : xml
}

/** A table is written as a whole with its first row. */
function tableFrom({ block, isFirst, owner }: Line, writing: Writing): string {
  const table = block ? writeTable(block, writing) : ''
  return block && isFirst ? marked(owner.id, writing, table) : table
}

/** A table stays with what leads over to it, proof with what it proves. */
const belongsToAbove = (line: Line | undefined): boolean =>
  line?.block !== undefined || line?.kind === 'caption' || line?.role === 'proof'

/** Whether a line ends with a place to write: a rule goes on from there. */
function endsOpen({ kind, texts }: Line): boolean {
  const last = texts[0]?.at(-1)
  const isOpen = typeof last === 'object' && last.type === 'field' && !last.options
  return isOpen && (kind === 'item' || kind === 'paragraph')
}

function heading(line: Line, words: string, { styles, numbering }: Writing): string {
  endList(numbering)
  const { quiet, kind, owner, page } = line
  const depth = kind === 'title' ? 0 : owner.depth + 1
  const { id, look } = styles.headings[depth] ?? styles.headings.at(-1) ?? { id: '' }
  // a style of characters cannot take back what is bold
  const plain = `<w:rStyle w:val="${styles.id}"/><w:b w:val="0"/><w:bCs w:val="0"/>`
  const hanging = quiet === undefined ? undefined : styles.idRoom
  const lead = quiet === undefined ? '' : run(quiet, plain) + (hanging ? tab : run(' '))
  return paragraph(lead + words, id, { ...look, page, hanging, before: page ? 0 : undefined })
}

/** Where a line stands in a list; a number that Word would count otherwise is typed. */
function placeOf({ kind, number, index = 0, letters = false }: Line, { numbering }: Writing) {
  if (kind === 'bullet') return { place: bulletPlace(numbering), typed: '' }
  if (number === undefined) {
    if (kind === 'item') endList(numbering)
    return { typed: '' }
  }
  const isSub = kind === 'sub-item'
  const place = isSub ? numberSubItem(numbering, index, letters) : numberItem(numbering, number)
  return { place, typed: place ? '' : run(`${number} `, isSub ? '' : bold) }
}

/** Roles that have a style of their own. */
const styled = ['notice', 'outcome', 'proof', 'definition', 'signature', 'stamp'] as const

function styleOf({ kind, role, number, texts }: Line, styles: Styles): string | undefined {
  if (kind === 'sub-item') return styles.subItem
  if (kind === 'answer') return styles[answerOf(texts)]
  if (kind === 'bullet' || kind === 'caption') return styles[kind]
  const named = styled.find((each) => each === role)
  if (named) return styles[named]
  return number === undefined ? styles.paragraph : styles.item
}

function answerOf([text = []]: Line['texts']): 'answer' | 'narrative' | 'ticks' {
  const [field] = text
  if (typeof field !== 'object' || field.type !== 'field') return 'answer'
  if (field.kind === 'narrative') return 'narrative'
  return field.kind === 'yes-no' ? 'ticks' : 'answer'
}

/** A block with a bookmark around the words of its first paragraph. LibreOffice loses bookmarks that span several. */
function marked(key: string, { targets, next }: Writing, xml: string): string {
  const id = next.bookmark++
  const open = xml.indexOf('</w:pPr>') + '</w:pPr>'.length
  const close = xml.indexOf('</w:p>', open)
  return `${xml.slice(0, open)}<w:bookmarkStart w:id="${id}" w:name="${targets.get(key)?.bookmark}"/>${xml.slice(open, close)}<w:bookmarkEnd w:id="${id}"/>${xml.slice(close)}`
}
