// Documents of a pack into an authority's own Word template: its looks, its numbering, its pages; our words and numbers.

import { draft } from '../../../documents/draft.ts'
import { type DocumentKind, type DocumentNode, documentKinds } from '../../../model/document.ts'
import { show, suggest } from '../../../model/issues.ts'
import type { Pack } from '../../../model/pack.ts'
import { HrddError, type Problem, throwIfAny } from '../../../model/problems.ts'
import { contentTypes, namespaces, relationshipTypes } from '../file/namespaces.ts'
import { mainPart, openPackage } from '../file/package.ts'
import { addPart, edit, fragment, type Parts, related, setContentType } from '../file/relations.ts'
import {
  type Document,
  descendants,
  type Element,
  elements,
  parseXml,
  serialize,
} from '../file/xml.ts'
import { zipParts } from '../file/zip-parts.ts'
import { paragraph, writeBlocks } from '../write/body.ts'
import { runs } from '../write/inline.ts'
import { declaration } from '../write/markup.ts'
import { type Numbering, numberingXml, startNumbering } from '../write/numbering.ts'
import { customProperty } from '../write/parts.ts'
import { ownStyles } from '../write/styles.ts'
import { targetsOf, type Writing } from '../write/writing.ts'
import {
  type HouseStyles,
  languageFor,
  missingStyles,
  readHouseStyles,
  styleOf,
  stylesAt,
} from './house-styles.ts'
import { findMarks, holdsMark, type Mark } from './marks.ts'
import { propertiesOf } from './properties.ts'
import { fitIn, freeIds, freeRange, putInPlace } from './splice.ts'

const { w } = namespaces

/** Choices for inserting into a template. */
export interface InsertOptions {
  /** Kinds of document that the template has to have a mark for. All marks are filled, these or others. */
  readonly documents?: readonly DocumentKind[]
  /** Locks the text of clauses; filled-in values and answers stay open. Default false. */
  readonly lock?: boolean
}

/**
 * Puts documents of a pack into an authority's own Word file, where it has marks: `{{hrdd contract-schedule}}` alone in a paragraph, a
 * content control tagged `hrdd:insert:contract-schedule`, or a bookmark `hrdd_insert_contract_schedule`. A supplier type makes it a
 * reading copy: `{{hrdd contract-schedule sme-reseller}}`. Headings, text and tables take the template's styles; headers, footers,
 * numbering, comments and bookmarks of the template stay as they are.
 *
 * @param template bytes of a .docx or .dotx
 * @param pack what `compose` made, or `readPack` read
 * @returns bytes of a .docx; the same for the same input
 * @throws HrddError with everything that is wrong: no mark, a mark twice, an unknown document, a mark where no document can stand,
 * a file that is no Word document or that holds macros
 * @example
 * ```ts
 * import { compose, draft, HrddError } from 'hrdd-clauses'
 * import { insertIntoDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const unmarked = await toDocx(draft(pack, 'tender-questions'))
 * try {
 *   await insertIntoDocx(unmarked, pack)
 * } catch (error) {
 *   if (error instanceof HrddError) console.log(error.problems[0]!.code) // no-mark
 * }
 * ```
 */
