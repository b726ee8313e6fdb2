// What stands around the text of every document: what is procured, which copy and which wording it is, words of a page.

import { supplierKey } from '../model/audience.ts'
import type { BlockNode, DocumentNode, Furniture, Readership } from '../model/document.ts'
import { paragraph } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body } from './kind.ts'
import { brandName } from './names.ts'

/** The document node of a text. */
export function frame(
  drafting: Drafting,
  kind: DocumentNode['kind'],
  readership: Readership,
  { title, layout, children }: Body,
): DocumentNode {
  const { pack, supplier } = drafting
  const { title: procured, buyer, reference, language } = pack.spec
  const { catalogue, digest } = pack.stamp
  return {
    type: 'document',
    kind,
    readership,
    ...(layout && { layout }),
    language,
    title,
    procurement: { title: procured, buyer, ...(reference !== undefined && { reference }) },
    stamp: { catalogue, digest },
    furniture: furniture(drafting, readership),
    ...(isCopy(drafting) && { supplier }),
    children: [about(drafting), ...copyNotice(drafting), ...children, stamp(drafting)],
  }
}

const isCopy = ({ supplier }: Drafting): boolean => supplierKey(supplier) !== ''

function about({ pack: { spec }, text }: Drafting): BlockNode {
  const { title, buyer, reference } = spec
  const key = reference === undefined ? 'furniture.about' : 'furniture.about.reference'
  return paragraph(text(key, { title, buyer, ...(reference !== undefined && { reference }) }))
}

/** The sentence that marks a reading copy. */
function copyNotice(drafting: Drafting): readonly BlockNode[] {
  if (!isCopy(drafting)) return []
  const { say, text, supplier } = drafting
  const brand = brandName(drafting)
  const name = say(`furniture.type.${supplierKey(supplier)}`, { brand })
  return [paragraph(text('furniture.copy', { supplier: name }), 'notice')]
}

function stamp({ pack, text }: Drafting): BlockNode {
  const { catalogue, digest } = pack.stamp
  return paragraph(text('furniture.stamp', { catalogue, digest: digest.slice(0, 16) }), 'stamp')
}

function furniture({ say }: Drafting, readership: Readership): Furniture {
  const word = (key: string): string => say(`furniture.${key}`)
  return {
    skip: word('skip'),
    contents: word('contents'),
    documents: word('documents'),
    see: word('see'),
    condition: word('condition'),
    question: word('question'),
    kpi: word('kpi'),
    readership: word(`readership.${readership}`),
    // the renderer counts
    page: say('furniture.page', { page: '{{page}}', pages: '{{pages}}' }),
  }
}
