// Reads the project's own source, for tests about the house.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** A file of `src/`. */
export interface SourceText {
  /** Below `src/`, e.g. `compose/compose.ts`. */
  readonly path: string
  /** First folder, or the file itself where it stands in `src/`. */
  readonly room: string
  readonly text: string
}

export const sources: readonly SourceText[] = readdirSync('src', {
  recursive: true,
  encoding: 'utf8',
})
  .map((file) => file.replace(/\\/g, '/'))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
  .sort()
  .map((path) => ({
    path,
    room: path.split('/')[0] ?? path,
    text: readFileSync(join('src', path), 'utf8'),
  }))

/** Files below `src/` that a file imports, of types too. */
export function importsOf({ path, text }: SourceText): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(path), name)).replace(/\\/g, '/'))
}

/** Every string literal and piece of a template, without comments. */
export function literalsOf({ path, text }: SourceText): { line: number; text: string }[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const literals: { line: number; text: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      literals.push({ line, text: node.text })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return literals
}
