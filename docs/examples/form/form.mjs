// Reads the form, composes on every change, and shows the document or every problem beside its field.
import { composeFrom, documentKinds, draft, HrddError, loadFor, printProblem, tiers, toHtml } from 'hrdd-clauses/core'

// where the parts of the catalogue are served: a copy of the folder will do, on a CDN too
const parts = '/node_modules/hrdd-clauses/dist/parts'
const kept = new Map()
/** A part of the catalogue, fetched once. */
function part(key) {
  if (!kept.has(key)) kept.set(key, fetch(`${parts}/${key}.json`).then((response) => response.json()))
  return kept.get(key)
}
/** Of the catalogue only the index is here at first; the rest comes as specs need it. */
const source = { ...(await part('index')), part }
const { laws, goods, clauseSets } = source.index

const form = document.querySelector('form')
const preview = document.querySelector('main')
const problems = document.querySelector('#problems')

function offer(name, options, chosen) {
  const field = form.elements[name]
  field.append(...options.map(([id, title]) => new Option(title, id, false, id === chosen)))
}
const titles = (table) => Object.values(table).map(({ id, title }) => [id, title])
const same = (ids) => ids.map((id) => [id, id])
offer('jurisdiction', titles(laws), 'eu')
offer('category', titles(goods), 'ict-hardware')
offer('tier', same(tiers), 'high')
offer('clauses.set', same(clauseSets.map(({ id }) => id)), 'core')
offer('kind', same(documentKinds), 'contract-schedule')

/** The spec that the fields say: a name such as contract.start is a path. */
function readSpec() {
  const { kind, ...fields } = Object.fromEntries(new FormData(form))
  const spec = {}
  for (const [path, value] of Object.entries(fields)) {
    const [outer, inner] = path.split('.')
    const typed = form.elements[path].type === 'number' ? Number(value) : value
    spec[outer] = inner ? { ...spec[outer], [inner]: typed } : typed
  }
  return { kind, spec }
}

function showProblems(found) {
  const wrong = found.map(({ path }) => path)
  for (const field of form.elements) field.ariaInvalid = String(wrong.includes(field.name))
  problems.replaceChildren(
    ...found.map((problem) => Object.assign(document.createElement('li'), { textContent: printProblem(problem) })),
  )
  preview.ariaBusy = String(found.length > 0)
}

let turn = 0
async function show() {
  const mine = ++turn
  const { kind, spec } = readSpec()
  try {
    const pack = composeFrom(await loadFor(source, spec), spec)
    if (mine !== turn) return
    // what was typed is escaped by toHtml
    preview.innerHTML = toHtml(draft(pack, kind).children, { headingLevel: 2, idPrefix: 'preview-' })
    showProblems([])
  } catch (error) {
    if (!(error instanceof HrddError)) throw error
    if (mine === turn) showProblems(error.problems)
  }
}

let waiting
form.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(show, 150)
})
form.addEventListener('submit', (event) => event.preventDefault())
form.querySelector('button').addEventListener('click', async () => {
  const { spec } = readSpec()
  const file = new Blob([JSON.stringify(composeFrom(await loadFor(source, spec), spec))], { type: 'application/json' })
  const href = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href, download: 'pack.json' }).click()
  URL.revokeObjectURL(href)
})
show()
