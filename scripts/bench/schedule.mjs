// The contract schedule of a high contract, drafted and rendered in each format: milliseconds of CPU.

import { toDocx } from '../../dist/docx.js'
import { compose, draft, toHtml, toMarkdown, toText } from '../../dist/index.js'
import { median } from './cpu.mjs'
import { spec } from './spec.mjs'

const formats = { text: toText, Markdown: toMarkdown, HTML: toHtml, Word: toDocx }

export async function schedule() {
  const pack = compose(spec)
  const figures = {}
  for (const [format, render] of Object.entries(formats)) {
    const times = []
    for (let round = 0; round < 27; round++) {
      const { user, system } = process.cpuUsage()
      await render(draft(pack, 'contract-schedule'))
      const now = process.cpuUsage()
      times.push((now.user + now.system - user - system) / 1000)
    }
    figures[`schedule, ${format}`] = median(times)
  }
  return figures
}
