// How a language says things: sentences by key, plurals, numbers, dates, lists.

import type { Values } from '../model/problems.ts'
import type { WordTable } from '../model/tables.ts'
import { fill } from './fill.ts'
import { lacksWord, noLanguage } from './lacks-word.ts'

/** The voice of one language, made from its words. */
export interface Speech {
  /** The sentence under `product.key`, filled. With `count` among the values, `.one` or `.other` is chosen. */
  say(key: string, values?: Values): string
  /** Whether there is such a sentence. */
  has(key: string): boolean
  /** A civil date as people write it. */
  date(civil: string): string
  /** A number with the marks of the language; `digits` decimals. */
  number(value: number | string, digits?: number): string
  /** "a, b and c". */
  list(items: readonly string[]): string
}

const rules = new Map<string, Intl.PluralRules>()
/** How a language counts, made once: making it takes as long as a hundred sentences. */
function pluralsOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? pluralRules(language)
  rules.set(language, known)
  return known
}

function pluralRules(language: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules(language)
  } catch {
    return noLanguage('language.plurals')
  }
}

/**
 * Makes the voice of a language from its words.
 * @param words sentences by product; `language` holds months, marks and joints
 */
export function speech(words: WordTable): Speech {
  const find = (key: string): string | undefined => {
    const dot = key.indexOf('.')
    const product = words[key.slice(0, dot)]
    const name = key.slice(dot + 1)
    return product && Object.hasOwn(product, name) ? product[name] : undefined
  }
  const need = (key: string): string => find(key) ?? lacksWord(key)
  const plurals = pluralsOf(need('language.plurals'))
  const has = (key: string): boolean => find(key) !== undefined
  const number = (value: number | string, digits?: number): string => {
    const plain = digits === undefined ? String(value) : Number(value).toFixed(digits)
    const [whole = '', decimals] = plain.split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, need('language.thousands'))
    return decimals === undefined ? grouped : `${grouped}${need('language.decimal')}${decimals}`
  }
  const list = (items: readonly string[]): string => {
    const last = items.at(-1)
    if (last === undefined) return ''
    if (items.length === 1) return last
    const first = items.slice(0, -1).join(need('language.comma'))
    return fill(need('language.and'), { first, last })
  }
  const date = (civil: string): string => {
    const [year = '', month = '', day = ''] = civil.slice(0, 10).split('-')
    const name = need(`language.month.${Number(month)}`)
    return fill(need('language.date'), { day: String(Number(day)), month: name, year })
  }
  const printed = (value: Values[string]): string => {
    if (typeof value === 'number') return number(value)
    if (typeof value !== 'string') return list(value.map(printed))
    // a value that is itself a word of the language
    return value.startsWith('@') && has(value.slice(1)) ? need(value.slice(1)) : value
  }
  const chosen = (key: string, values: Values): string => {
    const { count } = values
    if (typeof count !== 'number') return need(key)
    return find(`${key}.${plurals.select(count)}`) ?? find(`${key}.other`) ?? need(key)
  }
  const say = (key: string, values: Values = {}): string =>
    fill(
      chosen(key, values),
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, printed(value)])),
    )
  return { say, has, date, number, list }
}
