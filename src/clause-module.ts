// The shape of a module that holds one clause.

import type { Clause } from './model/clause.ts'

declare const clause: Clause
export default clause
