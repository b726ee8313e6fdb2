// Reads values back from print: "90 days (150 days for an SME)" → 90, and 150 for an SME.

import type { Pack, PackParameter } from '../../../model/pack.ts'
import { plainText } from '../../../model/walk.ts'
import { fold } from './word-diff.ts'

/** A value as read: the one that binds everyone whom the paragraph binds, and those for some. */
export interface PrintedValue {
  readonly value: number | string
  readonly variants: Readonly<Record<string, number | string>>
}

/** Reads a printed value; undefined where it is not written as a pack writes it. */
export function readPrinted(
  text: string,
  parameter: PackParameter,
  pack: Pack,
): PrintedValue | undefined {
  const whole = fold(text).replace(/\s+/g, ' ').trim()
  const found = /^([^()]*?)(?: ?\((.*)\))?$/.exec(whole)
  if (!found) return undefined
  const value = readAmount(found[1]!, parameter, pack)
  if (value === undefined) return undefined
  const variants: Record<string, number | string> = {}
  let rest = found[2] ?? ''
  const phrases = phrasesOf(pack)
  while (rest !== '') {
    // the longest phrase first: "for a Reseller that is an SME" begins as "for a Reseller" does
    const next = phrases
      .map(([key, phrase]) => ({ key, phrase, at: rest.indexOf(` ${phrase}`) }))
      .filter(({ at, phrase }) => at > 0 && /^(?:, |$)/.test(rest.slice(at + 1 + phrase.length)))
      .sort((a, b) => a.at - b.at)[0]
    if (!next) return undefined
    const amount = readAmount(rest.slice(0, next.at), parameter, pack)
    if (amount === undefined) return undefined
    variants[next.key] = amount
    rest = rest.slice(next.at + 1 + next.phrase.length).replace(/^, /, '')
  }
  return { value, variants }
}

const words = (pack: Pack, key: string): string | undefined => {
  const text = Object.hasOwn(pack.strings, key) ? pack.strings[key] : undefined
  return text && fold(plainText(text))
}

const phrasesOf = (pack: Pack): [string, string][] =>
  Object.keys(pack.strings)
    .filter((key) => key.startsWith('for.'))
    .map((key): [string, string] => [key.slice('for.'.length), words(pack, key)!])
    .sort(([, a], [, b]) => b.length - a.length)

function readAmount(
  text: string,
  parameter: PackParameter,
  pack: Pack,
): number | string | undefined {
  const amount = text.trim()
  if (amount === '') return undefined
  switch (parameter.type) {
    case 'period': {
      const unit = ['one', 'many']
        .map((count) => words(pack, `unit.${parameter.unit}.${count}`)!)
        .sort((a, b) => b.length - a.length)
        .find((one) => amount.endsWith(` ${one}`))
      return unit === undefined ? undefined : readNumber(amount.slice(0, -unit.length))
    }
    case 'percent': {
      const sign = [words(pack, 'unit.percent')!, '%', 'percent'].find((one) =>
        amount.endsWith(one),
      )
      return sign === undefined ? undefined : readNumber(amount.slice(0, -sign.length))
    }
    case 'money':
      return amount.startsWith(pack.currency)
        ? readNumber(amount.slice(pack.currency.length))
        : undefined
    case 'integer':
      return readNumber(amount)
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(amount) ? amount : undefined
    default:
      return amount
  }
}

/** 12500, 12,500 and 12,500.50. A comma that does not part thousands is not read: it may mean either. */
function readNumber(text: string): number | undefined {
  const digits = text.trim()
  return /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? Number(digits.replaceAll(',', ''))
    : undefined
}
