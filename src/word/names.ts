// Names by which a part of a pack is found again in a Word file: bookmarks, and tags of content controls.

import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { BlockNode, BlockRole, DocumentNode } from '../model/document.ts'
import type { FieldNode } from '../model/text.ts'

// Word takes no longer names, and no bookmarks that differ from another in case only
const [longestBookmark, longestTag] = [40, 64]

const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 10)

/** What bookmarks of a kind of document begin with, e.g. `hrdd_cs_` for a contract schedule. */
export const bookmarkPrefix = (kind: DocumentNode['kind']): string =>
  `hrdd_${kind.replace(/([a-z])[a-z]*-?/g, '$1')}_`

/** What a reference can lead to. */
export interface Target {
  /** `hrdd_cs_TRN_01__sites` for the item `TRN-01.sites` of a contract schedule. */
  readonly bookmark: string
  readonly role?: BlockRole | undefined
  /** What Word counts for it, without a full stop at its end. */
  readonly number?: string | undefined
}

/** A number that Word can count to, apart: what stands before it and behind it. */
export function readNumber(number: string) {
  // Word's text of a level gives `%` a meaning
  const [, before = '', value, after = ''] = /^([^%]*?)([1-9]\d{0,3})([^%\d]*)$/.exec(number) ?? []
  return value === undefined ? undefined : { before, value: Number(value), after }
}

/** Key of the place where a question is answered. No node has such an id. */
export const answerKey = ({ id }: FieldNode): string => `${id} answer`

/** Everything in a document that has an id, by that id; places to answer by their key, and its title under ''. */
export function targetsOf({ kind, children }: DocumentNode): Map<string, Target> {
  const targets = new Map<string, Target>()
  const taken = new Set<string>()
  const add = (id: string, role?: BlockRole, number?: string): void => {
    const bookmark = bookmarkName(kind, id, taken)
    taken.add(bookmark.toLowerCase())
    targets.set(id, { bookmark, role, number })
  }
  const collect = (block: BlockNode): void => {
    const counted = block.type === 'item' && block.number && readNumber(block.number)
    const number = counted ? block.number?.replace(/\.$/, '') : undefined
    if ('id' in block && block.id !== undefined)
      add(block.id, 'role' in block ? block.role : undefined, number)
    if (block.type === 'item' && block.answer) add(answerKey(block.answer))
    if (block.type === 'section' || block.type === 'clause' || block.type === 'group')
      block.children.forEach(collect)
  }
  add('')
  children.forEach(collect)
  return targets
}

function bookmarkName(kind: DocumentNode['kind'], id: string, taken: ReadonlySet<string>): string {
  const words = id.replaceAll('-', '_').replaceAll('.', '__').replace(/\W/g, '')
  const name = bookmarkPrefix(kind) + words
  const isPlain = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/.test(id) && !taken.has(name.toLowerCase())
  if (isPlain && name.length <= longestBookmark) return name
  return `${name.slice(0, longestBookmark - 11)}_${hash(id)}`
}

/** The prefix of a bookmark of ours and, where it belongs to one, the clause. */
export function readBookmark(name: string) {
  const [, prefix, clause] = /^(hrdd_[a-z]+_)(?:([A-Z]+_\d+)(?:__|$))?/.exec(name) ?? []
  return { prefix, clause: clause?.replace('_', '-') }
}

const short = (tag: string): string =>
  tag.length <= longestTag ? tag : `${tag.slice(0, longestTag - 11)}~${hash(tag)}`

/** Tag of the control around a clause. */
export const clauseTag = (id: string, revision: number): string =>
  short(`hrdd:clause:${id}@${revision}`)
/** Tag of the control around a filled-in value. */
export const valueTag = (name: string): string => short(`hrdd:value:${name}`)
/** Tag of the control in which a field is answered; the boxes of one field share it. */
export const fieldTag = (id: string): string => short(`hrdd:field:${id}`)

/** What a tag of ours names. */
export function readTag(tag = '') {
  const [, what, name = ''] = /^hrdd:(clause|value|field):([^@]+)/.exec(tag) ?? []
  return { what, name }
}

/** Name of a control as a reader sees it. */
export const alias = (words: string): string =>
  words.length <= longestTag ? words : `${words.slice(0, longestTag - 1)}…`
