import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { HrddError, limits, loadCatalogue, readFolder } from '../../src/content/index.ts'
import { inShort, smallFiles } from '../support/content.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder on disk with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hrdd-content-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
const saidOf = async (folder: string) => (await readFolder(folder)).problems.map(inShort)

describe('files of strangers', () => {
  test.each([
    ['another ending', 'clauses/a.yml', 'x', 'file-ending'],
    ['capital letters', 'clauses/A.MD', 'x', 'file-ending'],
    ['another kind of file', 'clauses/a.docx', 'x', 'file-other'],
    ['Latin-1', 'clauses/a.md', Uint8Array.of(0x5a, 0xfc), 'not-utf-8'],
    ['UTF-16', 'clauses/a.md', Uint8Array.of(0xff, 0xfe, 0x41, 0), 'not-utf-8'],
    ['NUL', 'clauses/a.md', 'a\0b', 'not-utf-8'],
    ['carriage returns alone', 'clauses/a.md', 'a\rb', 'file-line-ends'],
    ['a byte order mark', 'clauses/a.md', '\ufeffa', 'file-mark'],
    ['a hidden file', 'clauses/.DS_Store', 'x', 'file-hidden'],
    ['a large file', 'clauses/a.md', 'x'.repeat(limits.file + 1), 'file-big'],
    ['a deep folder', `clauses/${'a/'.repeat(limits.depth)}a.md`, 'x', 'folder-deep'],
  ])('%s', async (_name, path, content, code) => {
    const said = await saidOf(folderOf({ [path]: content }))
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(new RegExp(`^clauses/.* ${code}$`))
  })

  test('links and pipes are said and not followed', async () => {
    const folder = folderOf({ 'clauses/a.md': 'x', 'other/b.md': 'x' })
    symlinkSync(join(folder, 'gone'), join(folder, 'clauses/dangling.md'))
    symlinkSync(join(folder, 'other'), join(folder, 'clauses/linked'))
    symlinkSync(join(folder, 'clauses'), join(folder, 'clauses/circle'))
    execFileSync('mkfifo', [join(folder, 'clauses/pipe.md')])
    expect(await saidOf(folder)).toEqual([
      'clauses/circle file-linked',
      'clauses/dangling.md file-linked',
      'clauses/linked file-linked',
      'clauses/pipe.md file-unreadable',
    ])
  })

  test('Windows line ends read as others do', async () => {
    const { files, problems } = await readFolder(folderOf({ 'clauses/a.md': 'a\r\nb\r\n' }))
    expect(files).toEqual([{ path: 'clauses/a.md', text: 'a\nb\n' }])
    expect(problems).toEqual([])
  })

  test('a folder without a catalogue, and one that is none', async () => {
    expect(await saidOf(folderOf({ 'other/a.md': 'x' }))).toEqual([
      expect.stringMatching(/ folder-empty$/),
    ])
    expect(await saidOf(folderOf({ clauses: 'x' }))).toEqual(['clauses folder-not'])
  })

  test('too much is said once', async () => {
    const most = Math.floor(limits.folder / limits.file)
    const files = Array.from({ length: most + 3 }, (_entry, index) => [
      `clauses/a${String(index).padStart(3, '0')}.md`,
      'x'.repeat(limits.file),
    ])
    const reading = await readFolder(folderOf(Object.fromEntries(files)))
    expect(reading.files).toHaveLength(most)
    expect(reading.problems.map(({ code }) => code)).toEqual(['folder-big'])
  })
})

describe('loadCatalogue', () => {
  test('loads a folder', async () => {
    const catalogue = await loadCatalogue(folderOf(smallFiles))
    expect(Object.keys(catalogue.clauses)).toEqual(['TRN-01', 'REQ-01'])
    expect(catalogue.languages).toEqual(['en'])
  })

  test('throws every problem at once, each with its place', async () => {
    const folder = folderOf({
      ...smallFiles,
      'clauses/stages.yml': '',
      'clauses/plan.yaml': 'sites',
      'clauses/strategies.yaml': '- { id: balance, mostScored: {} }',
    })
    const error = await loadCatalogue(folder).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(HrddError)
    if (!(error instanceof HrddError)) return
    expect(error.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'clauses/stages.yml',
        'clauses/plan.yaml:1:1',
        'clauses/strategies.yaml:1:5 [0].id',
      ]),
    )
    expect(error.problems.every(({ message, hint }) => message !== '' && hint !== '')).toBe(true)
  })
})
