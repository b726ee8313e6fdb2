// Wording that no lawyer has reviewed for this jurisdiction.

import type { Rule } from '../rule.ts'

export const noLegalReview: Rule = {
  id: 'HRDD-L36',
  severity: 'warning',
  find: ({ pairs, jurisdiction }) => {
    const open = pairs.filter(
      ({ reviewed }) => !reviewed.some((review) => review.jurisdiction === jurisdiction.id),
    )
    if (open.length === 0) return []
    const unread = new Set(
      pairs.flatMap(({ sources }) =>
        sources.filter(({ verified }) => verified === 'no').map(({ ref }) => ref),
      ),
    )
    const values = { count: open.length, law: jurisdiction.title, unread: unread.size }
    return [{ where: open.map(({ id }) => id).join(', '), values }]
  },
}
