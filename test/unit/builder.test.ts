// Building a spec step by step.

import { expect, test } from 'vitest'
import { composeFrom, packBuilderFrom } from '../../src/compose/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { laptops, tiny } from '../support/tiny-catalogue.ts'

const start = packBuilderFrom(tiny, { title: laptops.title, buyer: laptops.buyer })
  .jurisdiction('eu')
  .category('ict-hardware')
  .tier('high')
  .contract({ start: '2027-07-01', months: 48 })

test('gives the pack that the same plain spec gives', () => {
  const tender = { published: '2027-02-01', deadline: '2027-03-15' }
  const spec: Spec = {
    ...laptops,
    language: 'en',
    bidders: { roles: ['brand'], sizes: ['large'] },
    strategy: 'contract-led',
    tender,
    clauses: { set: 'full' },
    kpis: { set: 'standard' },
    set: { 'TRN-01': { firstModels: 5, askDays: 10 } },
    omit: { 'PRV-06': 'Wages are fixed by law here.' },
    include: { 'IDN-03': 'Metals.' },
    pin: { 'TRN-01': 2 },
    weights: { 'TRN-01': 7 },
    place: { 'PRV-04': { tender: 'accept', reason: 'One plan is enough.' } },
    components: { add: ['hinges'] },
    capacity: { hoursPerYear: 20 },
    award: { role: 'brand', size: 'large' },
    reference: 'R-1',
  }
  const built = start
    .language('en')
    .bidders({ roles: ['brand'], sizes: ['large'] })
    .strategy('contract-led')
    .tender(tender)
    .clauses('full')
    .kpis({ set: 'standard' })
    .set('TRN-01', { firstModels: 5 })
    .set('TRN-01', { askDays: 10 })
    .omit('PRV-06', 'Wages are fixed by law here.')
    .include('IDN-03', 'Metals.')
    .pin('TRN-01', 2)
    .weights({ 'TRN-01': 7 })
    .place('PRV-04', { tender: 'accept', reason: 'One plan is enough.' })
    .components({ add: ['hinges'] })
    .capacity(20)
    .award({ role: 'brand', size: 'large' })
    .with({ reference: 'R-1' })
  expect(built.spec()).toEqual(spec)
  expect(built.compose()).toEqual(composeFrom(tiny, spec))
})

test('every step leaves the builder before it as it was', () => {
  const low = start.tier('low')
  const omitted = start.omit('TRN-01', 'x')
  expect(start.spec().tier).toBe('high')
  expect(low.spec().tier).toBe('low')
  expect(start.spec().omit).toBeUndefined()
  expect(omitted.omit('PRV-06', 'y').spec().omit).toEqual({ 'TRN-01': 'x', 'PRV-06': 'y' })
  expect(Object.keys(omitted.spec().omit ?? {})).toEqual(['TRN-01'])
})

test('what a caller changes later changes nothing', () => {
  const kpis = { add: ['KPI-COR-01.2'] }
  const builder = start.kpis(kpis)
  kpis.add.push('KPI-PRV-06.1')
  expect(builder.spec().kpis?.add).toEqual(['KPI-COR-01.2'])
  expect(Object.isFrozen(builder.spec())).toBe(true)
})

test('what is missing is said when it composes', () => {
  // the compiler says it as well
  // @ts-expect-error
  expect(() => packBuilderFrom(tiny).compose()).toThrow(HrddError)
})
