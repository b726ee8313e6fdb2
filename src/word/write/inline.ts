// Running text of a paragraph as runs: filled-in values and fields in tagged controls, references as fields.

import type { FieldNode, Inline, RefNode, Text } from '../../model/text.ts'
import { escapeXml } from '../../office/markup.ts'
import { targetOf } from '../../render/tree.ts'
import { fieldTag, valueTag } from '../names.ts'
import { bold, control, fieldCode, link, run } from './markup.ts'
import type { Writing } from './writing.ts'

/** Runs of a text. Plain words that follow each other share a run. */
export function runs(text: Text, writing: Writing): string {
  let [xml, words] = ['', '']
  for (const node of [...text, undefined]) {
    if (typeof node === 'string') words += node
    else if (node?.type === 'term') words += node.text
    else {
      xml += (words && run(words)) + (node ? writeInline(node, writing) : '')
      words = ''
    }
  }
  return xml
}

function writeInline(node: Exclude<Inline, string>, writing: Writing): string {
  if (node.type === 'ref') return reference(node, writing)
  if (node.type === 'field') return field(node, writing)
  if (node.type !== 'value') return run(node.text, bold)
  // no plain-text control: LibreOffice 7 would lose that it is bold
  return filled(writing, node.name, valueTag(node.name), '', run(node.text, bold))
}

/** A control around runs. Where clause text is locked, it can be filled in but not deleted. */
const filled = ({ next, lock }: Writing, name: string, tag: string, kind: string, xml: string) =>
  control(name, tag, next.control++, (lock ? '<w:lock w:val="sdtLocked"/>' : '') + kind, xml)

/**
 * A reference. Where its words end with the number that Word counts for the target, that number is a field, so that it
 * stays right when items are moved; otherwise it is a link. The question where the condition is meant gets none.
 */
function reference({ to, text }: RefNode, { targets }: Writing): string {
  const { bookmark, number, role } = targets.get(targetOf(to)) ?? {}
  if (bookmark === undefined || role === 'question') return run(text)
  if (number === undefined) return link(bookmark, run(text))
  const before = text.endsWith(number) ? text.slice(0, -number.length) : ''
  if (text !== number && !/[^\p{L}\p{N}]$/u.test(before)) return run(text)
  return `${before && run(before)}${fieldCode(`REF ${bookmark} \\n \\h`, run(number))}`
}

const font = 'MS Gothic'
const box = `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="${font}"/><w14:uncheckedState w14:val="2610" w14:font="${font}"/></w14:checkbox>`
const emptyBox = run(
  '☐',
  `<w:rFonts w:hint="eastAsia" w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}"/>`,
)

/** A place to answer: boxes for yes and no, a list for a choice, otherwise a control that shows what is asked until it is filled in. */
function field(node: FieldNode, writing: Writing): string {
  const { id, kind, label, options = [] } = node
  const tag = fieldTag(id)
  if (kind === 'yes-no')
    return options
      .map(
        (option) => filled(writing, `${label}: ${option}`, tag, box, emptyBox) + run(` ${option}`),
      )
      .join(run('   '))
  const shown = run(placeholder(node), `<w:rStyle w:val="${writing.styles.placeholder}"/>`)
  return filled(writing, label, tag, `<w:showingPlcHdr/>${kindXml(node)}`, shown)
}

function kindXml({ kind, options }: FieldNode): string {
  if (kind === 'date') return '<w:date><w:dateFormat w:val="yyyy-MM-dd"/></w:date>'
  if (!options) return kind === 'narrative' ? '<w:text w:multiLine="1"/>' : '<w:text/>'
  const items = [...new Set(options)].map((option) => `"${escapeXml(option)}"`)
  const list = items.map((item) => `<w:listItem w:displayText=${item} w:value=${item}/>`)
  return `<w:dropDownList>${list.join('')}</w:dropDownList>`
}

/** What shows in a field until it is filled in. */
export const placeholder = ({ label, options }: FieldNode): string =>
  options ? options.join(' / ') : `[${label}]`
