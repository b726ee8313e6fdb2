/**
 * What a form reads: types and one function, without a catalogue. The data are `hrdd-clauses/parts/form/en.json`.
 * @module hrdd-clauses/form
 */

export { formFor } from './catalogue/form-for.ts'
export type * from './model/form.ts'
