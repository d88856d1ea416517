// The least a Node server can do: a small JSON, ranges of one file, an empty page. Floors are measured on it.
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'

const file = process.argv[2] ?? ''
const size = file === '' ? 0 : statSync(file).size
const json = JSON.stringify({ generations: [] })
const page = `<!doctype html><title>Empty</title><style>body{margin:0}</style>
<div id="words" contenteditable style="position:fixed;left:900px;top:0;width:400px"></div>
<div id="list" style="position:fixed;left:0;top:0;width:280px;height:700px;overflow:auto"><div style="height:900000px"></div></div>`

const server = createServer((request, response) => {
  if (request.url === '/blob') {
    const [from = 0, to = size - 1] = (request.headers.range ?? '').match(/\d+/g)?.map(Number) ?? []
    response.writeHead(206, {
      'content-type': 'video/mp4',
      'content-length': to - from + 1,
      'content-range': `bytes ${from}-${to}/${size}`,
    })
    createReadStream(file, { start: from, end: to }).pipe(response)
    return
  }
  const body = request.url === '/page' ? page : json
  response.writeHead(200, {
    'content-type': request.url === '/page' ? 'text/html' : 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) console.log(address.port)
})
