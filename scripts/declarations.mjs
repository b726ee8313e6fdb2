// Says in the declarations of each subpath which exports are types alone: the bundler of declarations forgets it.

import { readFile, writeFile } from 'node:fs/promises'

const { exports: subpaths } = JSON.parse(await readFile('package.json', 'utf8'))

for (const way of Object.values(subpaths)) {
  if (!way.import || way.import.default.includes('*')) continue
  const values = Object.keys(await import(new URL(`../${way.import.default}`, import.meta.url)))
  const marked = (entry) => {
    const name = entry.trim()
    const isValue = values.includes(name.split(' as ').at(-1))
    return isValue || name.startsWith('type ') ? name : `type ${name}`
  }
  for (const { types } of [way.import, way.require]) {
    const text = await readFile(types, 'utf8')
    const lists = text.replace(
      /^export \{([^}]+)\}/gm,
      (_all, list) => `export { ${list.split(',').map(marked).join(', ')} }`,
    )
    await writeFile(types, lists)
  }
}
