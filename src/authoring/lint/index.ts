// The legal and editorial lint: small rules over a whole catalogue.

import type { AuthoredCatalogue } from '../catalogue.ts'
import type { Report } from '../source.ts'
import { capitalisedWords } from './capitalised-words.ts'
import { derogation } from './derogation.ts'
import { dutyHolder } from './duty-holder.ts'
import { loneTerm } from './lone-term.ts'
import { modalVerbs } from './modal-verbs.ts'
import { namedScheme } from './named-scheme.ts'
import { outcome } from './outcome.ts'
import { proof } from './proof.ts'
import type { LintRule } from './rule.ts'
import { sentenceLength } from './sentence-length.ts'
import { unusedDefinition } from './unused-definition.ts'

/** Every rule, in the order of its id. */
export const rules: readonly LintRule[] = [capitalisedWords, derogation, dutyHolder, loneTerm, modalVerbs, namedScheme, outcome, proof, sentenceLength, unusedDefinition]

/** Runs every rule. */
export function lint(authored: AuthoredCatalogue, report: Report): void {
  for (const rule of rules) {
    rule.check(authored, ({ file, offset, field, message, fix }) => report.add(file, offset, { code: rule.id, ...(field && { field }), message, hint: rule.tip, ...(fix && { fix }) }))
  }
}
