// Documents of a pack into an authority's own Word template: its looks, its pages; our words and numbers.

import { draft } from '../../documents/index.ts'
import { need } from '../../language/arguments.ts'
import { fail, failIfAny } from '../../language/problems.ts'
import { type DocumentNode, documentKinds } from '../../model/document.ts'
import type { Pack } from '../../model/pack.ts'
import type { Fault } from '../../model/problems.ts'
import { declaration, encode } from '../../office/markup.ts'
import { namespaces } from '../../office/names.ts'
import { openPackage } from '../../office/open.ts'
import {
  addPart,
  addXml,
  editPart,
  type Parts,
  readPart,
  related,
  removeXml,
  setContentType,
} from '../../office/parts.ts'
import { customPart, customProperty, readCustom } from '../../office/properties.ts'
import { run, type Steps, type Stoppable } from '../../office/steps.ts'
import { attribute, descendants, elements, serialize, type XmlElement } from '../../office/xml.ts'
import { type Bytes, zipParts } from '../../office/zip.ts'
import { linesOf } from '../lines.ts'
import { targetsOf } from '../names.ts'
import { countLists } from '../read/list-numbers.ts'
import { listedIn } from '../read/properties.ts'
import { child } from '../read/state.ts'
import { writeLines } from '../write/body.ts'
import { numberingXml, startNumbering } from '../write/numbering.ts'
import { listed, propertyNames } from '../write/parts.ts'
import { wordLanguage } from '../write/styles.ts'
import { isRunning, missingStyles, readHouse, styleOf, stylesAt } from './house.ts'
import { findMarks, holdsMark, type Mark } from './marks.ts'
import { fitIn, freeAfter, freeIds, putInPlace } from './splice.ts'

const { w } = namespaces

/** Choices for inserting into a template. */
export interface InsertOptions extends Stoppable {
  /** Kinds of document that the template has to have a mark for. All marks are filled, these or others. */
  readonly documents?: readonly DocumentNode['kind'][]
  /** Locks the text of clauses; filled-in values and answers stay open. Default false. */
  readonly lock?: boolean
}

/**
 * Puts documents into an authority's own Word file, where it has marks: `{{hrdd contract-schedule}}` alone in a
 * paragraph, or `[[hrdd contract-schedule]]` where another program fills the template first. A supplier type makes it a
 * reading copy: `{{hrdd contract-schedule sme-reseller}}`. Headings, text and tables take the template's styles;
 * headers, footers, numbering, comments and bookmarks of the template stay as they are.
 *
 * @param template bytes of a .docx or .dotx
 * @param source a pack, whose documents are drafted, or documents
 * @returns bytes of a .docx; the same for the same input
 * @throws HrddError with everything that is wrong: no mark, a mark twice, an unknown document, a mark where no document can stand,
 * a file that is no Word document or that holds macros
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { insertIntoDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({ title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 } })
 * const unmarked = await toDocx(draft(pack, 'tender-questions'))
 * await insertIntoDocx(unmarked, pack).catch((error) => console.log(error.problems[0].code)) // no-mark
 * ```
 */
export async function insertIntoDocx(
  template: Uint8Array,
  source: Pack | readonly DocumentNode[],
  options: InsertOptions = {},
): Promise<Bytes> {
  need(Array.isArray(source) ? 'list' : 'pack', source, 'source')
  need('options', options)
  return run(insert(template, source, options), options)
}

function* insert(
  template: Uint8Array,
  source: Pack | readonly DocumentNode[],
  options: InsertOptions,
): Steps<Bytes> {
  const { parts, main } = openPackage(template, 'docx')
  yield
  const root = readPart(parts, main)
  const body = child(root, 'body') ?? root
  const house = readHouse(parts, main, body)
  const kinds = isPack(source) ? documentKinds : source.map(({ kind }) => kind)
  const { marks, faults } = findMarks(body, countLists(undefined, house.root), kinds)
  failIfAny([...misplaced(parts, main), ...faults, ...unmet(options, marks, faults)])
  const drafts = marks.map((mark) => ({ ...mark, tree: draftFor(mark, source) }))
  failIfAny(alreadyThere(drafts, body))

  const numbering = startNumbering(firstFree(parts, main))
  const shared = { numbering, next: freeIds(parts, main, root), lock: options.lock ?? false }
  const used: string[] = []
  for (const { paragraph, level, width, tree } of drafts) {
    yield
    const style = styleOf(paragraph)
    const running = style !== undefined && isRunning(style, house) ? style : house.paragraph
    const [styles, targets] = [stylesAt(house, level, running), targetsOf(tree)]
    const writing = { ...shared, styles, targets, width, bare: false }
    const blocks = writeLines(linesOf(tree).lines, writing)
    const names = blocks.join('').matchAll(/<w:(?:p|r|tbl)Style w:val="([^"]*)"/g)
    used.push(...Array.from(names, ([, id = '']) => id))
    putInPlace(paragraph, fitIn(blocks, root, wordLanguage(tree.language)))
  }
  parts.set(main, encode(serialize(root)))
  const { lists, nums } = numberingXml(numbering)
  edit(parts, main, 'styles', (styles) => addXml(styles, missingStyles(used, house)))
  edit(parts, main, 'numbering', (numbers) => {
    // the format wants all lists before all their instances, and what is neither at the end
    addXml(numbers, lists, 'num', 'numIdMacAtCleanup')
    addXml(numbers, nums, 'numIdMacAtCleanup')
  })
  const trees = drafts.map(({ tree }) => tree)
  addProperties(parts, trees)
  // a template (.dotx) becomes a document
  setContentType(parts, main, 'document')
  yield
  return yield* zipParts(Object.fromEntries(parts))
}

