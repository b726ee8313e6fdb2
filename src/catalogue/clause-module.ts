// The type of every `hrdd-clauses/clauses/<ID>` module.

import type { Clause } from '../model/catalogue.ts'

declare const clause: Clause
export default clause
