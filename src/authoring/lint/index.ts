// The legal and editorial lint: small rules over a whole catalogue.

import { suggest } from '../../model/issues.ts'
import type { AuthoredCatalogue } from '../catalogue.ts'
import { silencesSchema } from '../schemas.ts'
import { announcedIds } from '../shared-references.ts'
import type { Report } from '../source.ts'
import { readYaml } from '../yaml.ts'
import { buyerPart } from './buyer-part.ts'
import { capitalisedWords } from './capitalised-words.ts'
import { derogation } from './derogation.ts'
import { dutyHolder } from './duty-holder.ts'
import { loneTerm } from './lone-term.ts'
import { modalVerbs } from './modal-verbs.ts'
import { namedScheme } from './named-scheme.ts'
import { onceUsed } from './once-used.ts'
import { outcome } from './outcome.ts'
import { proof } from './proof.ts'
import type { LintRule } from './rule.ts'
import { saidTwice } from './said-twice.ts'
import { sentenceLength } from './sentence-length.ts'
import { time } from './time.ts'
import { unusedDefinition } from './unused-definition.ts'
import {
  absoluteGuarantee,
  companyWide,
  namedCountry,
  namedLaw,
  personalData,
} from './wording-rules.ts'

/** Every rule, in the order of its id. */
export const rules: readonly LintRule[] = [
  absoluteGuarantee,
  buyerPart,
  capitalisedWords,
  companyWide,
  derogation,
  dutyHolder,
  loneTerm,
  modalVerbs,
  namedCountry,
  namedLaw,
  namedScheme,
  onceUsed,
  outcome,
  personalData,
  proof,
  saidTwice,
  sentenceLength,
  time,
  unusedDefinition,
]

/** Runs every rule. What `clauses/lint.yaml` silences, with a date and a reason, is not reported; a silence that silences nothing is. */
export function lint(authored: AuthoredCatalogue, report: Report): void {
  const file = authored.files.find(({ path }) => path === 'clauses/lint.yaml')
  const silences = (file &&
    readYaml({ source: file.text, offset: 0 }, silencesSchema, file, report)) ?? {
    value: [],
    at: () => 0,
  }
  const used = new Set<number>()
  for (const rule of rules) {
    rule.check(authored, ({ file, offset, field, message, key, fix }) => {
      const index = silences.value.findIndex(
        (silence) => silence.rule === rule.id && silence.at === key,
      )
      if (index >= 0) used.add(index)
      else
        report.add(file, offset, {
          code: rule.id,
          ...(field && { field }),
          message,
          hint: rule.tip,
          ...(fix && { fix }),
        })
    })
  }
  // a clause that could not be read has no findings, and its silences say nothing about that
  const unread = (at: string) =>
    announcedIds(authored.files).has(at.split('#')[0]!) &&
    !authored.clauses.some(({ clause }) => clause.id === at.split('#')[0])
  silences.value.forEach(({ rule, at }, index) => {
    const problem = (message: string, hint: string) =>
      report.add(file!, silences.at(index), { code: 'silence', field: `[${index}]`, message, hint })
    if (!rules.some(({ id }) => id === rule))
      problem(
        `there is no rule "${rule}"`,
        suggest(
          rule,
          rules.map(({ id }) => id),
        ),
      )
    else if (!used.has(index) && !unread(at))
      problem(`${rule} finds nothing at ${at}`, 'Remove the line.')
  })
}
