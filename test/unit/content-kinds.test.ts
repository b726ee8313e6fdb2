import { describe, expect, test } from 'vitest'
import { kinds, readCatalogue } from '../../src/content/index.ts'
import { changed, said } from '../support/content.ts'

describe('kinds of files', () => {
  test('every kind has its own path', () => {
    const paths = kinds.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  })

  test.each([
    ['clauses/stage.yaml', 'clauses/stages.yaml'],
    ['clauses/disclose/TRN-01/clauses.yaml', 'clauses/disclose/TRN-01/clause.yaml'],
    ['clauses/disclosed/TRN-1/clause.yaml', undefined],
    ['clauses/words/schedule/extra/en.yaml', undefined],
  ])('%s is refused, with the nearest path', (path, near) => {
    const { problems } = readCatalogue(changed({ [path]: '' }))
    const [problem] = problems.filter(({ file }) => file === path)
    expect(problem?.code).toMatch(/^no-kind/)
    if (near) expect(problem?.hint).toBe(`Did you mean "${near}"?`.replaceAll('"', ''))
  })

  test('a whole catalogue lacks nothing that composing needs', () => {
    const files = [
      'clauses/stages.yaml',
      'clauses/terms/en.md',
      'clauses/register.yaml',
      'kpis/sets.yaml',
    ]
    const problems = said(Object.fromEntries(files.map((path) => [path, undefined])))
    for (const path of files) expect(problems).toContain(`${path} table-missing`)
  })

  test('data without words, words without data', () => {
    expect(said({ 'clauses/disclose/TRN-01/en.md': undefined })).toContain(
      'clauses/disclose/TRN-01/clause.yaml:1 english-missing',
    )
    expect(said({ 'clauses/disclose/TRN-02/en.md': 'x' })).toContain(
      'clauses/disclose/TRN-02/en.md words-alone',
    )
    expect(said({ 'kpis/disclose/KPI-TRN-01.1/en.yaml': undefined })).toContain(
      'kpis/disclose/KPI-TRN-01.1/kpi.yaml:1 english-missing',
    )
  })

  test('an id is that of its folder', () => {
    expect(
      said({
        'clauses/law/xx.yaml': (_text) =>
          changed().find(({ path }) => path === 'clauses/law/eu.yaml')!.text,
      }),
    ).toContain('clauses/law/xx.yaml:1 id-differs')
  })
})
