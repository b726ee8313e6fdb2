// Reads a Word file back: our documents in it, their clauses, values and answers, and what others have done to them.

import type { SupplierType } from '../../../model/audience.ts'
import { documentKinds } from '../../../model/document.ts'
import { namespaces, relationshipTypes } from '../file/namespaces.ts'
import { mainPart, openPackage } from '../file/package.ts'
import { related } from '../file/relations.ts'
import { type Document, descendants, type Element, elements, parseXml } from '../file/xml.ts'
import { bookmarkName } from '../names.ts'
import { countLists } from './list-numbers.ts'
import { walkBody } from './read-body.ts'
import type {
  ReadAnswer,
  ReadClause,
  ReadComment,
  ReadDocument,
  ReadDocx,
  ReadPiece,
} from './read-model.ts'
import { type Around, attribute, type Body, clauseInAnchor, clauseInTag } from './reading.ts'

const w = namespaces.w

/**
 * Reads a Word file as it would read with every tracked change accepted. It finds the documents that `toDocx` or
 * `insertIntoDocx` wrote, also after Word or LibreOffice saved the file again, and lists tracked changes, comments and
 * the words that others added. What it found is compared with the pack by `compare`.
 *
 * @param bytes a .docx file
 * @throws HrddError where the file is no Word document, is damaged, encrypted, too large, or has macros
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { readDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const read = await readDocx(await toDocx(draft(pack, 'contract-schedule')))
 * console.log(read.documents[0]!.clauses.length === pack.pairs.length) // true
 * ```
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const parts = openPackage(bytes)
  const main = mainPart(parts)
  const part = (type: string): Document | undefined => {
    const [name] = related(parts, main, `${namespaces.r}/${type}`)
    return name === undefined ? undefined : parseXml(parts.get(name)!, name)
  }
  const body = elements(parseXml(parts.get(main)!, main).documentElement!, w, 'body')[0]
  const found: Body = body
    ? walkBody(
        body,
        countLists(part('numbering'), part('styles')),
        readNotes(part('footnotes'), part('endnotes')),
      )
    : { pieces: [], answers: [], tracked: [], commented: new Map(), unread: new Set() }
  const properties = readProperties(parts)
  const documents = documentsOf(found, properties.documents)
  const clauseAt = new Map(
    documents.flatMap(({ clauses }) =>
      clauses.flatMap(({ id, pieces }) => pieces.map(({ position }) => [position, id] as const)),
    ),
  )
  return {
    ...(properties.catalogue !== undefined && { catalogue: properties.catalogue }),
    documents,
    standalone: related(parts, main, relationshipTypes.footer).some((name) =>
      stampInFooter.test(parseXml(parts.get(name)!, name).documentElement!.textContent ?? ''),
    ),
    pieces: found.pieces,
    tracked: found.tracked.map(({ around, ...change }) => ({
      ...change,
      ...clauseOf(around, clauseAt.get(change.position)),
    })),
    comments: readComments(part('comments'), found, clauseAt),
    unread: [...found.unread],
  }
}

const stampInFooter = /^\s*hrdd-clauses \S+ · [0-9a-f]{12}/

interface Properties {
  readonly catalogue?: string
  readonly documents: readonly {
    readonly kind: string
    readonly supplier?: SupplierType
    readonly digest?: string
  }[]
}

/** What the writer noted in the properties of the file. Whoever saves it again may have lost or changed them. */
function readProperties(parts: ReadonlyMap<string, Uint8Array>): Properties {
  const [name] = related(parts, '', relationshipTypes.customProperties)
  if (name === undefined) return { documents: [] }
  const values = new Map(
    [...elements(parseXml(parts.get(name)!, name).documentElement!)].map((property) => [
      property.getAttribute('name') ?? '',
      property.textContent ?? '',
    ]),
  )
  const catalogue = values.get('hrdd.catalogue')
  return { ...(catalogue && { catalogue }), documents: readList(values.get('hrdd.documents')) }
}

function readList(json: string | undefined): Properties['documents'] {
  let list: unknown
  try {
    list = JSON.parse(json ?? '[]')
  } catch {
    return []
  }
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) => {
    const { kind, supplier, digest } = (one ?? {}) as Record<string, unknown>
    if (typeof kind !== 'string' || !documentKinds.some((known) => known === kind)) return []
    return [
      {
        kind,
        ...(isSupplier(supplier) && { supplier }),
        ...(typeof digest === 'string' && { digest }),
      },
    ]
  })
}

function isSupplier(value: unknown): value is SupplierType {
  if (typeof value !== 'object' || value === null) return false
  const { role, size } = value as Record<string, unknown>
  return (
    [undefined, 'reseller', 'brand'].includes(role as string) &&
    [undefined, 'sme', 'large'].includes(size as string) &&
    (role !== undefined || size !== undefined)
  )
}

/** Footnotes and endnotes: their words are read where they are called. */
function readNotes(...parts: readonly (Document | undefined)[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const [index, part] of parts.entries()) {
    const name = index === 0 ? 'footnote' : 'endnote'
    for (const note of part ? elements(part.documentElement!, w, name) : [])
      if (!attribute(note, 'type')) out.set(`${name}:${attribute(note, 'id')}`, wordsOf(note))
  }
  return out
}

const wordsOf = (element: Element): string =>
  elements(element, w, 'p')
    .map((paragraph) =>
      [...descendants(paragraph, w, 't')].map((text) => text.textContent ?? '').join(''),
    )
    .join('\n')
    .trim()

