// Runs every rule over a pack.

import { isValid, parseISO } from 'date-fns'
import { need } from '../language/arguments.ts'
import { dateFault } from '../language/issues.ts'
import { failIfAny } from '../language/problems.ts'
import { speech } from '../language/speech.ts'
import { type Finding, severities } from '../model/finding.ts'
import type { Pack } from '../model/pack.ts'
import { rules } from './findings/index.ts'
import type { Context, Place, Rule } from './rule.ts'

/**
 * Advice about a pack: errors first, then warnings, then what is good to know. It is not legal advice.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options `asOf`: the day by which law is judged, YYYY-MM-DD; without it nothing is said about days that passed
 * @throws HrddError where `asOf` is no date
 * @example
 * ```ts
 * import { check, compose } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'de', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(check(pack, { asOf: '2027-01-15' }).some((finding) => finding.id === 'HRDD-L36')) // true
 * ```
 */
export function check(pack: Pack, options: { readonly asOf?: string } = {}): Finding[] {
  need('pack', pack)
  need('options', options)
  const { asOf } = options
  if (asOf !== undefined && !isCivilDate(asOf)) failIfAny([dateFault(asOf, ['asOf'])])
  const context: Context = { voice: speech(pack.words), ...(asOf !== undefined && { asOf }) }
  return (
    rules
      // a stored pack may be older than a rule, and have no words for it
      .filter(({ id }) => context.voice.has(`findings.${id}.fix`))
      .flatMap((rule) => rule.find(pack, context).map((place) => inWords(rule, place, context)))
      .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  )
}

const isCivilDate = (text: unknown): boolean =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text))

function inWords(
  { id, severity }: Rule,
  { where, values, reason, source }: Place,
  { voice: { say } }: Context,
): Finding {
  const why = say(`findings.${id}.why${reason === undefined ? '' : `.${reason}`}`, values)
  return {
    id,
    severity,
    where,
    why: say('findings.why', { why, source: source ?? `@findings.${id}.source` }),
    fix: say(`findings.${id}.fix`, values),
  }
}
