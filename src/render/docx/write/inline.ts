// Running text of a paragraph as runs: filled-in values and fields in tagged controls, references as fields.

import type { FieldNode, Inline, RefNode, Text } from '../../../model/text.ts'
import { choicesOf } from '../../tree.ts'
import { alias, fieldTag, valueTag } from '../names.ts'
import { escape, fieldCode, run } from './markup.ts'
import type { Writing } from './writing.ts'

/** Runs of a text. `properties` is XML of `w:rPr` for its plain words. */
export function runs(text: Text, writing: Writing, properties = ''): string {
  let out = ''
  let words = ''
  // plain words that follow each other share a run
  const flush = () => {
    if (words !== '') out += run(words, properties)
    words = ''
  }
  for (const node of text) {
    if (typeof node === 'string') words += node
    else if (node.type === 'term') words += node.text
    else {
      flush()
      out += writeInline(node, writing, properties)
    }
  }
  flush()
  return out
}

function writeInline(node: Exclude<Inline, string>, writing: Writing, properties: string): string {
  switch (node.type) {
    case 'strong':
      return run(node.text, '<w:b/>')
    case 'value':
      return control(
        writing,
        node.name,
        valueTag(writing.clause, node.name),
        '<w:text/>',
        run(node.text, properties),
      )
    case 'ref':
      return reference(node, writing, properties)
    case 'field':
      return field(node, writing)
    case 'term':
      return run(node.text, properties)
  }
}

/** A control around runs. Where clause text is locked, the control can be filled in but not deleted. */
function control(
  { next, lock }: Writing,
  name: string,
  tag: string,
  kind: string,
  content: string,
  placeholder = false,
): string {
  return `<w:sdt><w:sdtPr><w:alias w:val="${escape(alias(name))}"/><w:tag w:val="${escape(tag)}"/><w:id w:val="${next.control++}"/>${lock ? '<w:lock w:val="sdtLocked"/>' : ''}${placeholder ? '<w:showingPlcHdr/>' : ''}${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
}

/**
 * A reference. Where its words hold the number that Word counts for the target, that number is a field, so that it stays right when
 * clauses are moved. A target with another number (the question where the condition is meant) gets no link.
 */
function reference({ to, text }: RefNode, { targets }: Writing, properties: string): string {
  const target = targets.get(to.replace('#', '.'))
  if (!target) return run(text, properties)
  if (target.number === undefined)
    return `<w:hyperlink w:anchor="${target.bookmark}" w:history="1">${run(text, properties)}</w:hyperlink>`
  const at = indexOfNumber(text, target.number)
  if (at < 0) return run(text, properties)
  const [before, after] = [text.slice(0, at), text.slice(at + target.number.length)]
  return `${before && run(before, properties)}${fieldCode(`REF ${target.bookmark} \\n \\h`, run(target.number, properties))}${after && run(after, properties)}`
}

/** Where a number stands as a whole: 5 is neither in 15 nor in 5.2. */
function indexOfNumber(text: string, number: string): number {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (
      !/[\p{L}\p{N}.]$/u.test(text.slice(0, at)) &&
      !/^(?:[\p{L}\p{N}]|\.[\p{L}\p{N}])/u.test(text.slice(at + number.length))
    )
      return at
  }
  return -1
}

const boxFont = 'MS Gothic'
const box = `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="${boxFont}"/><w14:uncheckedState w14:val="2610" w14:font="${boxFont}"/></w14:checkbox>`
const emptyBox = run(
  '☐',
  `<w:rFonts w:hint="eastAsia" w:ascii="${boxFont}" w:eastAsia="${boxFont}" w:hAnsi="${boxFont}"/>`,
)

/** A place to answer: boxes for yes and no, a list for a choice, otherwise a control that shows what is asked until it is filled in. */
function field(node: FieldNode, writing: Writing): string {
  const { id, kind, label } = node
  const options = choicesOf(node)
  if (kind === 'yes-no')
    return options!
      .map(
        (option) =>
          `${control(writing, `${label}: ${option}`, fieldTag(id), box, emptyBox)}${run(` ${option}`)}`,
      )
      .join(run('   '))
  const shown = (words: string) => run(words, `<w:rStyle w:val="${writing.styles.placeholder}"/>`)
  if (options)
    return control(
      writing,
      label,
      fieldTag(id),
      `<w:dropDownList>${[...new Set(options)].map((option) => `<w:listItem w:displayText="${escape(option)}" w:value="${escape(option)}"/>`).join('')}</w:dropDownList>`,
      shown(options.join(' / ')),
      true,
    )
  return control(
    writing,
    label,
    fieldTag(id),
    kind === 'date'
      ? '<w:date><w:dateFormat w:val="yyyy-MM-dd"/></w:date>'
      : kind === 'narrative' || kind === 'table'
        ? '<w:text w:multiLine="1"/>'
        : '<w:text/>',
    shown(`[${label}]`),
    true,
  )
}
