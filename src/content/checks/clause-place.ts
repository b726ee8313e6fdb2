// A clause stands in a stage that has its area, has English words, and is nobody else's.

import { type Check, english } from '../authored.ts'
import { requireIds } from './unknown.ts'

export const clausePlace: Check = (authored) => {
  const { shelf, catalogue, base, report } = authored
  for (const { value, stage, at, wordings } of shelf.clauses.values()) {
    const known = catalogue.stages.find(({ id }) => id === stage)
    const stages = catalogue.stages.map(({ id }) => id)
    requireIds(authored, 'stage', [stage], stages, at('id'))
    const area = value.id.slice(0, 3)
    if (known && !base && !known.areas.includes(area))
      report.error('area-elsewhere', at('id'), { area, stage, all: known.areas })
    if (!wordings.has(english)) report.error('english-missing', at('id'), { file: 'en.md' })
    if (base?.clauses[value.id]) report.error('id-of-base', at('id'), { id: value.id })
    if ((value.status === 'superseded') !== (value.replacedBy !== undefined))
      report.error('superseded-by', at('status'))
    requireIds(
      authored,
      'clause',
      value.replacedBy ?? [],
      Object.keys(catalogue.clauses),
      at('replacedBy'),
    )
  }
}
