// The apps of docs/examples, copied out of the package as their reader copies them, and used.

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'

const mostLines = 120
const copyApp = ({ scratch, home, filesIn }, name) => {
  const folder = join(scratch, name)
  cpSync(join(home, 'docs/examples', name), folder, { recursive: true })
  const lines = filesIn(folder)
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.trim() && !/^\s*(?:\/\/|\/\*\*|<!--)/.test(line))
  assert.ok(lines.length <= mostLines, `${name} has ${lines.length} lines of code`)
  return folder
}

const spec = {
  title: 'Laptops',
  buyer: 'City',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'low',
  contract: { start: '2027-07-01', months: 24 },
}

/** The HTTP service: each way to ask, and each way to ask wrongly. */
export async function service(consumer) {
  const folder = copyApp(consumer, 'service')
  const child = spawn('node', [join(folder, 'server.mjs')], {
    cwd: folder,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(child.stdout, 'data')
    const post = (path, body, method = 'POST') =>
      fetch(`http://localhost:${String(line).match(/\d+/)}${path}`, {
        method,
        ...(body && { body }),
      })
    const good = JSON.stringify(spec)
    const pack = await (await post('/pack', good)).json()
    assert.equal(pack.stamp.digest.length, 64)
    assert.ok(Array.isArray(await (await post('/check', good)).json()))
    for (const [format, start] of [
      ['docx', 'PK'],
      ['html', '<!doctype html>'],
      ['md', '# '],
      ['txt', ''],
    ]) {
      const response = await post(`/documents/contract-schedule.${format}`, good)
      const text = await response.text()
      assert.equal(response.headers.get('etag'), `"${pack.stamp.digest}"`)
      assert.ok(response.ok && text.startsWith(start) && text.length > 5000, format)
    }
    const wrong = await post('/pack', JSON.stringify({ ...spec, tier: 'hgh', buyer: '' }))
    const { problems } = await wrong.json()
    assert.deepEqual(
      [wrong.status, problems.map(({ path }) => path).sort()],
      [422, ['buyer', 'tier']],
    )
    const statuses = [
      [422, '/pack', 'null'],
      [400, '/pack', '{'],
      [413, '/pack', JSON.stringify({ title: 'x'.repeat(8_000_000) })],
      [404, '/documents/contract-shedule.docx', good],
      [404, '/documents/contract-schedule.toString', good],
      [405, '/pack', undefined, 'GET'],
    ]
    for (const [status, ...request] of statuses)
      assert.equal((await post(...request)).status, status, request[0])
    return `${statuses.length} refusals`
  } finally {
    child.kill()
  }
}

/** The contract record: the year of a contract, and a pack that somebody changed. */
export function record(consumer) {
  const { scratch, home, run } = consumer
  const folder = copyApp(consumer, 'record')
  const example = (name) => join(home, 'docs/examples', name)
  const command = (...words) => run('node', [join(folder, 'record.mjs'), ...words], { cwd: folder })
  const hrdd = (...words) => run(join(scratch, 'node_modules/.bin/hrdd'), words, { cwd: folder })
  hrdd('compose', example('laptops.yaml'), '--out', 'tender', '--format', 'json')
  const filled = ['--register', example('laptops-register.yaml'), '--out', 'filled.xlsx']
  hrdd('workbook', 'tender/pack.json', ...filled)
  const pack = JSON.parse(readFileSync(join(folder, 'tender/pack.json'), 'utf8'))

  assert.ok(command('open', 'laptops', 'tender/pack.json').endsWith(pack.stamp.digest))
  assert.ok(existsSync(join(folder, 'laptops/register.xlsx')))
  assert.throws(() => command('open', 'laptops', 'tender/pack.json'), /EEXIST/)
  assert.match(command('calendar', 'laptops'), /^BEGIN:VCALENDAR[\s\S]*BEGIN:VALARM/)
  const before = command('note', 'laptops', '2028-07-20')
  assert.match(command('take', 'laptops', 'filled.xlsx', '2028-07-12'), /^0 to ask again/)
  const after = command('note', 'laptops', '2028-07-20')
  assert.ok(after !== before && after.includes('TRN-01'))
  assert.ok(existsSync(join(folder, 'laptops/review-note-2028-07-20.docx')))
  assert.equal(command('note', 'laptops', '2028-07-11').includes(pack.spec.title), true)
  assert.throws(() => command('note', 'laptops', '2028-02-30'), /2028-02-30/)

  const stored = join(folder, 'laptops/pack.json')
  writeFileSync(stored, JSON.stringify({ ...pack, pairs: pack.pairs.slice(1) }))
  assert.throws(() => command('calendar', 'laptops'), new RegExp(`pairs.${pack.pairs[0].id}`))
}

const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
}
/** A static server, as any. */
function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' })
    return response.end(readFileSync(file))
  })
  return new Promise((resolve) => server.listen(0, () => resolve(server)))
}

function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: 'pipe' }).trim()
    } catch {}
  if (process.env.CI === 'true') throw new Error('chromium is required where CI=true')
  return undefined
}

/** The form, in a browser: what is typed is seen, what is wrong is said, and its policy refuses nothing of its own. */
export async function form(consumer) {
  copyApp(consumer, 'form')
  const executablePath = browserPath()
  if (!executablePath) return 'skipped: no chromium here'
  const server = await serve(consumer.scratch)
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] })
  try {
    const page = await browser.newPage()
    const faults = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`http://localhost:${server.address().port}/form/`)
    await page.locator('main section').first().waitFor()
    await page.fill('[name=buyer]', '<img src=x onerror=alert(1)>')
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor()
    await page.selectOption('[name=kind]', 'kpi-annex')
    await page.locator('main').getByText('KPI-TRN-01.1').first().waitFor()
    await page.fill('[name="contract.months"]', '0')
    await page.locator('#problems li').waitFor()
    assert.equal(await page.locator('[aria-invalid=true]').getAttribute('name'), 'contract.months')
    await page.fill('[name="contract.months"]', '24')
    await page.locator('#problems li').waitFor({ state: 'detached' })
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button')])
    const pack = JSON.parse(readFileSync(await download.path(), 'utf8'))
    assert.deepEqual([pack.spec.contract.months, faults], [24, []])
    return undefined
  } finally {
    await browser.close()
    server.close()
  }
}
