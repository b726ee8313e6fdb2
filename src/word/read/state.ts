// State of reading a Word file: the paragraph in the making, and what stands around it.

import { namespaces } from '../../office/names.ts'
import { attribute, elements, type XmlElement } from '../../office/xml.ts'
import { readBookmark, readTag } from '../names.ts'
import type { ReadAnswer, ReadComment, ReadMark, ReadPiece, TrackedChange } from './model.ts'

/** Where a paragraph stands among headings and lists. Called once for every paragraph that stays, in order. */
export type Place = (paragraph: XmlElement) => Pick<ReadPiece, 'number' | 'heading'>

/** Everything found in a body. */
export interface Body {
  readonly pieces: ReadPiece[]
  readonly answers: ReadAnswer[]
  readonly tracked: TrackedChange[]
  /** Where comments begin and the words they are about, by id. */
  readonly commented: Map<string, Pick<ReadComment, 'about' | 'position' | 'clause'>>
  readonly unread: Set<'embedded'>
}

/** Words in the making. `closed`: a space at their end would be one too many. */
interface Words {
  text: string
  closed: boolean
  readonly marks: ReadMark[]
}

/** A paragraph or row in the making. */
interface Line {
  /** Where it stands is asked at its end: one that is deleted with its mark does not count. */
  readonly paragraph?: XmlElement
  /** Only in rows: the row, and its cells so far. */
  readonly row?: XmlElement
  readonly cells?: Words[]
  /** What words are added to: the paragraph, or the last cell. */
  words: Words
}

/** A tracked change in the making. */
type Change = { -readonly [Field in keyof TrackedChange]: TrackedChange[Field] }

const { w } = namespaces

/** A child element of WordprocessingML. */
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent && elements(parent, w, name)[0]
/** The value of a child element, e.g. of `w:pStyle`. */
export const childValue = (parent: XmlElement | undefined, name: string): string | undefined =>
  attribute(child(parent, name), 'val')

export const newWords = (): Words => ({ text: '', closed: true, marks: [] })

const mostAbout = 300
const unprinted = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g

/** The state. It moves on with every element that is read. */
export class Walk {
  readonly body: Body
  readonly place: Place
  /** Words of footnotes and endnotes by `footnote:1`. */
  readonly notes: ReadonlyMap<string, string>
  line: Line | undefined
  /** Complex fields around the place, and how many of them, and of runs that do not print, hide it. */
  readonly fields: { code: string; shown: boolean }[] = []
  hidden = 0
  /** Changes around the place that take out. */
  gone = 0
  /** What is written into a field, while one is open. */
  answer: string[] | undefined
  /** Place among the answers of a box that is ticked, until the words behind it are read. */
  ticked: number | undefined
  /** Text boxes whose words follow this paragraph. */
  readonly boxes: XmlElement[] = []
  /** Our bookmarks that were met, and those of them that began since the last piece. */
  private readonly met = new Set<string>()
  private anchors: string[] = []
  /** Clauses whose controls stand around the place. */
  private readonly clauses: string[] = []
  /** The clause whose bookmark was met last, with the level of its heading. */
  private clause: string | undefined
  private level = 0
  /** Changes around the place, the innermost last. */
  private readonly changes: Change[] = []
  /** True until words outside of a change follow it. */
  private adjoining = false
  /** Every word so far, and where open comments began in it. */
  private readonly log: string[] = []
  private readonly comments = new Map<string, number>()

  constructor(place: Place, notes: ReadonlyMap<string, string>) {
    this.place = place
    this.notes = notes
    this.body = { pieces: [], answers: [], tracked: [], commented: new Map(), unread: new Set() }
  }

  /** The line in the making. One begins where there is none. */
  current(): Line {
    this.line ??= { words: newWords() }
    return this.line
  }

  private here(): { readonly position: number; readonly clause?: string } {
    const clause = this.clauses.at(-1) ?? this.clause
    return { position: this.body.pieces.length, ...(clause !== undefined && { clause }) }
  }

