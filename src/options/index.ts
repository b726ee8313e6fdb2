// Front door: how much a pack asks, and what every choice would ask and lose.

export { type Burden, burden, type Length } from './burden.ts'
export { compareOptionsFrom, type Option } from './compare-options.ts'
export type { Loss } from './losses.ts'
