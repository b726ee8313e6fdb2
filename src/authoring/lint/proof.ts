import { canBind } from '../../model/audience.ts'
import type { LintRule } from './rule.ts'

/** Every duty of the Supplier can be shown: a row of evidence proves it, or the item is itself the handing over of a proof. */
export const proof: LintRule = {
  id: 'no-proof',
  where: 'file',
  tip: 'Name its anchor in the column Proves of a row of evidence for the same supplier type.',
  bad: 'A numbered duty that no row of evidence names.',
  good: '| Site List | E2 | all | #site-list | … |',
  check(authored, found) {
    for (const { clause, file, anchors } of authored.clauses) {
      for (const part of clause.condition) {
        if (part.audience.buyer) continue
        for (const item of part.items) {
          if (!item.anchor || item.bullet) continue
          const proven = clause.evidence.some(
            (row) => row.proves.includes(item.anchor!) && canBind(row.audience, part.audience),
          )
          if (!proven)
            found({
              file,
              offset: anchors.get(`condition#${item.anchor}`) ?? 0,
              field: 'Condition',
              key: `${clause.id}#${item.anchor}`,
              message: `nothing proves "#${item.anchor}"`,
            })
        }
      }
    }
  },
}
