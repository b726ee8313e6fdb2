// Writes a Word file off the main thread: a module worker in the browser, a worker thread in Node. It needs nothing else.
import { draft } from 'hrdd-clauses'
import { toDocx } from 'hrdd-clauses/docx'

const port = globalThis.postMessage ? globalThis : (await import('node:worker_threads')).parentPort

port.addEventListener('message', async ({ data: { pack, kind } }) => {
  const bytes = await toDocx(draft(pack, kind))
  port.postMessage(bytes, [bytes.buffer])
})
