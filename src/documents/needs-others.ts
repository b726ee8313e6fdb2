// For what a Supplier without Control needs the answer of another company.

import type { Pack, Pair } from '../model/pack.ts'

/** Every subject that binds the Supplier: where others have Control, it has to ask for each of them, in full. */
export const needingOthers = ({ pairs }: Pack): readonly Pair[] =>
  pairs.filter(({ general, binds }) => !general && binds === 'supplier')
