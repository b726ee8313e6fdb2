// What the bundler of declarations leaves undone. An export that is a type alone is marked as such, and a value that is not
// there at run time is left out. Each clause has a declaration of its own, so that a subpath that is not there has none.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'

const { exports: subpaths } = JSON.parse(readFileSync('package.json', 'utf8'))
const entries = Object.values(subpaths).filter(
  ({ import: way }) => way && !way.default.includes('*'),
)
const files = entries.flatMap((way) => [way.import.types, way.require.types])
const program = ts.createProgram(files, { skipLibCheck: true, types: [] })
const checker = program.getTypeChecker()

/** Names that stand for a type, of whatever else too. */
function typesOf(file) {
  const exported = checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(file)),
  )
  const isType = (symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return target.flags & ts.SymbolFlags.Type
  }
  return new Set(exported.filter(isType).map(({ name }) => name))
}

for (const way of entries) {
  const values = Object.keys(await import(new URL(`../${way.import.default}`, import.meta.url)))
  for (const { types: file } of [way.import, way.require]) {
    const types = typesOf(file)
    const marked = (entry) => {
      const plain = entry.trim().replace(/^type /, '')
      const name = plain.split(' as ').at(-1)
      if (values.includes(name)) return plain
      return types.has(name) ? `type ${plain}` : []
    }
    const text = readFileSync(file, 'utf8')
    const lists = text.replace(
      /^export \{([^}]+)\}/gm,
      (_all, list) => `export { ${list.split(',').flatMap(marked).join(', ')} }`,
    )
    writeFileSync(file, lists)
  }
}

const clause = `import type { Clause } from '../index.cjs'\ndeclare const clause: Clause\nexport = clause\n`
for (const file of readdirSync('dist/clauses').filter((name) => name.endsWith('.cjs')))
  writeFileSync(`dist/clauses/${file.replace('.cjs', '.d.cts')}`, clause)
