// Broken input: anything at all, and good data with something in it damaged.

import fc from 'fast-check'
import { expect } from 'vitest'
import { HrddError } from '../../src/model/problems.ts'
import { inTime } from './runs.ts'

/** Seconds that nothing may take. */
const most = 15

function expectRefusal(error: unknown): void {
  if (!(error instanceof HrddError)) throw error
  expect(error.problems.length).toBeGreaterThan(0)
  for (const { code, message, hint } of error.problems) {
    expect(code).toMatch(/^[a-z][a-z0-9-]*$/)
    expect(message).not.toBe('')
    // what was handed in is shown, but never at length
    expect(`${message} ${hint}`.length).toBeLessThan(3000)
    expect(message).not.toContain('[object ')
  }
}

/** The answer in time, or every problem; never another error. */
export function answered<Answer>(work: () => Answer): Answer | undefined {
  try {
    return inTime(most, work)
  } catch (error) {
    expectRefusal(error)
    return undefined
  }
}

/** The same for what answers later. */
export async function answeredLater<Answer>(
  work: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await inTime(most, work)
  } catch (error) {
    expectRefusal(error)
    return undefined
  }
}

/** How a value is told where it is a counterexample. */
export function told<Value extends object>(value: Value, how: string): Value {
  return Object.defineProperty(value, fc.toStringMethod, { value: () => how })
}

export const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 3,
})

/** Lets nobody look at what it holds. */
const closed = new Proxy(told({}, 'closed'), {
  ownKeys: () => {
    throw new Error('closed')
  },
})

const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  -1,
  0.1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  '',
  ' ',
  'constructor',
  '__proto__',
  '2028-13-45',
  '2027-02-30',
  '0000-00-00',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  [],
  [null],
  {},
  { toJSON: () => 1 },
  () => 1,
  Symbol('odd'),
  closed,
)

type Data = { [key: string]: unknown }
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** Puts something odd at a place that the numbers lead to. */
function damage(data: Data, [first = 0, ...way]: readonly number[], value: unknown): void {
  const keys = Object.keys(data)
  const key = keys[first % Math.max(1, keys.length)]
  if (key === undefined) return
  const inner = data[key]
  if (way.length > 0 && isData(inner) && Object.keys(inner).length > 0) damage(inner, way, value)
  else if (value === undefined) delete data[key]
  else data[key] = value
}

/** Good data with up to three places damaged. */
export const damaged = (good: object): fc.Arbitrary<Data> =>
  fc
    .array(
      fc.tuple(fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), fc.oneof(odd, anything)),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((wounds) => {
      const data: Data = JSON.parse(JSON.stringify(good))
      for (const [way, value] of wounds) {
        try {
          damage(data, way, value)
        } catch {
          // something odd was put there before, and lets nobody look
        }
      }
      return told(data, `with ${fc.stringify(wounds)}`)
    })

const snippets = fc.constantFrom(
  '{{',
  '}}',
  '{{#if x}}',
  '{{clause "X"}}',
  '&a [*a]',
  '*a',
  '!!js/function x',
  '---\n',
  '<!--',
  '-->',
  '<![CDATA[',
  '<x>',
  '</w:p>',
  '<w:p>',
  '&#x1F;',
  '&lol;',
  '\u202e',
  '\u0000',
  '|',
  '`',
  '#',
  '\t',
  '\n',
  ': ',
  '"',
  "'",
  '9'.repeat(400),
  '*a_ '.repeat(500),
  '['.repeat(2000),
  ' '.repeat(20_000),
)

/** Text with up to three stretches cut out, doubled or replaced. */
export const damagedText = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        start: fc.nat(Math.max(0, text.length - 1)),
        length: fc.oneof(fc.nat(3), fc.nat(400)),
        with: fc.oneof(snippets, fc.string({ unit: 'binary', maxLength: 8 }), fc.constant('')),
        twice: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((wounds) =>
      wounds.reduce((left, { start, length, with: more, twice }) => {
        const kept = twice ? left.slice(start, start + length) : ''
        return left.slice(0, start) + kept + more + kept + left.slice(start + length)
      }, text),
    )

/** Bytes with up to five changed, and perhaps a tail cut off. */
export const damagedBytes = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      changes: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 5 }),
      length: fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)),
    })
    .map(({ changes, length }) => {
      const copy = bytes.slice(0, length)
      for (const [place, value] of changes) if (place < length) copy[place] = value
      return told(copy, `cut at ${length}, with ${JSON.stringify(changes)}`)
    })
