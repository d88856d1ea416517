import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { serveBlob } from '@/lib/server/blob/serve-blob'
import { engine } from '@/lib/server/engine/engine'

/** The engine of this process over HTTP, as serve.mjs and the route serve it. `puts` counts uploads. */
export type ServedEngine = { url: string; puts: number; stop: () => Promise<void> }

export async function serveEngine(port = 0): Promise<ServedEngine> {
  const server = createServer((message, answer) => {
    if (message.url?.startsWith('/api/blobs/')) return void serveBlob(message, answer)
    if (message.method === 'PUT') served.puts += 1
    void engine(toRequest(message)).then(async (response) => {
      try {
        const body = Buffer.from(await response.arrayBuffer())
        answer.writeHead(response.status, Object.fromEntries(response.headers))
        answer.end(body)
      } catch {
        answer.destroy()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const served: ServedEngine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    puts: 0,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return served
}

function toRequest(message: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    if (typeof value === 'string') headers.set(name, value)
  const withBody = message.method !== 'GET' && message.method !== 'DELETE'
  const body = withBody ? (Readable.toWeb(message) as BodyInit) : null
  return new Request(`http://${message.headers.host}${message.url}`, {
    method: message.method ?? 'GET',
    headers,
    body,
    ...(withBody && { duplex: 'half' }),
  })
}
