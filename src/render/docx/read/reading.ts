// State of reading a Word file: the paragraph in the making, and what stands around it.

import { namespaces } from '../file/namespaces.ts'
import { type Element, elements, type Node } from '../file/xml.ts'
import type { ReadAnswer, ReadPiece, ReadValue, TrackedChange } from './read-model.ts'

/** Where a paragraph stands among headings and lists. Called once for every paragraph that stays, in order. */
export type Place = (paragraph: Element) => { readonly number?: string; readonly heading?: number }

/** What stood around a place. */
export interface Around {
  readonly anchors: readonly string[]
  readonly tags: readonly string[]
}

/** Everything found in a body. */
export interface Body {
  readonly pieces: ReadPiece[]
  readonly answers: ReadAnswer[]
  readonly tracked: (Omit<TrackedChange, 'clause'> & { readonly around: Around })[]
  /** Words that a comment is about, by its id. */
  readonly commented: Map<
    string,
    { about: string; readonly position: number; readonly around: Around }
  >
  readonly unread: Set<string>
}

/** A paragraph or row in the making. */
export interface Line {
  text: string
  /** Where it stands is asked at its end: one that is deleted with its mark does not count. */
  readonly paragraph?: Element
  /** Only in rows: where each cell begins. */
  readonly cells?: number[]
  readonly anchors: Map<string, number>
  readonly tags: Set<string>
  readonly values: ReadValue[]
  readonly fields: string[]
}

/** A tracked change in the making. */
export interface Change {
  readonly type: TrackedChange['type']
  readonly author: string
  readonly date?: string
  text: string
  readonly position: number
  readonly around: Around
}

/** The state. It moves on with every element that is read. */
export interface Walk {
  readonly body: Body
  readonly place: Place
  readonly notes: ReadonlyMap<string, string>
  line: Line | undefined
  /** Bookmarks around the place, with the order in which they began. */
  readonly open: Map<string, number>
  /** Names of bookmarks by id. LibreOffice 7 begins one a second time, under another id, where it ends. */
  readonly names: Map<string, string>
  /** The clause whose anchor was read last. */
  clause: string | undefined
  /** Content controls around the place. */
  readonly tags: string[]
  /** Complex fields around the place. */
  readonly fields: { code: string; shown: boolean }[]
  /** Changes around the place, the innermost last. */
  readonly changes: Change[]
  /** True until words outside of a change follow it. */
  adjoining: boolean
  /** Ids of comments that are about the words here. */
  readonly comments: Set<string>
  /** What is written into a field, while one is open. */
  answer: string[] | undefined
  /** Place among the answers of a box that is ticked, until the words behind it are read. */
  ticked: number | undefined
  /** Text boxes whose words follow this paragraph. */
  readonly boxes: Element[]
}

