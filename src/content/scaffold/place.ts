// A jurisdiction, a category and an overlay to begin with.

import { requireFree, type Scaffold } from './beginning.ts'

/** What can stand in the name of a file before the code of a language. */
const form = /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/

export const law: Scaffold = (beginning) => {
  const { id, catalogue, file } = beginning
  requireFree(beginning, form, 'scaffold-id', [catalogue.laws])
  const sources = Object.entries(catalogue.sources)
  const [source = ''] = sources.find(([, { only }]) => only === undefined) ?? sources[0] ?? []
  return [file(`clauses/law/${id}.yaml`, 'law', { source })]
}

export const goods: Scaffold = (beginning) => {
  requireFree(beginning, form, 'scaffold-id', [beginning.catalogue.goods])
  return [beginning.file(`clauses/goods/${beginning.id}.yaml`, 'goods')]
}

export const overlay: Scaffold = (beginning) => {
  const { id, catalogue, file } = beginning
  const taken = Object.fromEntries(catalogue.authorities.map((authority) => [authority.id, true]))
  requireFree(beginning, form, 'scaffold-id', [taken])
  return [file(`clauses/overlays/${id}.yaml`, 'overlay')]
}
