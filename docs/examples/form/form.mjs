// Reads the form, composes on every change, and shows the document or every problem beside its field.
import { compose, documentKinds, draft, HrddError, printProblem, toHtml } from 'hrdd-clauses'
import { standard } from 'hrdd-clauses/catalogue'

const form = document.querySelector('form')
const preview = document.querySelector('main')
const problems = document.querySelector('#problems')

function offer(name, options, chosen) {
  const field = form.elements[name]
  field.append(...options.map(([id, title]) => new Option(title, id, false, id === chosen)))
}
const titles = (table) => Object.entries(table).map(([id, { en }]) => [id, en.title])
const same = (ids) => ids.map((id) => [id, id])
offer('jurisdiction', titles(standard.laws), 'eu')
offer('category', titles(standard.goods), 'ict-hardware')
offer('tier', same(['low', 'medium', 'high']), 'high')
offer('clauses.set', same(standard.clauseSets.map(({ id }) => id)), 'core')
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

function show() {
  const { kind, spec } = readSpec()
  try {
    // what is typed is escaped by toHtml
    preview.innerHTML = toHtml(draft(compose(spec), kind).children, { headingLevel: 2, idPrefix: 'preview-' })
    showProblems([])
  } catch (error) {
    if (!(error instanceof HrddError)) throw error
    showProblems(error.problems)
  }
}

let waiting
form.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(show, 150)
})
form.addEventListener('submit', (event) => event.preventDefault())
form.querySelector('button').addEventListener('click', () => {
  const file = new Blob([JSON.stringify(compose(readSpec().spec))], { type: 'application/json' })
  const href = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href, download: 'pack.json' }).click()
  URL.revokeObjectURL(href)
})
show()
