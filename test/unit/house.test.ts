// The house: which room may use which, how large it may grow, and that the engine knows no clause.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importsOf, literalsOf, sources } from '../support/source.ts'

/** From the ground up. A room imports only from rooms before it. */
const rooms = [
  'model',
  'language',
  'content',
  'catalogue',
  'compose',
  'advise',
  'calendar',
  'measure',
  'review',
  'documents',
  'render',
  'options',
  'office',
  'word',
  'workbook',
  'cli',
]
const roomOf = (path: string): string => path.split('/')[0] ?? path

describe('rooms', () => {
  test('every file stands in a room, or is an entry', () => {
    const homeless = sources.filter(({ path, room }) => path.includes('/') && !rooms.includes(room))
    expect(homeless.map(({ path }) => path)).toEqual([])
  })

  test('a room imports only from rooms above it', () => {
    const wrong = sources
      .filter(({ path }) => path.includes('/'))
      .flatMap((source) =>
        importsOf(source)
          .filter((target) => !target.startsWith('generated/'))
          .filter((target) => rooms.indexOf(roomOf(target)) > rooms.indexOf(source.room))
          .map((target) => `${source.path} → ${target}`),
      )
    expect(wrong).toEqual([])
  })

  test('content and the command are for Node; the others reach no Node module', () => {
    const wrong = sources
      .filter(({ room }) => !['content', 'cli', 'authoring.ts'].includes(room))
      .filter(({ text }) => /from 'node:/.test(text))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('no file imports itself in a circle, types included', () => {
    const targets = new Map(sources.map((source) => [source.path, importsOf(source)]))
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return
      if (state.get(path) === 'open') {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      state.set(path, 'open')
      for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
      state.set(path, 'done')
    }
    for (const path of targets.keys()) visit(path, [])
    expect(circles).toEqual([])
  })

  test('the biggest room holds less than a quarter of the source', () => {
    const lines = (texts: readonly string[]): number =>
      texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0)
    const all = lines(sources.map(({ text }) => text))
    const sizes = rooms.map((room) => ({
      room,
      lines: lines(sources.filter((source) => source.room === room).map(({ text }) => text)),
    }))
    const biggest = sizes.sort((a, b) => b.lines - a.lines)[0]
    expect(biggest?.lines).toBeLessThan(all / 4)
  })
})

describe('the engine knows no clause', () => {
  // the word for "not" and codes that are words of a schema, not of a jurisdiction
  const words = new Set(['no'])
  const ids = new Set(
    ['clauses', 'kpis', 'laws', 'goods']
      .flatMap((table) => readdirSync(`src/generated/parts/${table}`))
      .map((file) => file.replace('.json', ''))
      .filter((id) => !words.has(id)),
  )

  test('no id of the catalogue stands in a string', () => {
    const named = sources.flatMap((source) =>
      literalsOf(source).flatMap(({ line, text }) =>
        text
          .split(/[^\w.-]+/)
          .filter((word) => ids.has(word) || /^(KPI-)?[A-Z]{3}-\d{2}\b/.test(word))
          .map((word) => `${source.path}:${line} ${word}`),
      ),
    )
    expect(named).toEqual([])
  })

  test('no string is a sentence', () => {
    const allowed: Readonly<Record<string, RegExp>> = JSON.parse(
      readFileSync('test/support/literals.json', 'utf8'),
    )
    const sentences = sources.flatMap((source) =>
      literalsOf(source)
        .filter(({ text }) => /\p{L}{2,}[ ,]+\p{L}{2,}[ ,]+\p{L}{2,}/u.test(withoutMarkup(text)))
        .filter(({ text }) => !new RegExp(allowed[source.path] ?? '(?!)').test(text))
        .map(({ line, text }) => `${source.path}:${line} ${text.slice(0, 60)}`),
    )
    expect(sentences).toEqual([])
  })
})

/** XML and HTML tags with their attributes are syntax. */
const withoutMarkup = (text: string): string => text.replace(/<[^<>]*(>|$)|^[^<>]*>/g, ' | ')
