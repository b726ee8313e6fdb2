// A kind of document to begin with: a file, a line in each of the two lists, and its words. Only for the package itself.

import { readFileSync } from 'node:fs'
import type { SourceFile } from '../src/content/index.ts'

const lists = { kinds: 'src/documents/kinds.ts', model: 'src/model/document.ts' }

/** Files of a kind of document. Throws where the id is badly formed. */
export function documentKind(id: string): { fresh: SourceFile[]; changed: SourceFile[] } {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no id of a kind. Write small letters, digits and hyphens.`)
  const name = id.replace(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase())
  const [kinds, model] = [lists.kinds, lists.model].map((path) => readFileSync(path, 'utf8'))
  if (model?.includes(`'${id}'`)) throw new Error(`The kind "${id}" is there already.`)
  const key = name === id ? id : `'${id}'`
  return {
    fresh: [
      { path: `src/documents/${id}.ts`, text: draftOf(id, name) },
      { path: `clauses/words/${id}/en.yaml`, text: wordsOf(id) },
    ],
    changed: [
      {
        path: lists.kinds,
        text: before(
          imported(kinds ?? '', `import { ${name} } from './${id}.ts'`),
          '} satisfies {',
          `  ${key}: ${name},`,
        ),
      },
      {
        path: lists.model,
        text: before(model ?? '', '] as const\nexport type DocumentKind', `  '${id}',`),
      },
    ],
  }
}

/** A line in front of another, which has to be there. */
function before(text: string, mark: string, line: string): string {
  if (!text.includes(mark)) throw new Error(`"${mark}" is not found where a kind is listed.`)
  return text.replace(mark, () => `${line}\n${mark}`)
}

/** An import where the linter wants it: in the order of the paths. */
function imported(text: string, line: string): string {
  const pathOf = (entry: string): string => /'(.*)\.ts'/.exec(entry)?.[1] ?? ''
  const next = text
    .split('\n')
    .find((entry) => /^import .*'\.\/.*'/.test(entry) && pathOf(entry) > pathOf(line))
  return next ? before(text, next, line) : before(text, '\n/** Every kind', line)
}

const draftOf = (
  id: string,
  name: string,
): string => `// Say for whom this document is, and what it is for.

import { paragraph } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'

export const ${name} = {
  kind: '${id}',
  readership: 'internal',
  draft: write,
} as const satisfies Kind

function write({ text }: Drafting): Body {
  return { title: text('${id}.title'), children: [paragraph(text('${id}.intro'))] }
}
`

const wordsOf = (id: string): string => `# Words of the document ${id}.
language: en
words:
  title: Title of the document
  intro: Say what it is for.
`
