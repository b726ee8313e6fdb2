// Parameters used are declared, those declared are used, and each has a value wherever it prints.

import { tiersFrom } from '../../model/clause.ts'
import type { AuthoredText } from '../../model/text.ts'
import { type Authored, type Check, placeOf, type SoundClause, soundClauses } from '../authored.ts'
import { requireIds } from './unknown.ts'

/** Where a parameter has its effect; elsewhere it is only quoted. */
const effective = ['Condition', 'Exceptions', 'Question', 'Sheet']

/** Names of parameters in a text. */
export const valuesIn = (text: AuthoredText): readonly string[] =>
  text.flatMap((node) => (typeof node !== 'string' && node.type === 'value' ? node.name : []))

export const parameterUses: Check = (authored) => {
  for (const sound of soundClauses(authored)) {
    checkUses(sound, authored)
    checkDeclared(sound, authored)
  }
}

function checkUses({ clause, wording }: SoundClause, authored: Authored): void {
  const declared = clause.value.parameters ?? {}
  for (const paragraph of wording.paragraphs) {
    const names = valuesIn(paragraph.text)
    requireIds(authored, 'parameter', names, Object.keys(declared), placeOf(paragraph))
    for (const name of names) {
      const missing = tiersFrom(paragraph.from).filter(
        (tier) => declared[name]?.default[tier] === undefined,
      )
      if (declared[name] && missing.length > 0)
        authored.report.error('value-missing', placeOf(paragraph), { name, tiers: missing })
    }
  }
}

function checkDeclared({ clause, wording }: SoundClause, { report }: Authored): void {
  for (const [name, parameter] of Object.entries(clause.value.parameters ?? {})) {
    const uses = wording.paragraphs.filter(
      ({ section, text }) => effective.includes(section) && valuesIn(text).includes(name),
    )
    const printed = new Set(uses.flatMap(({ from }) => tiersFrom(from)))
    if (uses.length === 0) report.error('parameter-unused', clause.at('parameters', name), { name })
    for (const tier of tiersFrom('low'))
      if (uses.length > 0 && parameter.default[tier] !== undefined && !printed.has(tier))
        report.error('value-unused', clause.at('parameters', name, 'default', tier), { name, tier })
    checkTiming(
      name,
      uses.some(({ role }) => role === 'item'),
    )
  }
  /** A period that runs from the start dates an item; in a question or on the sheet it would date nothing. */
  function checkTiming(name: string, inItem: boolean): void {
    const after = clause.value.parameters?.[name]?.after ?? []
    if (after.includes('contract-start') && !inItem)
      report.error('timing-nowhere', clause.at('parameters', name, 'after'), { name })
  }
}