export async function insertIntoDocx(
  template: Uint8Array,
  pack: Pack,
  options: InsertOptions = {},
): Promise<Uint8Array> {
  const parts = openPackage(template)
  const main = mainPart(parts)
  const document = parseXml(parts.get(main)!, main)
  const body = elements(document.documentElement!, w, 'body')[0]
  if (!body)
    throw new HrddError([
      {
        code: 'no-document',
        path: main,
        message: 'the document has no body',
        hint: 'Open the file in Word and save it again.',
      },
    ])
  const [stylesName] = related(parts, main, relationshipTypes.styles)
  const house = readHouseStyles(
    stylesName === undefined ? undefined : parseXml(parts.get(stylesName)!, stylesName),
    body,
  )
  const { marks, problems } = findMarks(body, house)
  const present = propertiesOf(parts)
  const drafts = new Map<Mark, DocumentNode>()
  throwIfAny([
    ...misplaced(parts, main),
    ...problems,
    ...unmet(options, marks, problems),
    ...draftAll(pack, marks, drafts),
    ...alreadyThere(marks, drafts, present.documents, body),
  ])

  const ids = freeIds(parts, main, document)
  const numberingName = related(parts, main, relationshipTypes.numbering)[0]
  const numberings: Numbering[] = []
  const used = new Set<string>()
  const signs: string[] = []
  const signName = freeName(parts.get(main)!)
  const style =
    marks.map((mark) => bodyStyle(mark, house)).find((id) => id !== undefined) ?? house.paragraph
  let first = firstFree(parts, numberingName)
  for (const [mark, tree] of drafts) {
    const numbering = startNumbering(first)
    const bodyOf = bodyStyle(mark, house) ?? house.paragraph
    const writing: Writing = {
      kind: tree.kind,
      styles: stylesAt(house, mark.level, bodyOf, ownStyles),
      numbering,
      targets: targetsOf(tree),
      next: ids.next,
      width: mark.width,
      lock: options.lock ?? false,
    }
    const blocks = [
      paragraph(runs(tree.title, writing), writing.styles.title),
      ...writeBlocks(tree.children, writing, 0),
    ].map((xml) => fitIn(xml, house, style, languageFor(house, tree.language), ids, used))
    const sign = document.createProcessingInstruction(signName, String(signs.length))
    signs.push(putInPlace(mark, blocks, sign))
    numberings.push(numbering)
    first = { list: first.list + numbering.lists.size, num: first.num + numbering.nums.length }
  }
  declareNames(document, main, signs)
  parts.set(
    main,
    new TextEncoder().encode(
      serialize(document).replace(
        new RegExp(`<\\?${signName} (\\d+)\\?>`, 'g'),
        (_, index: string) => signs[Number(index)]!,
      ),
    ),
  )
  addStyles(parts, main, stylesName, missingStyles(used, house, style))
  addNumbering(parts, main, numberingName, numberings)
  addProperties(parts, [...drafts.values()], present)
  // a template (.dotx) becomes a document
  setContentType(parts, main, contentTypes.document)
  return zipParts(Object.fromEntries(parts))
}

/** Marks where no document can stand at all, and files that must not be changed. */
function misplaced(parts: Parts, main: string): Problem[] {
  const out: Problem[] = []
  for (const [name, where] of [
    [relationshipTypes.header, 'header'],
    [relationshipTypes.footer, 'footer'],
    [relationshipTypes.footnotes, 'footnotes'],
    [relationshipTypes.endnotes, 'endnotes'],
  ] as const) {
    for (const part of related(parts, main, name)) {
      if (holdsMark(parseXml(parts.get(part)!, part)))
        out.push({
          code: 'mark-misplaced',
          path: part,
          message: `a mark stands in the ${where}, which cannot hold a document`,
          hint: 'Move it into the text.',
        })
    }
  }
  if ([...parts.keys()].some((name) => name.startsWith('_xmlsignatures/')))
    out.push({
      code: 'signed',
      path: 'template',
      message: 'the template is signed digitally, and the signature would break',
      hint: 'Take an unsigned copy.',
    })
  return out
}

