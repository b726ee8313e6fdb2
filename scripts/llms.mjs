// Writes llms.txt: what the package is, its API in one line each, the guides and the traps, from README, declarations and docs.

import { readdir, readFile, writeFile } from 'node:fs/promises'
import typescript from 'typescript'

const { version, exports: subpaths } = JSON.parse(await readFile('package.json', 'utf8'))
const entries = Object.entries(subpaths)
  .filter(([subpath, way]) => way.import && !subpath.includes('*'))
  .map(([subpath, way]) => [subpath.replace('.', 'hrdd-clauses'), way.import.types])
const program = typescript.createProgram(
  entries.map(([, file]) => file),
  { skipLibCheck: true, types: [] },
)
const checker = program.getTypeChecker()

/** The first sentence of a text, on one line. */
const firstSentence = (text) =>
  text
    .split('\n\n')[0]
    .replace(/\s+/g, ' ')
    .replace(/([.?!]) (?=[A-Z`]).*$/, '$1')

/** A parameter that is taken apart is named for its type. */
function nameOf(parameter) {
  if (!parameter.name.startsWith('__')) return parameter.name.replace(/\$\d+$/, '')
  const { aliasSymbol, symbol } = checker.getTypeOfSymbol(parameter)
  const { name = '__' } = aliasSymbol ?? symbol ?? {}
  return name.startsWith('__') || name.endsWith('Options')
    ? 'options'
    : `${name[0].toLowerCase()}${name.slice(1)}`
}

/** The parameters of a function by name; nothing where it is none. */
function signatureOf(symbol) {
  const type = checker.getTypeOfSymbol(symbol)
  const [signature] = type.getCallSignatures()
  if (!signature) return ''
  const names = signature.parameters.map((parameter) => {
    const { questionToken, initializer } = parameter.valueDeclaration
    return `${nameOf(parameter)}${questionToken || initializer ? '?' : ''}`
  })
  return `(${names.join(', ')})`
}

/** The values of a subpath, each with its first sentence, in the order of the alphabet. */
function valuesOf(file) {
  const source = program.getSourceFile(file)
  const isType = ({ declarations = [] }) => declarations.some(({ isTypeOnly }) => isTypeOnly)
  return checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .filter((symbol) => !isType(symbol))
    .map((symbol) => {
      const isAlias = symbol.flags & typescript.SymbolFlags.Alias
      return [symbol.name, isAlias ? checker.getAliasedSymbol(symbol) : symbol]
    })
    .filter(([, symbol]) => symbol.flags & typescript.SymbolFlags.Value)
    .map(([name, symbol]) => {
      const comment = symbol.getDocumentationComment(checker)
      const said = firstSentence(typescript.displayPartsToString(comment))
      const isList = checker.isArrayLikeType(checker.getTypeOfSymbol(symbol))
      return { name, isList, line: `- \`${name}${signatureOf(symbol)}\`: ${said}` }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** What a subpath alone has, a line each, lists on one line; what others have too is named. */
function apiOf([subpath, file], said) {
  const values = valuesOf(file)
  const again = values.filter(({ name }) => said.has(name))
  const fresh = values.filter(({ name }) => !said.has(name))
  const named = (title, entries) =>
    entries.length > 0
      ? [`- ${title}: ${entries.map(({ name }) => `\`${name}\``).join(', ')}.`]
      : []
  for (const { name } of fresh) said.add(name)
  return [
    `### ${subpath}`,
    ...fresh.filter(({ isList }) => !isList).map(({ line }) => line),
    ...named(
      'Lists',
      fresh.filter(({ isList }) => isList),
    ),
    ...named('As above', again),
    '',
  ]
}

/** A guide: its title, and how it begins. */
async function guide(path) {
  const text = await readFile(path, 'utf8')
  const [, title] = /^# (.+)$/m.exec(text)
  const opening = text
    .split('\n\n')
    .find((part) => /^(?:[A-Z]|`[^`])/.test(part) && !part.startsWith('Written by'))
  return `- [${title}](${path}): ${linked(firstSentence(opening))}`
}

/** Links of a page in docs/, from the root. */
const linked = (text) => text.replace(/\]\((?=[\w/.-]+\.md)/g, '](docs/')

/** What stands under a heading. */
const under = (text, heading) => text.split(`\n${heading}\n`)[1].split(/\n## /)[0].trim()

const readme = await readFile('README.md', 'utf8')
const developers = await readFile('docs/developers.md', 'utf8')
const [, about] = readme.split('\n\n')
const hidden = ['checks.md']
const guides = (await readdir('docs')).filter(
  (file) => file.endsWith('.md') && !hidden.includes(file),
)
const said = new Set()
const text = [
  `# hrdd-clauses ${version}`,
  '',
  ...about.split('\n').map((line) => `> ${line}`),
  '',
  '## Use',
  '',
  /```ts[\s\S]*?```/.exec(readme)[0].replaceAll('\n\n', '\n'),
  '',
  '## API',
  '',
  'Types and examples stand in the declarations of each subpath. `hrdd-clauses/clauses/TRN-01`, and so for every id, has one clause as its default export.',
  '',
  ...entries.flatMap((entry) => apiOf(entry, said)),
  '## Guides',
  '',
  ...(await Promise.all(guides.sort().map((file) => guide(`docs/${file}`)))),
  '',
  '## Traps',
  '',
  linked(under(developers, '## Traps')),
]
await writeFile('llms.txt', `${text.join('\n')}\n`)
