import type { LintRule } from './rule.ts'

/** What depends on both sides binds both sides. */
export const buyerPart: LintRule = {
  id: 'no-buyer-duty',
  where: 'file',
  tip: 'Add ### Buyer under Condition: time to answer, confidentiality, acceptance of equal proof, or a share of the cost.',
  bad: 'A condition that asks a supplier for information and lets the buyer do nothing with it.',
  good: '### Buyer\n1. **Answer.** {#answer} The Buyer shall answer within {{answerDays}}.',
  check(authored, found) {
    for (const { clause, file, frontMatter } of authored.clauses) {
      // general clauses (GEN, REQ) carry what both sides owe in their items
      const bindsBuyer =
        clause.condition.some((part) => part.audience.buyer) ||
        clause.condition.some((part) =>
          part.items.some((item) =>
            item.text.some(
              (node, index) =>
                typeof node !== 'string' &&
                node.type === 'term' &&
                node.term === 'Buyer' &&
                /^\s*shall\b/.test(String(item.text[index + 1] ?? '')),
            ),
          ),
        )
      if (!bindsBuyer)
        found({
          file,
          offset: frontMatter.at('id'),
          field: 'Condition',
          key: clause.id,
          message: `${clause.id} binds the Supplier and leaves the Buyer without a duty`,
        })
    }
  },
}
