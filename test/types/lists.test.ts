// Every list of words that the types of an entry name is there at run time, in the same entry.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const entries: readonly string[] = JSON.parse(readFileSync('typedoc.json', 'utf8')).entryPoints
const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
const program = ts.createProgram(entries, options)
const checker = program.getTypeChecker()

/** What an entry exports. */
function exportsOf(file: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(file)
  const symbol = source && checker.getSymbolAtLocation(source)
  return symbol ? checker.getExportsOfModule(symbol) : []
}
const targetOf = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

/** The members of a type that is a choice of words, sorted. */
function wordsOf(symbol: ts.Symbol): readonly string[] | undefined {
  const target = targetOf(symbol)
  if (!(target.flags & ts.SymbolFlags.TypeAlias)) return undefined
  const type = checker.getDeclaredTypeOfSymbol(target)
  const members = type.isUnion() ? type.types : [type]
  const words = members.flatMap((member) => (member.isStringLiteral() ? member.value : []))
  return words.length === members.length ? words.sort() : undefined
}

describe.each(entries)('%s', async (file) => {
  const module: Readonly<Record<string, unknown>> = await import(resolve(file))
  const lists = Object.values(module)
    .filter((value): value is readonly unknown[] => Array.isArray(value))
    .map((list) => [...list].sort().join())
  const choices = exportsOf(file).flatMap((symbol) => {
    const words = wordsOf(symbol)
    return words ? [[symbol.name, words] as const] : []
  })

  test('every type that is a choice of words has its list', () => {
    const missing = choices.filter(([, words]) => !lists.includes(words.join()))
    expect(missing.map(([name]) => name)).toEqual([])
  })

  test('every list has a type of its members', () => {
    const named = choices.map(([, words]) => words.join())
    const missing = Object.entries(module).filter(
      ([, list]) =>
        Array.isArray(list) &&
        list.every((word) => typeof word === 'string') &&
        !named.includes([...list].sort().join()),
    )
    expect(missing.map(([name]) => name)).toEqual([])
  })
})
