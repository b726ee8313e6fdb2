// The two house templates, with other marks put in, and their parts as text.

import { readFileSync } from 'node:fs'
import { openPackage } from '../../src/office/open.ts'
import { zipParts } from './steps.ts'

export const templateNames = ['stadt', 'county'] as const
export type TemplateName = (typeof templateNames)[number]

/** The template as it stands in the repository: its mark asks for a contract schedule. */
export const template = (name: TemplateName): Uint8Array =>
  new Uint8Array(readFileSync(`test/fixtures/templates/${name}.docx`))

export const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(
    [...openPackage(bytes, 'docx').parts].map(([name, part]) => [
      name,
      new TextDecoder().decode(part),
    ]),
  )

/** A file with some parts changed; a part that becomes '' is taken out. */
export function changed(
  bytes: Uint8Array,
  changes: Readonly<Record<string, (part: string) => string>>,
): Uint8Array {
  const parts = partsOf(bytes)
  for (const [name, change] of Object.entries(changes))
    parts.set(name, change(parts.get(name) ?? ''))
  return zipParts(Object.fromEntries([...parts].filter(([, part]) => part !== '')))
}

/** A template whose mark says something else. In the county's it is split over several runs, and stays so. */
export const marked = (name: TemplateName, mark: string): Uint8Array =>
  changed(template(name), {
    'word/document.xml': (part) =>
      part
        .replace('{{hrdd contract-schedule}}', `{{hrdd ${mark}}}`)
        .replace(' contract-</w:t>', ` ${mark.slice(0, 4)}</w:t>`)
        .replace('schedule</w:t>', `${mark.slice(4)}</w:t>`),
  })
