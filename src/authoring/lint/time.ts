import { plainText, textsOf } from '../../model/walk.ts'
import type { LintRule } from './rule.ts'

/** Words that tie a duty to a day, an event, or the whole time. */
const timed =
  /\b(within|before|by the|by that|after|until|when|whenever|where|at the same time|at once|each|every|once|as long as|for as long|while|during|throughout|at any time|from the|with the procurement documents|with the next|everything that|on request|in advance|on the day|no later|at the latest|first|Within|Where|When|Before|After|Once|In each|For each)\b/

/** Verbs whose work is done on a day; bearing a cost or keeping a secret goes on all the time. */
const dated =
  /\bshall (give|send|provide|notify|tell|report|submit|publish|confirm|answer|supply|hand|inform|present|update|obtain|propose|carry out a)\b(?! no(ne)?\b| the (Buyer|Supplier) nothing)/

/** A duty to do something says by when or on what event; a duty to refrain holds always. */
export const time: LintRule = {
  id: 'no-time',
  where: 'condition',
  tip: 'Say within which time, before what, or on which event. A period is a parameter.',
  bad: 'The Supplier shall give the Buyer the Site List.',
  good: 'The Supplier shall give the Buyer the Site List before the first delivery.',
  check(authored, found) {
    for (const { clause, file, anchors } of authored.clauses) {
      for (const { items } of clause.condition) {
        for (const item of items) {
          const texts = textsOf(item)
          const words = texts.map(plainText).join(' ')
          const period = texts
            .flat()
            .some(
              (node) =>
                typeof node !== 'string' &&
                node.type === 'value' &&
                clause.parameters[node.name]?.type === 'period',
            )
          if (item.bullet || !dated.test(words) || timed.test(words) || period) continue
          found({
            file,
            offset: anchors.get(`condition#${item.anchor}`) ?? 0,
            field: 'Condition',
            key: `${clause.id}#${item.anchor}`,
            message: `"#${item.anchor}" does not say when`,
          })
        }
      }
    }
  },
}
