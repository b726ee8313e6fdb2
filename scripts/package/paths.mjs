// What the shipped pages point at is shipped: every link, every path that is named.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Where a path that is named may lie: in the package, or in the example of an authority's own folder. */
const homes = ['', 'docs/examples/own-clauses']
const folders = 'src|test|scripts|site|docs|clauses|kpis|schemas|dist'

/** The anchors of a page, as GitHub makes them. */
const anchorsOf = (text) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Links of a page that lead nowhere. */
function brokenLinks(file, text) {
  const links = [...text.matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, target]) => target)
  return links.filter((link) => {
    const [path, anchor] = link.split('#')
    const target = path ? join(dirname(file), path) : file
    if (!existsSync(target)) return true
    return anchor && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor)
  })
}

/** Paths in code of a page that the package does not hold; what stands in <> may be anything. */
function absentPaths(home, files, text) {
  const named = [...text.matchAll(new RegExp(`(?<![\\w./-])(?:${folders})/[\\w./<>*-]*`, 'g'))]
  return named
    .map(([path]) => path.replace(/[./]+$/, ''))
    .filter((path) => !/^(?:\w+)$/.test(path))
    .filter((path) => {
      const pattern = path.replace(/[.]/g, '\\.').replace(/<\w+>|\*/g, '[^/]+')
      return !homes.some((folder) =>
        files.some((file) => new RegExp(`^${join(home, folder, pattern)}(?:/|$)`).test(file)),
      )
    })
}

export function paths({ home, filesIn, refuse }) {
  const files = filesIn(home)
  const pages = files.filter((file) => {
    const page = relative(home, file)
    return file.endsWith('.md') && (page === 'README.md' || page.startsWith('docs/'))
  })
  pages.push(join(home, 'llms.txt'))
  refuse(
    pages.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      const page = relative(home, file)
      const code = text.match(/^```[\s\S]*?^```|`[^`\n]+`/gm)?.join('\n') ?? ''
      return [
        ...brokenLinks(file, text).map((link) => `${page} leads to ${link}`),
        ...absentPaths(home, files, code).map((path) => `${page} names ${path}`),
      ]
    }),
  )
  return `${pages.length} pages`
}