  /** Ends a paragraph or row. One without words and fields is nothing. */
  finishLine(): void {
    const { line, anchors } = this
    this.line = undefined
    this.ticked = undefined
    if (!line) return
    const { number, heading } = line.paragraph ? this.place(line.paragraph) : {}
    const all = line.cells ?? [line.words]
    for (const words of all) words.text = words.text.trimEnd()
    if (all.every(({ text, marks }) => text === '' && marks.length === 0)) return
    if (heading !== undefined && anchors.some((name) => readBookmark(name)?.clause === this.clause))
      this.level ||= heading
    // a clause goes on up to a heading of its own level that is someone else's
    else if (heading !== undefined && anchors.length === 0 && heading <= this.level)
      this.clause = undefined
    this.body.pieces.push({
      ...this.here(),
      text: all.map(({ text }) => text).join(' | '),
      marks: line.cells ? [] : line.words.marks,
      ...(number !== undefined && { number }),
      ...(heading !== undefined && { heading }),
      ...(line.cells && { cells: all.map(({ text, marks }) => ({ text, marks })) }),
      anchors,
    })
    this.anchors = []
  }

  /** Reads what stands in the control of a clause. LibreOffice 7 keeps it around the heading alone, where it says nothing of the end. */
  inClause(tag: string | undefined, read: () => void): void {
    const { what, name = '' } = readTag(tag)
    const from = this.body.pieces.length
    if (what === 'clause') this.clauses.push(name)
    read()
    if (what !== 'clause') return
    this.clauses.pop()
    if (this.body.pieces.length > from + 1 && this.clause === name) this.clause = undefined
  }

  /** A bookmark begins. Ours begin and end in one paragraph; LibreOffice 7 begins some a second time. */
  meetBookmark(name: string): void {
    if (!name.startsWith('hrdd_') || this.met.has(name)) return
    this.met.add(name)
    this.anchors.push(name)
    const { clause } = readBookmark(name)
    if (clause !== this.clause) this.level = 0
    this.clause = clause
  }

  beginComment(id: string): void {
    this.comments.set(id, this.log.length)
    this.body.commented.set(id, { about: '', ...this.here() })
  }

  endComment(id: string): void {
    const [from, place] = [this.comments.get(id), this.body.commented.get(id)]
    if (from === undefined || !place) return
    this.comments.delete(id)
    const words = this.log.slice(from, from + mostAbout).join('')
    const about = words.replace(/\s+/g, ' ').trim().slice(0, mostAbout)
    this.body.commented.set(id, { ...place, about })
  }

  /** Reads what may stand in a change. */
  inChange(element: XmlElement | undefined, type: Change['type'], read: () => void): void {
    if (!element) {
      read()
      return
    }
    const change = this.changeOf(element, type)
    const out = Number(/deleted|from/.test(type))
    this.changes.push(change)
    this.gone += out
    read()
    this.gone -= out
    this.changes.pop()
    if (change.text !== '' || type.startsWith('row')) this.record(change)
  }

  /** Notes a change of the end of a paragraph, if it is one. */
  changeEnd(element: XmlElement | undefined, type: Change['type']): void {
    if (element) this.record(this.changeOf(element, type))
  }

  private changeOf(element: XmlElement, type: Change['type']): Change {
    const [author = '', date] = [attribute(element, 'author'), attribute(element, 'date')]
    return { type, author, ...(date && { date }), text: '', ...this.here() }
  }

  /** Runs that were changed in one go are one change. */
  private record(change: Change): void {
    const { tracked } = this.body
    const last = tracked.at(-1)
    const keyOf = ({ type, author, position }: TrackedChange) => [type, author, position].join()
    if (!this.adjoining || change.text === '' || !last || keyOf(last) !== keyOf(change))
      tracked.push(change)
    else tracked.splice(-1, 1, { ...last, text: last.text + change.text })
    this.adjoining = true
  }

  /** Adds words, as they read: white space of any kind is one space, and what prints nothing is nothing. */
  append(written: string): void {
    const clean = written.replace(unprinted, '').replace(/\s+/g, ' ')
    if (this.hidden > 0 || clean === '') return
    const change = this.changes.at(-1)
    if (change) change.text += clean
    else this.adjoining = false
    if (this.gone > 0) return
    this.log.push(clean)
    if (this.answer) {
      this.answer.push(clean)
      return
    }
    // words behind a box that is ticked are the answer
    const { answers } = this.body
    const ticked = answers[this.ticked ?? -1]
    if (ticked) answers.splice(-1, 1, { ...ticked, answer: `${ticked.answer}${clean}`.trim() })
    const { words } = this.current()
    words.text += words.closed && clean.startsWith(' ') ? clean.slice(1) : clean
    words.closed = clean.endsWith(' ')
  }
}
