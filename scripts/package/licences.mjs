// Licences: what is built into the files of dist is what the notices and the licence of the package name, and nothing else.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ours: of the code, and of the wording. */
const own = ['MIT', 'CC0-1.0']
const names = (texts) => [...new Set(texts)].sort()
/** What one list has and the other lacks. */
const missing = (where, list, other) =>
  other.filter((name) => !list.includes(name)).map((name) => `${where} lack ${name}`)

/** Packages whose files the bundler says it took in. */
export function licences({ root, home, filesIn, refuse }) {
  const built = names(
    filesIn(join(home, 'dist'))
      .filter((file) => /\.c?js$/.test(file))
      .flatMap((file) => [
        ...readFileSync(file, 'utf8').matchAll(/^\s*\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm),
      ])
      .map(([, name]) => name),
  )
  const notices = readFileSync(join(home, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
  const named = names([...notices.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(/gm)].map(([, name]) => name))
  const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const needed = names([
    ...own,
    ...built.map((name) => manifest(join(root, 'node_modules', name)).license),
  ])
  const stated = names(manifest(home).license.split(' AND '))
  refuse([
    ...(built.length === 0 ? ['nothing says what is built in'] : []),
    ...missing('the notices', named, built),
    ...missing('the files of dist', built, named),
    ...missing('the licences of package.json', stated, needed),
    ...missing('the files of the package', needed, stated),
  ])
  return `${built.length} libraries, ${stated.join(', ')}`
}
