// What is around the text of every document: what is procured, which wording it is, and the words of a page.

import type { SupplierType } from '../model/audience.ts'
import type { BlockNode, DocumentNode, Furniture } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { canSay, speaker } from './say.ts'

/** The document node of a text. */
export function frame(
  pack: Pack,
  kind: DocumentNode['kind'],
  {
    title,
    children,
    supplier,
  }: {
    readonly title: Text
    readonly children: readonly BlockNode[]
    readonly supplier?: SupplierType
  },
): DocumentNode {
  const { title: procured, buyer, reference } = pack.spec
  return {
    type: 'document',
    kind,
    language: pack.spec.language,
    title,
    procurement: { title: procured, buyer, ...(reference !== undefined && { reference }) },
    stamp: { catalogue: pack.stamp.catalogue, digest: pack.stamp.digest },
    ...(canSay(pack, 'page.skip') && { furniture: furniture(pack) }),
    ...(supplier && { supplier }),
    children,
  }
}

function furniture(pack: Pack): Furniture {
  const say = speaker(pack)
  const words = (key: string) => plainText(say(key))
  return {
    skip: words('page.skip'),
    contents: words('page.contents'),
    documents: words('page.documents'),
    see: words('page.see'),
    condition: words('noun.condition'),
    question: words('noun.question'),
  }
}