function unmet(
  { documents = [] }: InsertOptions,
  marks: readonly Mark[],
  problems: readonly Problem[],
): Problem[] {
  const out: Problem[] = []
  for (const kind of documents) {
    if (!documentKinds.includes(kind))
      out.push({
        code: 'unknown-document',
        path: 'documents',
        message: `there is no document ${show(kind)}`,
        hint: suggest(String(kind), documentKinds),
      })
    else if (!marks.some((mark) => mark.kind === kind))
      out.push({
        code: 'missing-mark',
        path: 'template',
        message: `the template has no mark for ${kind}`,
        hint: `Put {{hrdd ${kind}}} alone into a paragraph where it belongs.`,
      })
  }
  if (out.length === 0 && marks.length === 0 && problems.length === 0)
    out.push({
      code: 'no-mark',
      path: 'template',
      message: 'the template has no mark that says where a document goes',
      hint: `Put {{hrdd contract-schedule}} alone into a paragraph where it belongs. Documents: ${documentKinds.join(', ')}.`,
    })
  return out
}

function draftAll(pack: Pack, marks: readonly Mark[], drafts: Map<Mark, DocumentNode>): Problem[] {
  const out: Problem[] = []
  for (const mark of marks) {
    try {
      drafts.set(mark, draft(pack, mark.kind, mark.supplier ? { supplier: mark.supplier } : {}))
    } catch (error) {
      if (!(error instanceof HrddError)) throw error
      out.push(...error.problems.map((problem) => ({ ...problem, path: mark.where })))
    }
  }
  return out
}

/** What an earlier insertion left, told by the properties of the file or by bookmarks of the same names. */
function alreadyThere(
  marks: readonly Mark[],
  drafts: ReadonlyMap<Mark, DocumentNode>,
  present: readonly { readonly kind?: unknown }[],
  body: Element,
): Problem[] {
  const names = new Set(
    [...descendants(body, w, 'bookmarkStart')].map((start) =>
      start.getAttributeNS(w, 'name')?.toLowerCase(),
    ),
  )
  return marks
    .filter(
      (mark) =>
        present.some((document) => document?.kind === mark.kind) ||
        [...(drafts.has(mark) ? targetsOf(drafts.get(mark)!).values() : [])].some((target) =>
          names.has(target.bookmark.toLowerCase()),
        ),
    )
    .map((mark) => ({
      code: 'already-inserted',
      path: mark.where,
      message: `the template already holds a document of the kind ${mark.kind}`,
      hint: 'Insert into the template as it was before, or take the mark out.',
    }))
}

/** The style of the paragraph with the mark is that of running text, unless it is a heading or a list. */
function bodyStyle({ paragraph: marked }: Mark, house: HouseStyles): string | undefined {
  const own = house.styles.get((marked && styleOf(marked)) ?? '')
  return own && own.type === 'paragraph' && own.level === undefined && !own.numbered
    ? own.id
    : undefined
}

/** Ids of lists and of their instances that the template leaves free. */
function firstFree(parts: Parts, name: string | undefined): { list: number; num: number } {
  const root = name === undefined ? undefined : parseXml(parts.get(name)!, name).documentElement!
  const free = (element: string, attribute: string) =>
    freeRange(
      (root ? elements(root, w, element) : []).map((each) =>
        Number(each.getAttributeNS(w, attribute)),
      ),
    )
  return { list: free('abstractNum', 'abstractNumId'), num: free('num', 'numId') }
}

/** A name for our signs that the template does not use. */
function freeName(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  let name = 'hrdd'
  while (text.includes(`<?${name}`)) name += '-'
  return name
}

/** What is inserted names its namespaces as Word does. Boxes to tick are of a later version of the format: older programs may skip them. */
function declareNames(document: Document, main: string, inserted: readonly string[]): void {
  const root = document.documentElement!
  const uses = (prefix: string) => inserted.some((xml) => new RegExp(`[< ]${prefix}:`).test(xml))
  for (const prefix of (['w', 'w14', 'r', 'mc', 'wp', 'a', 'c'] as const).filter(
    (each) => uses(each) || (each === 'mc' && uses('w14')),
  )) {
    const bound = root.lookupNamespaceURI(prefix)
    if (bound === null)
      root.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, namespaces[prefix])
    else if (bound !== namespaces[prefix])
      throw new HrddError([
        {
          code: 'odd-names',
          path: main,
          message: `the document uses the prefix ${prefix} in a way that Word does not`,
          hint: 'Open the template in Word and save it again.',
        },
      ])
  }
  const ignorable = (root.getAttributeNS(namespaces.mc, 'Ignorable') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  if (uses('w14') && !ignorable.includes('w14'))
    root.setAttributeNS(namespaces.mc, 'mc:Ignorable', [...ignorable, 'w14'].join(' '))
}

