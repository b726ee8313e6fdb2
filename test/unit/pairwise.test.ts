// The generator of covers: every pair, few rows, the same each time.

import { expect, test } from 'vitest'
import { pairwise } from '../support/pairwise.ts'

test('covers every pair of values in few rows', () => {
  const axes = { a: [1, 2, 3, 4], b: ['x', 'y', 'z'], c: [true, false], d: ['p', 'q', 'r'] }
  const rows = pairwise(axes)
  const names = ['a', 'b', 'c', 'd'] as const
  for (const one of names)
    for (const other of names)
      for (const value of axes[one])
        for (const second of axes[other])
          if (one !== other)
            expect(rows.some((row) => row[one] === value && row[other] === second)).toBe(true)
  expect(rows.length).toBeLessThan(18)
  expect(pairwise(axes)).toEqual(rows)
})
