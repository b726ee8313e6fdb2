// Reads the sheet of the contract and its thresholds.

import { tiers } from '../../model/audience.ts'
import type { Problem } from '../../model/problems.ts'
import type { WorkbookSetup } from '../../model/workbook.ts'
import { isBlank, readDate, readDecimal, readText, splitList } from './cells.ts'
import { type Found, take } from './grid.ts'
import type { Guide } from './read-guide.ts'
import { setupFields } from './setup.ts'

type Mutable = { -readonly [Field in keyof WorkbookSetup]: WorkbookSetup[Field] }

/** The contract. Fields that could not be read are empty; each is a problem. */
export function readSetup(found: Found, guide: Guide, problems: Problem[]): WorkbookSetup {
  const thresholds: Record<string, WorkbookSetup['thresholds'][string]> = {}
  const setup: Mutable = {
    contract: '',
    title: '',
    buyer: '',
    start: '',
    end: '',
    tier: 'low',
    lots: [],
    brands: [],
    thresholds,
    pack: '',
    catalogue: '',
  }
  const grid = found.setup
  if (!grid) return setup
  const seen = new Set<string>()
  const ids = new Set([...guide.kpis.keys()].map((key) => key.split('@')[0]))
  for (const row of grid.rows) {
    const rawKey = grid.cell(row, 'key')
    const key = typeof rawKey === 'string' ? rawKey.trim() : ''
    if (key === '') {
      problems.push({
        code: 'no-key',
        path: grid.at(row, 'key'),
        message: 'the row has entries and its key was deleted',
        hint: 'Put the key back, or delete the row.',
      })
      continue
    }
    if (seen.has(key)) {
      problems.push({
        code: 'twice',
        path: grid.at(row, 'key'),
        message: `there are two rows for "${key}"`,
        hint: 'Delete one of them.',
      })
      continue
    }
    seen.add(key)
    const id = /^threshold\.(.+)$/.exec(key)?.[1]
    if (id !== undefined) {
      if (!ids.has(id))
        problems.push({
          code: 'unknown-kpi',
          path: grid.at(row, 'key'),
          message: `the workbook has no KPI ${id}`,
          hint: 'Put the key back as it was.',
        })
      else readThresholds(row, id)
      continue
    }
    const field = setupFields.find((one) => one.key === key)
    if (!field) {
      problems.push({
        code: 'unknown-key',
        path: grid.at(row, 'key'),
        message: `there is no field "${key}"`,
        hint: 'Put the key back as it was.',
      })
      continue
    }
    const raw = grid.cell(row, 'value')
    if (isBlank(raw)) {
      if (!['supplier', 'agreedBy', 'agreedOn', 'lots', 'brands'].includes(key))
        problems.push({
          code: 'missing',
          path: grid.at(row, 'value'),
          message: `"${key}" is empty`,
          hint: 'Put the value back as it was.',
        })
      continue
    }
    const value =
      field.kind === 'date'
        ? take(grid, row, 'value', readDate(raw, grid.from1904), key, problems)
        : take(grid, row, 'value', readText(raw), key, problems)
    if (value === undefined) continue
    if (field.kind === 'texts') setup[field.key] = splitList(value)
    else if (field.key === 'tier') readTier(row, value)
    else setup[field.key] = value
  }
  for (const { key } of setupFields)
    if (!seen.has(key) && !['supplier', 'agreedBy', 'agreedOn'].includes(key))
      problems.push({
        code: 'missing',
        path: grid.name,
        message: `the row "${key}" is missing`,
        hint: 'Copy the values into a fresh workbook of the contract.',
      })
  return setup

  function readTier(row: number, value: string): void {
    const code = tiers.find(
      (tier) =>
        tier === value || guide.labels('tier').get(tier)?.toLowerCase() === value.toLowerCase(),
    )
    if (code) setup.tier = code
    else
      problems.push({
        code: 'unknown-value',
        path: grid!.at(row, 'value'),
        message: `"${value}" is no risk tier`,
        hint: 'Put the value back as it was.',
      })
  }

  function readThresholds(row: number, id: string): void {
    const columns = ['target', 'approaching', 'requiresImprovement'] as const
    const raws = columns.map((column) => grid!.cell(row, column))
    if (raws.every(isBlank)) return
    const values = columns.map((column, at) => {
      if (!isBlank(raws[at])) return take(grid!, row, column, readDecimal(raws[at]!), id, problems)
      problems.push({
        code: 'missing',
        path: grid!.at(row, column),
        message: `${id}: this threshold is empty`,
        hint: 'Write all three thresholds.',
      })
      return undefined
    })
    const [target, approaching, requiresImprovement] = values.map((value) =>
      value === undefined ? undefined : Number(value),
    )
    if (target === undefined || approaching === undefined || requiresImprovement === undefined)
      return
    if (
      !(
        (target >= approaching && approaching >= requiresImprovement) ||
        (target <= approaching && approaching <= requiresImprovement)
      )
    )
      problems.push({
        code: 'band-order',
        path: grid!.at(row, 'target'),
        message: `${id}: the thresholds are out of order`,
        hint: 'The three go down from the target where more is better, and up where less is better.',
      })
    thresholds[id] = { target, approaching, requiresImprovement }
  }
}
