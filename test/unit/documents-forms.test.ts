// Papers that are filled in and signed: letters, Diligence Plan, Progress Report, Worker Notice.

import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import type { DocumentKind } from '../../src/model/document.ts'
import type { Pack, Pair } from '../../src/model/pack.ts'
import type { Spec } from '../../src/model/spec.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'
import { language, packOf, pseudo } from '../support/fixture.ts'
import { pairOf, period } from '../support/pack.ts'

const forms = [
  'formal-request',
  'letter-of-support',
  'diligence-plan',
  'progress-report',
  'worker-notice',
] as const satisfies DocumentKind[]
const onePage = ['formal-request', 'letter-of-support', 'worker-notice'] as const

type Change = Parameters<typeof documentPack>[0]
const textOf = (kind: DocumentKind, change: Change = {}) =>
  toText(draft(documentPack(change), kind))
const award = (more: Partial<NonNullable<Spec['award']>> = {}) =>
  ({ role: 'reseller', size: 'sme', ...more }) as const

/** Ids of places to fill in, wherever they stand. */
const fieldsIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  const own = 'type' in node && node.type === 'field' && 'id' in node ? [String(node.id)] : []
  return [...own, ...Object.values(node).flatMap(fieldsIn)]
}

const purchases = { goods: 'widgets', services: 'tending', mixed: 'fetes' }
const packs: readonly { readonly name: string; readonly pack: Pack }[] = [
  ...Object.entries(purchases).flatMap(([kind, category]) =>
    (['low', 'medium', 'high'] as const).map((tier) => ({
      name: `${kind} ${tier}`,
      pack: packOf({ category, tier }),
    })),
  ),
  { name: 'works', pack: documentPack({ kinds: ['works'] }) },
  {
    name: 'awarded',
    pack: packOf({
      award: award({
        supplier: 'Zq',
        brands: ['Zr', 'Zs'],
        contacts: { buyer: 'Zt', supplier: 'Zu', channel: 'Zv' },
      }),
    }),
  },
  {
    name: 'second language',
    pack: packOf({ language }, pseudo().catalogue),
  },
]
const suppliers = ['sme-reseller', 'large-reseller', 'sme-brand', 'large-brand'] as const

