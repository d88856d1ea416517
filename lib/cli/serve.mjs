// The one server process. Pages, actions and routes are Next's; media bytes go in and out beside it, because Next's
// handler drops Content-Length and costs three times the CPU per megabyte (figures in tests/bench).
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import path from 'node:path'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const dev = process.argv.includes('--dev')
process.chdir(root)
process.env.NEXT_MANUAL_SIG_HANDLE = 'true'
process.env.NODE_ENV ??= dev ? 'development' : 'production'

const port = Number(process.env.PORT || 3000)
const hostname = process.env.HOST || '127.0.0.1'

const { default: next } = await import('next')
const app = next({ dev, dir: root, hostname, port })
const media = () => globalThis[Symbol.for('shotboard.media')]
const uploads = () => globalThis[Symbol.for('shotboard.uploads')]
const gate = Symbol.for('shotboard.gate')
globalThis[gate] = null // runtime.ts puts the check of host names and sessions here; with a password it will not start without this server
let handle

const server = createServer((request, response) => {
  if (globalThis[gate]?.(request, response)) return
  if (request.url.startsWith('/api/blobs/') && media()) media()(request, response)
  else if (request.url.startsWith('/api/uploads') && uploads()) uploads()(request, response)
  else handle(request, response)
})
server.requestTimeout = 0 // an upload may take long; the body itself is bounded by its route
server.headersTimeout = 30_000
server.keepAliveTimeout = 30_000

try {
  await app.prepare()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
// Next does not wait for its instrumentation. Nobody is let in before the settings are checked, the store is open and the gate stands.
while (!globalThis[Symbol.for('shotboard.ready')]) await new Promise((resolve) => setTimeout(resolve, 20))
handle = app.getRequestHandler()
const upgrade = app.getUpgradeHandler()
server.on('upgrade', (request, socket, head) => upgrade(request, socket, head))
server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `PORT: ${port} is already in use on ${hostname}. Stop the other program, or start with another PORT.`
      : `HOST, PORT: cannot listen on ${hostname}:${port}. ${error.message}`,
  )
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close())
server.listen(port, hostname, () => {
  const shown = hostname.includes(':') ? `[${hostname}]` : hostname
  console.log(`Shotboard is ready: http://${shown}:${port}`)
})