const isPack = (source: Pack | readonly DocumentNode[]): source is Pack => 'pairs' in source

/** Changes the styles or lists of a file, which may have none yet. */
function edit(
  parts: Parts,
  main: string,
  type: 'styles' | 'numbering',
  change: (root: XmlElement) => void,
): void {
  const [there] = related(parts, main, type)
  const xml = `${declaration}<w:${type} xmlns:w="${w}"></w:${type}>`
  editPart(parts, there ?? addPart(parts, main, { name: `word/${type}.xml`, type, xml }), change)
}

/** Marks where no document can stand at all, and files that must not be changed. */
function misplaced(parts: Parts, main: string): Fault[] {
  const others = related(parts, main, 'header', 'footer', 'footnotes', 'endnotes')
  const marked = others.filter((part) => holdsMark(readPart(parts, part)))
  const isSigned = [...parts.keys()].some((name) => name.startsWith('_xmlsignatures/'))
  return [
    ...marked.map(
      (path): Fault => ({ code: 'mark-misplaced', path, values: { mark: '{{hrdd …}}' } }),
    ),
    ...(isSigned ? [{ code: 'signed', path: 'template' } as const] : []),
  ]
}

function unmet({ documents = [] }: InsertOptions, marks: Mark[], faults: Fault[]): Fault[] {
  const path = 'template'
  const missing = documents.filter((kind) => !marks.some((mark) => mark.kind === kind))
  return missing.length + marks.length + faults.length === 0
    ? [{ code: 'no-mark', path, values: { all: documentKinds } }]
    : missing.map((kind) => ({ code: 'missing-mark', path, values: { kind } }))
}

function draftFor({ kind, supplier }: Mark, source: Pack | readonly DocumentNode[]): DocumentNode {
  const drafted = documentKinds.find((known) => known === kind)
  const document = isPack(source)
    ? drafted && draft(source, drafted, supplier ? { supplier } : {})
    : source.find((each) => each.kind === kind)
  return document ?? fail('no-mark', 'template', { all: documentKinds })
}

type Draft = Mark & { readonly tree: DocumentNode }
/** What an earlier insertion left, told by bookmarks of the same names. */
function alreadyThere(drafts: readonly Draft[], body: XmlElement): Fault[] {
  const starts = descendants(body, w, 'bookmarkStart')
  const names = new Set(starts.map((start) => attribute(start, 'name')?.toLowerCase()))
  const isThere = ({ tree }: Draft): boolean =>
    [...targetsOf(tree).values()].some(({ bookmark }) => names.has(bookmark.toLowerCase()))
  const there = drafts.filter(isThere)
  return there.map(({ where: path, kind }) => ({
    code: 'already-inserted',
    path,
    values: { kind },
  }))
}

/** Ids of lists and of their instances that the template leaves free. */
function firstFree(parts: Parts, main: string): { list: number; num: number } {
  const numberings = related(parts, main, 'numbering').map((name) => readPart(parts, name))
  const all = numberings.flatMap((numbering) => elements(numbering, w))
  const free = (id: string): number => freeAfter(all.map((element) => attribute(element, id)))
  return { list: free('abstractNumId'), num: free('numId') }
}

/** Custom properties say which documents the file holds: earlier ones first. */
function addProperties(parts: Parts, trees: readonly DocumentNode[]): void {
  const values = {
    [propertyNames.documents]: JSON.stringify([...listedIn(parts), ...listed(trees)]),
    [propertyNames.catalogue]: trees[0]?.stamp.catalogue ?? '',
  }
  const [name, xml] = ['docProps/custom.xml', customPart('')]
  const there = readCustom(parts).part
  editPart(parts, there ?? addPart(parts, '', { name, type: 'customProperties', xml }), (root) => {
    removeXml(root, (property) => Object.hasOwn(values, attribute(property, 'name') ?? ''))
    let id = Math.max(2, freeAfter(elements(root).map((property) => attribute(property, 'pid'))))
    for (const [key, value] of Object.entries(values))
      addXml(root, customProperty(id++, key, value))
  })
}