describe.each(packs)('$name', ({ pack }) => {
  test.each(forms)('%s is whole, for each supplier type', (kind) => {
    for (const supplier of [undefined, ...suppliers]) {
      const tree = draft(pack, kind, supplier ? { supplier } : {})
      for (const printed of [toText(tree), toMarkdown(tree), toHtml(tree)])
        expect(printed).not.toMatch(/\{\{|undefined|\[object|NaN/)
      const fields = fieldsIn(tree)
      expect(fields.filter((id, index) => fields.indexOf(id) !== index)).toEqual([])
      expect(tree.readership).toBe('supplier')
    }
  })
})

test.each(onePage)('%s fits on a page where nothing is known and everything is asked', (kind) => {
  for (const { name, pack } of packs.filter(({ name: of }) => of.endsWith('high'))) {
    const words = toText(draft(pack, kind)).split(/\s+/).filter(Boolean).length
    expect(words, name).toBeLessThan(kind === 'formal-request' ? 600 : 370)
  }
})

describe('formal request', () => {
  test('asks for each subject with its items, runs in short, and for nothing that binds the Buyer', () => {
    const rows = textOf('formal-request')
      .split('\n')
      .filter((line) => /^[A-Z]{3}-\d\d\.\d/.test(line))
    expect(rows).toEqual([
      'TRN-01.1–2, 4\tThe Buyer knows where each Product was made.',
      'GRV-01.1–2\tTitle of GRV-01',
      'COR-01.1–2\tTitle of COR-01',
    ])
  })
  test('says when a refusal is a Gap, and what follows, as far as the pack says it', () => {
    expect(textOf('formal-request')).not.toContain('a Gap')
    const request = pairOf(
      'REQ-01',
      [{ anchor: 'request' }, { anchor: 'gap' }, { anchor: 'end' }],
      {
        general: true,
        parameters: {
          answerDays: period(9, undefined, { after: ['request'] }),
          endMonths: period(5, undefined, { unit: 'months' }),
        },
      },
    )
    const text = textOf('formal-request', { pairs: [request] })
    expect(text).toContain('You have 9 days;')
    expect(text).toContain('recorded as a Gap')
    expect(text).toContain('Within 5 months')
  })
  test('addresses whoever performs where no goods are bought', () => {
    expect(textOf('formal-request')).toContain('goods that you make, sell or know about')
    const services = textOf('formal-request', { kinds: ['services'] })
    expect(services).toContain('you perform part of that work')
    expect(services).toContain('Places of work: ____')
    expect(services).not.toMatch(/Brand|Models/)
  })
  test('knows its sender after award', () => {
    const text = textOf('formal-request', {
      spec: { award: award({ supplier: 'Shop', contacts: { supplier: 'Ann, 12' } }) },
    })
    expect(text).toContain('To: ____. From: Shop.')
    expect(text).toContain('signature: Ann, 12')
  })
})

describe('letter of support', () => {
  test('names supplier and contact where they are known, and leaves room where not', () => {
    expect(textOf('letter-of-support')).toContain('____ asks you on our wish')
    const text = textOf('letter-of-support', {
      spec: { award: award({ supplier: 'Shop', contacts: { buyer: 'Bo, 34' } }) },
    })
    expect(text).toContain('Shop asks you on our wish')
    expect(text).toContain('Contact: Bo, 34')
  })
  test('promises only what the pack makes the Buyer do', () => {
    const line = 'only to staff and advisers bound to secrecy'
    expect(textOf('letter-of-support')).not.toContain(line)
    const secrecy = pairOf('GEN-03', [{ anchor: 'confidentiality' }], { general: true })
    const text = textOf('letter-of-support', { pairs: [secrecy] })
    expect(text).toContain(line)
    expect(text).not.toContain('delete it')
  })
})

describe('Diligence Plan', () => {
  const promises: Pack['promises'] = [
    { number: 'T1', question: 'TRN-01', part: 'a', section: 'sites', asks: ['whom you ask;'] },
    {
      number: 'T2',
      question: 'TRN-01',
      part: 'b',
      section: 'sites',
      asks: ['which record confirms.'],
      wrote: 'Customs.\n\nAnd the union.',
    },
  ]
  test('has a section for each of the sheet: conditions, when due, what it states, a place', () => {
    expect(textOf('diligence-plan')).toContain(
      'CHANNEL\n\nFor GRV-01. Due: 30 days (SME: 45). To state: who answers.\n   ____\n',
    )
  })
  test('holds what the tender wrote under its part, and a blank where it wrote nothing', () => {
    const text = textOf('diligence-plan', { promises })
    expect(text).toContain(
      'T1 whom you ask;\n   ____\nT2 which record confirms.\n\nCustoms.\n\nAnd the union.\n\nWhatever else',
    )
  })
  test('says so where there is none', () => {
    const text = textOf('diligence-plan', { planSections: [] })
    expect(text).toContain('This contract asks for no Diligence Plan.')
    expect(text).not.toContain('____')
  })
})

describe('Progress Report', () => {
  test('asks what the Register does not say, and only what this pack asks', () => {
    const text = textOf('progress-report')
    expect(text).toContain('1. What changed for Workers')
    expect(text).toContain('What did the trial complaint')
    expect(text).not.toContain('Which step was missed')
    const silent = textOf('progress-report', { pairs: documentPack().pairs.filter(isNoChannel) })
    expect(silent).not.toContain('What did the trial complaint')
  })
  test('holds promises by number and KPIs by title, each with a place', () => {
    const text = textOf('progress-report', {
      promises: [{ number: 'T1', question: 'TRN-01', section: 'sites', part: 'a', asks: ['x'] }],
    })
    expect(text).toContain('T1, TRN-01 (a)\tSites\t____')
    expect(text).toContain('KPI-TRN-01.1 Models with a known final site\t____\t____')
  })
  test('has no table where nothing was promised or is counted', () => {
    const text = textOf('progress-report', { kpis: [] })
    expect(text).not.toMatch(/PROMISES|KPIS/)
  })
})

const isNoChannel = ({ roles }: Pair): boolean => !roles.includes('complaint')

describe('Worker Notice', () => {
  const fees = (items: readonly string[]) =>
    pairOf(
      'PRV-04',
      items.map((anchor) => ({ anchor })),
      {
        parameters: {
          repayDays: period(70),
          lookbackMonths: period(19, undefined, { unit: 'months' }),
        },
      },
    )
  test('promises nothing that no clause of the pack carries', () => {
    const text = textOf('worker-notice', { pairs: [] })
    expect(text).not.toMatch(/^- /m)
    expect(text).not.toMatch(/WHAT OUR CONTRACT SAYS|YOU MAY NOT BE PUNISHED/)
    expect(text).toContain('This page takes no right from you.')
  })
  test('prints a line with the values of the pack once its item is there', () => {
    const never = textOf('worker-notice', { pairs: [fees(['never'])] })
    expect(never).toContain('You chose your work freely.')
    expect(never).not.toContain('You pay nothing')
    const repaying = textOf('worker-notice', { pairs: [fees(['never', 'repaying'])] })
    expect(repaying).toContain('within 70 days')
    expect(repaying).toContain('in the 19 months before')
  })
  test('names a channel only where there is one', () => {
    const { roles } = documentPack()
    expect(textOf('worker-notice')).toContain('Complaint channel')
    const without = { ...roles, clauses: { ...roles.clauses, complaint: undefined } }
    expect(textOf('worker-notice', { roles: without })).not.toContain('Complaint channel')
  })
  test('speaks of goods where goods are made, of work where it is done', () => {
    expect(textOf('worker-notice')).toMatch(/MAKE WHAT WE BUY[\s\S]*You make goods[\s\S]*Brand: /)
    const services = textOf('worker-notice', { kinds: ['services'] })
    expect(services).toMatch(/WORK FOR US\n[\s\S]*You work for City of Example/)
    expect(services).not.toMatch(/Brand|goods/i)
    expect(textOf('worker-notice', { kinds: ['works'] })).toContain('You build for')
    expect(textOf('worker-notice', { kinds: ['goods', 'services'] })).toContain('Goods or work: ')
  })
  test('names supplier, brands, channel and contact once they are known', () => {
    const contacts = { buyer: 'Bo, 34', channel: 'Union line, 56' }
    const text = textOf('worker-notice', {
      spec: { award: award({ supplier: 'Shop', brands: ['A', 'B'], contacts }) },
    })
    for (const line of ['Our supplier: Shop', 'Brand: A and B', 'Buyer: Bo, 34'])
      expect(text).toContain(line)
    expect(text).toContain('messages: Union line, 56')
  })
})
