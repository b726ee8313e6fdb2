// Names by which a part of a pack is found again in a Word file: bookmarks, and tags of content controls.

import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { DocumentNode } from '../../model/document.ts'

// Word takes no longer name, and none that differs from another in case only
const longestBookmark = 40
const longestTag = 64

/** Ids that turn into a name without loss: an id in capitals, then words in lower case; or such words alone, unless they look like an id. */
const plain =
  /^(?:[A-Z]+(?:-[A-Z]+)*-\d+|(?![a-z]+(?:-[a-z]+)*-\d)[a-z][a-z0-9]*)(?:[.-][a-z0-9]+)*$/
const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 10)

/** Bookmark of a node: `hrdd_cs_TRN_01__site_list` for the item `TRN-01.site-list` of a contract schedule. */
export function bookmarkName(kind: DocumentNode['kind'], id: string): string {
  const prefix = `hrdd_${kind
    .split('-')
    .map((word) => word[0])
    .join('')}_`
  const name =
    prefix +
    id
      .replaceAll('-', '_')
      .replaceAll('.', '__')
      .replace(/[^A-Za-z0-9_]/g, '')
  if (plain.test(id) && name.length <= longestBookmark) return name
  return `${name.slice(0, longestBookmark - 11)}_${hash(id)}`
}

/** Tag of the control around a clause. */
export const clauseTag = (id: string, revision: number): string =>
  shortTag(`hrdd:${id}@${revision}`)
/** Tag of the control around a filled-in value; outside a clause it has the name alone. */
export const valueTag = (
  clause: { readonly id: string; readonly revision: number } | undefined,
  name: string,
): string =>
  shortTag(clause ? `hrdd:${clause.id}@${clause.revision}#${name}` : `hrdd:value:${name}`)
/** Tag of the control in which a field is answered; the boxes of one field share it. */
export const fieldTag = (id: string): string => shortTag(`hrdd:field:${id}`)

const shortTag = (tag: string): string =>
  tag.length <= longestTag ? tag : `${tag.slice(0, longestTag - 11)}~${hash(tag)}`

/** Name of a control as a reader sees it. */
export const alias = (words: string): string =>
  words.length <= longestTag ? words : `${words.slice(0, longestTag - 1)}…`
