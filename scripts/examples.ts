// The example purchases of the docs, composed from a catalogue.

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { composeRead, readSpec } from '../src/compose/index.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import type { Pack } from '../src/model/pack.ts'

const names = ['laptops', 'uk-servers', 'swiss-monitors', 'irish-cleaning']

/** Each example by the name of its file. */
export const examplePacks = (catalogue: Catalogue): (readonly [name: string, pack: Pack])[] =>
  names.map((name) => {
    const spec = readSpec(parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8')))
    return [name, composeRead(catalogue, spec)]
  })