function addStyles(
  parts: Parts,
  main: string,
  name: string | undefined,
  styles: readonly string[],
): void {
  if (styles.length === 0) return
  if (name === undefined)
    return void addPart(
      parts,
      main,
      'word/styles.xml',
      relationshipTypes.styles,
      contentTypes.styles,
      `${declaration}<w:styles xmlns:w="${w}">${styles.join('')}</w:styles>`,
    )
  edit(parts, name, (document) => {
    for (const style of elements(fragment(styles.join(''), name).documentElement!))
      document.documentElement!.appendChild(document.importNode(style, true))
  })
}

function addNumbering(
  parts: Parts,
  main: string,
  name: string | undefined,
  numberings: readonly Numbering[],
): void {
  const { lists, nums } = numberings
    .map(numberingXml)
    .reduce((all, each) => ({ lists: all.lists + each.lists, nums: all.nums + each.nums }), {
      lists: '',
      nums: '',
    })
  if (lists === '') return
  if (name === undefined)
    return void addPart(
      parts,
      main,
      'word/numbering.xml',
      relationshipTypes.numbering,
      contentTypes.numbering,
      `${declaration}<w:numbering xmlns:w="${w}">${lists}${nums}</w:numbering>`,
    )
  edit(parts, name, (document) => {
    const root = document.documentElement!
    // the format wants all lists before all their instances, and what is neither at the end
    const firstNum = elements(root, w, 'num')[0]
    const end = elements(root, w, 'numIdMacAtCleanup')[0] ?? null
    for (const list of elements(fragment(lists, name).documentElement!))
      root.insertBefore(document.importNode(list, true), firstNum ?? end)
    for (const num of elements(fragment(nums, name).documentElement!))
      root.insertBefore(document.importNode(num, true), end)
  })
}

/** Custom properties say which documents the file holds: earlier ones first. */
function addProperties(
  parts: Parts,
  documents: readonly DocumentNode[],
  present: ReturnType<typeof propertiesOf>,
): void {
  const values = {
    'hrdd.documents': JSON.stringify([
      ...present.documents,
      ...documents.map(({ kind, supplier, stamp }) => ({
        kind,
        ...(supplier && { supplier }),
        digest: stamp.digest,
      })),
    ]),
    'hrdd.catalogue': documents[0]!.stamp.catalogue,
  }
  const name =
    present.part ??
    addPart(
      parts,
      '',
      'docProps/custom.xml',
      relationshipTypes.customProperties,
      contentTypes.customProperties,
      `${declaration}<Properties xmlns="${namespaces.customProperties}" xmlns:vt="${namespaces.variantTypes}"/>`,
    )
  edit(parts, name, (document) => {
    const root = document.documentElement!
    const old = elements(root, namespaces.customProperties, 'property')
    let id = Math.max(1, ...old.map((property) => Number(property.getAttribute('pid')) || 0))
    for (const [key, value] of Object.entries(values)) {
      const same = old.find((property) => property.getAttribute('name') === key)
      const made = parseXml(
        `<Properties xmlns="${namespaces.customProperties}" xmlns:vt="${namespaces.variantTypes}">${customProperty(same ? Number(same.getAttribute('pid')) : ++id, key, value)}</Properties>`,
        name,
      )
      const property = document.importNode(elements(made.documentElement!)[0]!, true)
      if (same) root.replaceChild(property, same)
      else root.appendChild(property)
    }
  })
}
