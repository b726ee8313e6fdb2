// A spec as a Standard Schema: by the types of the standard, and in a library that takes any such schema.

import type { StandardSchemaV1 } from '@standard-schema/spec'
import { FormApi } from '@tanstack/form-core'
import { expect, expectTypeOf, test } from 'vitest'
import { type ReadSpec, readSpec, specSchema } from '../../src/compose/index.ts'
import type { Spec } from '../../src/model/spec.ts'

const spec: Spec = {
  title: 'Monitors',
  buyer: 'City of Example',
  jurisdiction: 'se',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 24 },
}
const { validate, ...standard } = specSchema['~standard']

test('it is a Standard Schema, version 1', () => {
  expectTypeOf(specSchema).toExtend<StandardSchemaV1<Spec, ReadSpec>>()
  expectTypeOf<StandardSchemaV1.InferInput<typeof specSchema>>().toEqualTypeOf<Spec>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof specSchema>>().toEqualTypeOf<ReadSpec>()
  expect(standard).toEqual({ version: 1, vendor: 'hrdd-clauses' })
})

test('it reads as readSpec does', () => {
  const untrimmed = { ...spec, title: ' Monitors ' }
  expect(validate(untrimmed)).toEqual({ value: readSpec(untrimmed) })
})

test('it answers every problem with its place, and throws nothing', () => {
  const wrong = {
    ...spec,
    title: 7,
    contract: { start: '2027-02-30', months: 24 },
    kpis: { add: ['TRN'], targets: { 'KPI-TRN-01.1': -1 } },
  }
  const { issues = [] } = validate(wrong)
  expect(issues.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      ['title'],
      ['contract', 'start'],
      ['kpis', 'add', 0],
      ['kpis', 'targets', 'KPI-TRN-01.1'],
    ]),
  )
  for (const { message } of issues) expect(message).toMatch(/\w/)
  for (const input of [undefined, null, 'spec', [], () => 1])
    expect(validate(input).issues).toHaveLength(1)
})

test('a form library says each problem at its field', () => {
  const form = new FormApi({ defaultValues: spec, validators: { onChange: specSchema } })
  form.mount()
  form.setFieldValue('contract.months', 0)
  form.setFieldValue('title', '')
  form.validate('change')
  const [errors] = form.state.errors
  expect(Object.keys(errors ?? {}).sort()).toEqual(['contract.months', 'title'])
  form.setFieldValue('contract.months', 12)
  form.setFieldValue('title', 'Screens')
  form.validate('change')
  expect(form.state.errors).toEqual([])
})
