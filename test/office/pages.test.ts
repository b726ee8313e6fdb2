// Pages of the documents of the examples: those that the docs print are those that LibreOffice prints, and none is over.

import { describe, expect, test } from 'vitest'
import { examplePacks } from '../../scripts/examples.ts'
import { countPages, readPages } from '../../scripts/pages.ts'
import { standard } from '../../src/catalogue/index.ts'
import { documentWords, mostPages, mostWords } from '../../src/cli/budgets.ts'
import { documentKinds } from '../../src/model/document.ts'
import { program, soffice } from '../support/tools.ts'

const office = soffice()
const pdfinfo = program(['pdfinfo'], 'Install poppler-utils.')

test.skipIf(!office || !pdfinfo)('the pages in the docs are those of LibreOffice', async () => {
  expect(await countPages(standard, office)).toEqual(readPages())
})

describe.each(examplePacks(standard).map(([name, pack]) => ({ name, pack })))(
  '$name',
  ({ name, pack }) => {
    test('no document has more pages or words than it may', () => {
      const over = documentKinds.flatMap((kind) => [
        [kind, readPages()[name]?.[kind], mostPages(standard, pack, kind)] as const,
        [kind, documentWords(pack, kind), mostWords(standard, pack, kind)] as const,
      ])
      expect(over.filter(([, count]) => count === undefined)).toEqual([])
      expect(over.filter(([, count = 0, most]) => most !== undefined && count > most)).toEqual([])
    })

    test('what is one page to hang up, sign or send is limited to it', () => {
      const limited = documentKinds.filter((kind) => mostPages(standard, pack, kind) !== undefined)
      expect(limited).toEqual(
        expect.arrayContaining(['contract-schedule', 'brand-certificate', 'worker-notice']),
      )
      expect(mostPages(standard, pack, 'formal-request')).toBe(1)
      expect(mostPages(standard, pack, 'letter-of-support')).toBe(1)
    })
  },
)
