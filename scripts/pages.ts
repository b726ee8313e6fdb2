// `npm run pages`: counts the pages of every document of the examples as LibreOffice prints them, and writes docs/pages.yaml.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse, stringify } from 'yaml'
import { readings } from '../src/cli/budgets.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import { documentKinds } from '../src/model/document.ts'
import { toDocx } from '../src/word/index.ts'
import { examplePacks } from './examples.ts'
import { readAt, run } from './folder.ts'

const path = 'docs/pages.yaml'
/** Pages by example and kind of document. */
export type Pages = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The pages that were counted last. */
export const readPages = (): Pages => parse(readFileSync(path, 'utf8'))

/** The pages of all documents, a guide where it is longest; one run of LibreOffice converts them. */
export async function countPages(catalogue: Catalogue, office = 'soffice'): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  try {
    const counted: [example: string, kind: string, files: string[]][] = []
    for (const [example, pack] of examplePacks(catalogue))
      for (const kind of documentKinds) {
        const files: string[] = []
        for (const document of readings(pack, kind)) {
          files.push(join(folder, `${example}.${kind}.${files.length}`))
          writeFileSync(`${files.at(-1)}.docx`, await toDocx(document))
        }
        counted.push([example, kind, files])
      }
    const documents = counted.flatMap(([, , files]) => files.map((file) => `${file}.docx`))
    convert(office, folder, documents)
    const pages: Record<string, Record<string, number>> = {}
    for (const [example, kind, files] of counted)
      pages[example] = { ...pages[example], [kind]: Math.max(...files.map(pagesOf)) }
    return pages
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function convert(office: string, folder: string, files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const words = ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]
  execFileSync(office, [profile, ...words], { stdio: 'ignore', timeout: 600_000 })
}

const pagesOf = (file: string): number => {
  const said = execFileSync('pdfinfo', [`${file}.pdf`], { encoding: 'utf8' })
  return Number(/^Pages:\s+(\d+)/m.exec(said)?.[1])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await run(async () => {
    const { catalogue } = await readAt('.')
    const head = '# Written by `npm run pages`: printed pages of the documents of the examples.\n'
    writeFileSync(path, `${head}${stringify(await countPages(catalogue))}`)
    console.log(`wrote ${path}. Then: npm run reference`)
  })
