// Words of a workbook in the language of the pack, as plain strings.

import { canSay, type Filling, speaker } from '../../documents/say.ts'
import type { Pack } from '../../model/pack.ts'
import { HrddError } from '../../model/problems.ts'
import { plainText } from '../../model/walk.ts'
import { type FixedListId, type ListId, lists } from './columns.ts'
import { packChoices } from './records.ts'

/** Says a string of the workbook: `words('sheet.input')`. */
export type Words = (key: string, fillings?: Readonly<Record<string, Filling>>) => string

/** The words of a pack. Throws where the pack is older than workbooks. */
export function wordsOf(pack: Pack): Words {
  if (!canSay(pack, 'workbook.sheet.input'))
    throw new HrddError([
      {
        code: 'no-words',
        path: 'pack',
        message: `this pack was composed with catalogue ${pack.stamp.catalogue}, which has no words for workbooks`,
        hint: 'Compose again from the spec of the pack (`pack.spec`).',
      },
    ])
  const say = speaker(pack)
  return (key, fillings) => plainText(say(`workbook.${key}`, fillings) as never)
}

/** Labels of a list, by code. */
export const labelsOf = (words: Words, list: FixedListId): ReadonlyMap<string, string> =>
  new Map(
    lists[list].map((code) => [code, list === 'grade' ? code : words(`list.${list}.${code}`)]),
  )

/** Labels of every list, those of the pack among them. */
export type Labels = Readonly<Record<ListId, ReadonlyMap<string, string>>>
export const allLabels = (words: Words, pack: Pack): Labels => ({
  ...(Object.fromEntries(
    (Object.keys(lists) as FixedListId[]).map((list) => [list, labelsOf(words, list)]),
  ) as Record<FixedListId, ReadonlyMap<string, string>>),
  ...packChoices(pack),
})

const steps = ['embed', 'identify', 'prevent', 'track', 'communicate', 'remedy']
/** Name of a step of due diligence; a catalogue of an authority may have others. */
export const stepWord = (words: Words, step: string): string =>
  steps.includes(step) ? words(`step.${step}`) : step
/** Place of a step in the order of due diligence; unknown ones come last. */
export const stepOrder = (step: string): number =>
  steps.includes(step) ? steps.indexOf(step) : steps.length
