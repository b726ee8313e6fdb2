// Writes dist/THIRD-PARTY-NOTICES.txt: the licences of the libraries that are built into the files of dist.

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { bundled } from '../bundled.mjs'

const notices = []
for (const name of bundled) {
  const folder = `node_modules/${name}`
  const { version, license, homepage, author } = JSON.parse(
    await readFile(`${folder}/package.json`, 'utf8'),
  )
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one))
  const text = file
    ? (await readFile(`${folder}/${file}`, 'utf8')).trim()
    : `${license} licence. Author: ${typeof author === 'string' ? author : (author?.name ?? 'see the package')}`
  const source =
    license === 'MPL-2.0'
      ? '\nIts source, unchanged, is the package of this name and version in the npm registry.'
      : ''
  notices.push(
    `${name} ${version} (${license})${homepage ? `\n${homepage}` : ''}${source}\n\n${text}`,
  )
}
await writeFile(
  'dist/THIRD-PARTY-NOTICES.txt',
  `These libraries are built into files of this package.\n\n${notices.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`,
)
