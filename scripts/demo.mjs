// `npm run demo`: composes and renders the example tenders, follows one of them up, and says what it wrote.

import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'

const examples = ['laptops', 'uk-servers', 'swiss-monitors', 'irish-cleaning']
const hrdd = (...words) => {
  try {
    execFileSync('node', ['dist/hrdd.js', ...words], { stdio: 'inherit' })
  } catch (error) {
    // 1 stands for findings of severity error; they were printed
    if (error.status !== 1) throw error
  }
}

rmSync('out', { recursive: true, force: true })
for (const example of examples) {
  const spec = `docs/examples/${example}.yaml`
  console.log(`\n${example}`)
  const copies = example === 'laptops' ? ['--supplier', 'sme-reseller'] : []
  hrdd('options', spec)
  const formats = 'txt,md,html,docx,xlsx,ics,json'
  hrdd('compose', spec, '--out', `out/${example}`, '--format', formats, ...copies)
}

console.log('\nlaptops, one year on')
const pack = 'out/laptops/pack.json'
const register = 'docs/examples/laptops-register.yaml'
hrdd(
  'workbook',
  pack,
  '--register',
  register,
  '--out',
  'out/laptops/after-award/register-filled.xlsx',
)
hrdd('review', pack, register, '--as-of', '2028-07-20', '--named', '--out', 'out/laptops/review')
