// What a contract on services or works leaves to other documents.

import type { Pack } from '../../model/pack.ts'
import type { Rule } from '../rule.ts'

const isPerformed = ({ kinds }: Pack): boolean => kinds.some((kind) => kind !== 'goods')

export const goodsUnseen: Rule = {
  id: 'HRDD-S06',
  severity: 'info',
  find: (pack) => (pack.kinds.includes('goods') ? [] : [{ where: 'components' }]),
}

export const changeOfContractor: Rule = {
  id: 'HRDD-S07',
  severity: 'info',
  find: (pack) => (isPerformed(pack) ? [{ where: 'contract' }] : []),
}