function readComments(
  part: Document | undefined,
  { commented }: Body,
  clauseAt: ReadonlyMap<number, string>,
): ReadComment[] {
  return (part ? elements(part.documentElement!, w, 'comment') : []).flatMap(
    (comment): ReadComment[] => {
      const range = commented.get(attribute(comment, 'id') ?? '')
      const date = attribute(comment, 'date')
      return [
        {
          author: attribute(comment, 'author') ?? '',
          ...(date && { date }),
          text: wordsOf(comment),
          about: (range?.about ?? '').replace(/\s+/g, ' ').trim(),
          position: range?.position ?? 0,
          ...(range && clauseOf(range.around, clauseAt.get(range.position))),
        },
      ]
    },
  )
}

/** Initials by which a bookmark names the kind of its document. */
const prefixes = new Map(documentKinds.map((kind) => [bookmarkName(kind, 'x').slice(0, -1), kind]))
const kindOf = (anchor: string): string | undefined =>
  prefixes.get(/^hrdd_[a-z]+_/.exec(anchor)?.[0] ?? '')

function clauseOf({ anchors, tags }: Around, there: string | undefined): { clause?: string } {
  const found =
    tags.map((tag) => clauseInTag(tag)?.[1]).findLast((id) => id !== undefined) ??
    anchors.map(clauseInAnchor).findLast((id) => id !== undefined) ??
    there
  return found ? { clause: found } : {}
}

/** Cuts the file where bookmarks of another document begin. Without bookmarks, the properties say what it is. */
function documentsOf({ pieces, answers }: Body, listed: Properties['documents']): ReadDocument[] {
  const runs: { kind: string | undefined; first: number; last: number }[] = []
  for (const { position, anchors, tags } of pieces) {
    const kind = anchors.map(kindOf).find((one) => one !== undefined)
    if (kind === undefined && tags.length === 0) continue
    const current = runs.at(-1)
    if (!current || (kind !== undefined && current.kind !== undefined && current.kind !== kind))
      runs.push({ kind, first: position, last: position })
    else Object.assign(current, { kind: current.kind ?? kind, last: position })
  }
  // behind the last anchor of a document its paragraphs and rows go on, up to the next heading or title
  for (const [index, one] of runs.entries())
    while (
      one.last + 1 < (runs[index + 1]?.first ?? pieces.length) &&
      pieces[one.last + 1]!.heading === undefined
    )
      one.last++
  const open = [...listed]
  return runs.map(({ kind, first, last }) => {
    const at = open.findIndex((one) => kind === undefined || one.kind === kind)
    const properties = at >= 0 ? open.splice(at, 1)[0] : undefined
    const name = kind ?? properties?.kind
    const { supplier, digest } = properties ?? {}
    return {
      ...(name !== undefined && { kind: name }),
      ...(supplier && { supplier }),
      ...(digest && { digest }),
      first,
      last,
      clauses: clausesOf(pieces.slice(first, last + 1)),
      answers: answersOf(answers.filter(({ position }) => position >= first && position <= last)),
    }
  })
}

function clausesOf(pieces: readonly ReadPiece[]): ReadClause[] {
  const found = new Map<
    string,
    { revision?: number; control: boolean; bookmark: boolean; level: number; pieces: ReadPiece[] }
  >()
  let current: string | undefined
  for (const piece of pieces) {
    const tag = piece.tags.map(clauseInTag).findLast((one) => one)
    const anchor = piece.anchors.map(clauseInAnchor).findLast((one) => one !== undefined)
    const before = current === undefined ? undefined : found.get(current)
    // a bookmark is on the first paragraph; the clause ends with its control, at another anchor or at a heading of its own level.
    // LibreOffice 7 keeps the control around the heading alone, where it says nothing about the end
    const ends = before !== undefined && before.pieces.slice(1).some(({ tags }) => tags.length > 0)
    const goesOn =
      before && !ends && piece.anchors.length === 0 && (piece.heading ?? 10) > before.level
    const id: string | undefined = tag?.[1] ?? anchor ?? (goesOn ? current : undefined)
    current = id
    if (id === undefined) continue
    const clause = found.get(id) ?? {
      control: false,
      bookmark: false,
      level: piece.heading ?? 9,
      pieces: [],
    }
    found.set(id, {
      ...clause,
      ...(tag?.[2] && { revision: Number(tag[2]) }),
      control: clause.control || Boolean(tag),
      bookmark: clause.bookmark || piece.anchors.some((name) => clauseInAnchor(name) === id),
    })
    clause.pieces.push(piece)
  }
  return [...found].map(([id, { revision, control, bookmark, pieces: own }]) => ({
    id,
    ...(revision !== undefined && { revision }),
    found: control && bookmark ? 'both' : control ? 'control' : 'bookmark',
    pieces: own,
    values: valuesOf(id, own),
  }))
}

function valuesOf(clause: string, pieces: readonly ReadPiece[]): Record<string, string[]> {
  const out = new Map<string, Set<string>>()
  for (const value of pieces.flatMap(({ values }) => values)) {
    if (value.clause !== clause) continue
    out.set(value.name, (out.get(value.name) ?? new Set()).add(value.text))
  }
  return Object.fromEntries([...out].map(([name, texts]) => [name, [...texts]]))
}

/** The boxes of one field are one answer: what stands behind those that are ticked. */
function answersOf(answers: readonly ReadAnswer[]): ReadAnswer[] {
  const out = new Map<string, ReadAnswer>()
  for (const answer of answers) {
    const before = out.get(answer.field)
    if (!before || (before.answer === undefined && answer.answer !== undefined))
      out.set(answer.field, answer)
    else if (answer.answer !== undefined)
      out.set(answer.field, { ...before, answer: `${before.answer}; ${answer.answer}` })
  }
  return [...out.values()]
}