const w = namespaces.w
const gone = ['deleted', 'moved-from', 'row-deleted', 'paragraph-deleted']
/** Elements around words that were changed. */
export const changeTypes: Readonly<Record<string, TrackedChange['type']>> = {
  ins: 'inserted',
  del: 'deleted',
  moveFrom: 'moved-from',
  moveTo: 'moved-to',
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.getAttributeNS(w, name) ?? element.getAttribute(name) ?? undefined
export const child = (parent: Node | undefined, name: string): Element | undefined =>
  parent && elements(parent, w, name)[0]

const around = ({ open, tags }: Walk): Around => ({
  anchors: [...open].sort(([, a], [, b]) => a - b).map(([name]) => name),
  tags: [...tags],
})
/** Whether the place is in something that is taken out. */
export const isGone = (walk: Walk): boolean => walk.changes.some(({ type }) => gone.includes(type))

export const newLine = (cells?: number[]): Line => ({
  text: '',
  ...(cells && { cells }),
  anchors: new Map(),
  tags: new Set(),
  values: [],
  fields: [],
})

export function finishLine(walk: Walk): void {
  const { line } = walk
  walk.line = undefined
  walk.ticked = undefined
  if (!line) return
  const { number, heading } = line.paragraph ? walk.place(line.paragraph) : {}
  const text = line.text.trimEnd()
  if (
    line.cells
      ? line.text.replace(/[\s|]/g, '') === '' && line.fields.length === 0
      : text === '' && line.fields.length === 0
  )
    return
  walk.body.pieces.push({
    position: walk.body.pieces.length,
    text,
    ...(number !== undefined && { number }),
    ...(heading !== undefined && { heading }),
    ...(line.cells && {
      cells: line.cells.map((from, index) =>
        line.text.slice(from, (line.cells![index + 1] ?? line.text.length + 3) - 3).trim(),
      ),
    }),
    anchors: [...line.anchors].sort(([, a], [, b]) => a - b).map(([name]) => name),
    tags: [...line.tags],
    values: line.values,
    fields: line.fields,
  })
}

/** The clause, and the revision where it is said, in the tag of a control. */
export const clauseInTag = (tag: string) => /^hrdd:([A-Z][^#@:]*)(?:@(\d+))?/.exec(tag)
/** The clause that a bookmark is or belongs to. */
export const clauseInAnchor = (anchor: string): string | undefined =>
  /^hrdd_[a-z]+_((?!KPI_)[A-Z]+(?:_[A-Z]+)*_\d+)(?:__|$)/.exec(anchor)?.[1]?.replaceAll('_', '-')

/** Only the bookmarks and comments below: the rest is furniture. */
export function readMarks(parent: Element, walk: Walk): void {
  for (const element of elements(parent)) {
    readMark(element, walk)
    readMarks(element, walk)
  }
}

/** Where bookmarks and comments begin and end. */
export function readMark(element: Element, walk: Walk): void {
  if (element.namespaceURI !== w) return
  const id = attribute(element, 'id') ?? ''
  switch (element.localName) {
    case 'bookmarkStart': {
      const name = attribute(element, 'name') ?? ''
      if (!name.startsWith('hrdd_')) break
      walk.names.set(id, name)
      walk.clause = clauseInAnchor(name) ?? walk.clause
      if (!walk.open.has(name)) walk.open.set(name, walk.names.size)
      break
    }
    case 'bookmarkEnd':
      walk.open.delete(walk.names.get(id) ?? '')
      break
    case 'commentRangeStart':
      walk.comments.add(id)
      walk.body.commented.set(id, {
        about: '',
        position: walk.body.pieces.length,
        around: around(walk),
      })
      break
    case 'commentRangeEnd':
      walk.comments.delete(id)
  }
}

export function newChange(element: Element, type: Change['type'], walk: Walk): Change {
  const date = attribute(element, 'date')
  return {
    type,
    author: attribute(element, 'author') ?? '',
    ...(date && { date }),
    text: '',
    position: walk.body.pieces.length,
    around: around(walk),
  }
}

export function inChange(
  element: Element,
  type: Change['type'],
  walk: Walk,
  read: () => void,
): void {
  const change = newChange(element, type, walk)
  walk.changes.push(change)
  read()
  walk.changes.pop()
  if (change.text !== '' || type.startsWith('row')) record(change, walk)
}

/** Runs that were changed in one go are one change. */
export function record(change: Change, walk: Walk): void {
  const { tracked } = walk.body
  const last = tracked.at(-1)
  if (
    walk.adjoining &&
    last &&
    last.type === change.type &&
    last.author === change.author &&
    last.position === change.position &&
    !change.type.startsWith('paragraph')
  )
    tracked[tracked.length - 1] = { ...last, text: last.text + change.text }
  else tracked.push(change)
  walk.adjoining = true
}

/** Adds words, as they read: white space of any kind is one space, and what prints nothing is nothing. */
export function append(words: string, walk: Walk): void {
  if (walk.fields.some(({ shown }) => !shown)) return
  const clean = words
    .replace(/[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
  if (clean === '') return
  if (walk.changes.length > 0) walk.changes.at(-1)!.text += clean
  else walk.adjoining = false
  if (isGone(walk)) return
  for (const id of walk.comments) walk.body.commented.get(id)!.about += clean
  if (walk.answer) {
    walk.answer.push(clean)
    return
  }
  if (walk.ticked !== undefined) {
    const answer = walk.body.answers[walk.ticked]!
    walk.body.answers[walk.ticked] = { ...answer, answer: `${answer.answer}${clean}`.trim() }
  }
  const line = (walk.line ??= newLine())
  line.text +=
    clean.startsWith(' ') && (line.text === '' || line.text.endsWith(' ')) ? clean.slice(1) : clean
  if (clean !== ' ') cover(line, walk)
}

/** Notes what stands around the words of a line. */
export function cover(line: Line, { open, tags }: Walk): void {
  for (const [name, order] of open) if (!line.anchors.has(name)) line.anchors.set(name, order)
  for (const tag of tags) line.tags.add(tag)
}
