// An HTTP service: a spec as JSON goes in, a document comes out. PORT=8080 node server.mjs
//
//   POST /pack                          the pack as JSON, to be stored with the tender
//   POST /check                         what to settle before publication
//   POST /documents/<kind>.<format>     one document: docx, html, md or txt
//
// 400 no JSON, 404 no such address, 405 not POST, 413 body too large, 422 every problem of the spec at once.
import { createServer } from 'node:http'
import { check, compose, documentKinds, draft, HrddError, toHtml, toMarkdown, toText } from 'hrdd-clauses'
import { toDocx } from 'hrdd-clauses/docx'

const mostBytes = 64 * 1024
const formats = {
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', toDocx],
  html: ['text/html; charset=utf-8', toHtml],
  md: ['text/markdown; charset=utf-8', toMarkdown],
  txt: ['text/plain; charset=utf-8', toText],
}

/** What is answered where something is wrong. */
class Refusal extends Error {
  constructor(status, problems) {
    super(problems[0].message)
    this.status = status
    this.problems = problems
  }
}
const refuse = (status, code, message) => {
  throw new Refusal(status, [{ code, path: '', message, hint: '' }])
}

async function readBody(request) {
  const chunks = []
  let size = 0
  // what is too much is read and dropped: who still sends hears no answer
  for await (const chunk of request) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
  }
  if (size > mostBytes) refuse(413, 'too-large', `A spec has at most ${mostBytes} bytes.`)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return refuse(400, 'no-json', 'The body is no JSON.')
  }
}

/** What stands at an address: a function of the pack that gives type and body. */
function route(path) {
  const json = (value) => ['application/json', JSON.stringify(value)]
  if (path === '/pack') return json
  if (path === '/check') return (pack) => json(check(pack))
  const [, kind, format] = /^\/documents\/([\w-]+)\.(\w+)$/.exec(path) ?? []
  if (!documentKinds.includes(kind) || !Object.hasOwn(formats, format))
    refuse(404, 'not-found', `Nothing stands at ${path}.`)
  const [type, render] = formats[format]
  return async (pack) => [type, await render(draft(pack, kind))]
}

async function answer(request) {
  const make = route(new URL(request.url, 'http://service').pathname)
  if (request.method !== 'POST') refuse(405, 'not-post', 'A spec is posted.')
  const pack = compose(await readBody(request))
  const [type, body] = await make(pack)
  return { status: 200, type, body, headers: { etag: `"${pack.stamp.digest}"` } }
}

function answerTo(error) {
  const status = error instanceof HrddError ? 422 : (error.status ?? 500)
  if (status === 500) console.error(error)
  const problems = error.problems ?? [{ code: 'failed', path: '', message: 'Something failed.', hint: '' }]
  return { status, type: 'application/problem+json', body: JSON.stringify({ status, problems }) }
}

const server = createServer(async (request, response) => {
  const { status, type, body, headers } = await answer(request).catch(answerTo)
  response.writeHead(status, {
    ...headers,
    'content-type': type,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(status === 405 && { allow: 'POST' }),
  })
  response.end(body)
})
server.requestTimeout = 10_000
server.listen(Number(process.env.PORT ?? 8080), () => console.log(`port ${server.address().port}`))
