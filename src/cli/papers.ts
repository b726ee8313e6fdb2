// The papers of a run: documents in every format asked for, and files beside them, each in the folder of its readers.

import { calendar, toIcs } from '../calendar/index.ts'
import { draft } from '../documents/draft.ts'
import { draftingOf } from '../documents/drafting.ts'
import { isFilled } from '../documents/papers.ts'
import { type SupplierType, supplierKey } from '../model/audience.ts'
import { type DocumentKind, documentKinds, type Readership } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { wordsOf } from '../options/burden.ts'
import { toResponse, toWorkbook } from '../workbook/index.ts'
import { type Format, formats, type LinkedDocument } from './formats.ts'
import type { OutputFile } from './output.ts'

/** A paper with its files; what is said of it stands in `clauses/words/index` under its name. */
export interface Paper {
  readonly name: string
  readonly readership: Readership
  readonly title: Text
  /** Words of its plain text; absent where it is no text to read. */
  readonly words?: number
  /** For everyone first. */
  readonly files: readonly PaperFile[]
}

/** A file of a paper. */
export interface PaperFile {
  /** Name in the folder of its readers. */
  readonly name: string
  readonly ending: string
  /** Supplier type of a reading copy. */
  readonly supplier?: string
  readonly content: string | Uint8Array
}

/** A file beside the documents. */
interface SideFile {
  readonly name: string
  readonly readership: Readership
  readonly file: string
  readonly write: (pack: Pack) => string | Promise<Uint8Array>
}

/** A new file is one line here, and four words in `clauses/words/index`. */
const sideFiles: readonly SideFile[] = [
  { name: 'response', readership: 'publish', file: 'response.xlsx', write: toResponse },
  { name: 'register', readership: 'after-award', file: 'register.xlsx', write: toWorkbook },
  {
    name: 'calendar',
    readership: 'after-award',
    file: 'calendar.ics',
    write: (pack) => toIcs(calendar(pack)),
  },
]
const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1)

/** Everything that can be written, by name. */
export const paperNames: readonly string[] = [
  ...documentKinds,
  ...sideFiles.map(({ name }) => name),
]
/** What a pack has something to say in: the papers that are written where none is named. */
export function namesFor(pack: Pack): readonly string[] {
  const drafting = draftingOf(pack)
  const empty: readonly string[] = documentKinds.filter((kind) => !isFilled(drafting, kind))
  return paperNames.filter((name) => !empty.includes(name))
}
/** Every ending that papers have. */
export const paperEndings: readonly string[] = [
  ...new Set([
    ...formats.map(({ ending }) => ending),
    ...sideFiles.map(({ file }) => endingOf(file)),
  ]),
]

/** What is asked for. */
export interface PaperChoice {
  readonly names: readonly string[]
  readonly endings: readonly string[]
  /** Reading copies are written for this supplier type too. */
  readonly supplier?: SupplierType
}

/** The papers of a pack, in the order of a procurement. A paper of which no format is asked for is not among them. */
export async function writePapers(pack: Pack, choice: PaperChoice): Promise<Paper[]> {
  const kinds = documentKinds.filter((kind) => choice.names.includes(kind))
  const files = await documentFiles(pack, kinds, choice)
  const documents = kinds.map((kind): Paper => {
    const document = draft(pack, kind)
    const { readership, title } = document
    return { name: kind, readership, title, words: wordsOf(document), files: files.get(kind) ?? [] }
  })
  return [...documents, ...(await sidePapers(pack, choice))].filter(({ files }) => files.length > 0)
}

/** Files of a run as they are written, in the folders of their readers. */
export const outputOf = (papers: readonly Paper[]): OutputFile[] =>
  papers.flatMap(({ readership, files }) =>
    files.map(({ name, content }): OutputFile => [`${readership}/${name}`, content]),
  )

async function documentFiles(
  pack: Pack,
  kinds: readonly DocumentKind[],
  { endings, supplier }: PaperChoice,
): Promise<ReadonlyMap<DocumentKind, readonly PaperFile[]>> {
  const files = new Map<DocumentKind, PaperFile[]>(kinds.map((kind) => [kind, []]))
  for (const copy of supplier ? [undefined, supplier] : [undefined])
    for (const format of formats.filter(({ ending }) => endings.includes(ending)))
      for (const [kind, file] of await filesOf(pack, kinds, format, copy))
        files.get(kind)?.push(file)
  return files
}

/** All documents of one format, for everyone or as reading copies. */
async function filesOf(
  pack: Pack,
  kinds: readonly DocumentKind[],
  { ending, write }: Format,
  supplier: SupplierType | undefined,
): Promise<[DocumentKind, PaperFile][]> {
  const key = supplier && supplierKey(supplier)
  const linked = kinds.map((kind) => {
    const document = draft(pack, kind, supplier ? { supplier } : {})
    return { kind, document, href: [kind, key, ending].filter(Boolean).join('.') }
  })
  const files: [DocumentKind, PaperFile][] = []
  for (const { kind, document, href: name } of linked) {
    // pages link only to what the same readers get
    const links: LinkedDocument[] = linked.filter(
      (other) => other.document.readership === document.readership,
    )
    const content = await write(document, links)
    files.push([kind, { name, ending, ...(key && { supplier: key }), content }])
  }
  return files
}

async function sidePapers(pack: Pack, { names, endings }: PaperChoice): Promise<Paper[]> {
  const { text } = draftingOf(pack)
  const papers: Paper[] = []
  for (const { name, readership, file, write } of sideFiles) {
    const ending = endingOf(file)
    if (!names.includes(name) || !endings.includes(ending)) continue
    const files = [{ name: file, ending, content: await write(pack) }]
    papers.push({ name, readership, title: text(`index.name.${name}`), files })
  }
  return papers
}
