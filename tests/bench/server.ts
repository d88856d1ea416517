// What the web server costs beside bare Node: polling, ranges of media, durable submissions.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { blobs } from '@/lib/server/blob/blobs'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { closeStore } from '@/lib/server/store'
import { validatePayload } from '@/lib/storyboard/validate'
import { startApp, type AppServer } from '@/tests/bench/support/app-server'
import { startBare } from '@/tests/bench/support/bare'
import { figure, type Figure } from '@/tests/bench/support/figure'
import { load } from '@/tests/bench/support/load'
import type { LoadResult } from '@/tests/bench/support/load-order'
import { part, type Emit } from '@/tests/bench/support/part'
import { descendants } from '@/tests/bench/support/process-stats'
import { insertBoard, insertTakes } from '@/tests/bench/support/seed'

const MB = 1024 * 1024
const seconds = 4
type Load = LoadResult & { cpuPerRequest: number }

await part(async (emit, folder) => {
  const clip = path.join(folder, 'clip.mp4')
  writeFileSync(clip, Buffer.alloc(8 * MB, 7))
  const { key } = await blobs().put(clip, 'mp4')
  const few = await insertBoard(6)
  const many = await insertBoard(6)
  await insertTakes(few, 1)
  await insertTakes(many, 500)
  await closeStore()

  const bare = await startBare(clip)
  const app = await startApp()
  const at = (url: string) => ({ url, connections: 10, seconds })
  await load(app.pid(), { ...at(`${app.url}/api/health`), seconds: 2 })

  const node = await load(bare.pid, at(`${bare.url}/json`))
  emit('bareNodeJson', figure(node.cpuPerRequest, 'CPU ms per request', rate(node)))
  // An id that cannot exist is answered without the store: the least a route handler does.
  const trivial = await load(app.pid(), at(`${app.url}/api/storyboards/none/generations`))
  emit('trivialHandler', cpu(trivial, node))
  emit('health', cpu(await load(app.pid(), at(`${app.url}/api/health`)), trivial))

  const unchanged1 = await polling(app, few, true)
  const unchanged500 = await polling(app, many, true)
  const target = { judged: 'ratio', must: 3, aim: 2 } as const
  emit('poll304With1', cpu(unchanged1, trivial, target))
  emit('poll304With500', cpu(unchanged500, trivial, target))
  emit('poll304P99With500', figure(unchanged500.p99, 'ms', { floor: trivial.p99, must: 50 }))
  emit('poll200With1', cpu(await polling(app, few, false), trivial, target))
  emit('poll200With500', cpu(await polling(app, many, false), trivial))
  const crowd = await polling(app, few, true, { connections: 200, pauseMs: 1_000 })
  emit('pollers200', figure(crowd.p99, 'ms', { floor: trivial.p99, note: `p99; ${rate(crowd).note}` }))
  emit('validate', figure(validations(), 'per second', { note: 'the 23 requests of the contract in turn' }))

  const range = { headers: { range: `bytes=${MB}-${2 * MB - 1}` } }
  const bareRange = await load(bare.pid, { ...at(`${bare.url}/blob`), ...range }, 206)
  const ourRange = await load(app.pid(), { ...at(app.url + blobUrl(key)), ...range }, 206)
  emit('range1Mb', cpu(ourRange, bareRange, { judged: 'ratio', must: 1.5 }))
  emit('range1MbP99', figure(ourRange.p99, 'ms', { floor: bareRange.p99 }))
  const alone = { ...range, connections: 1 }
  const seek = await load(app.pid(), { ...at(app.url + blobUrl(key)), ...alone }, 206)
  emit('seek', figure(seek.p50, 'ms', { must: 5, note: '1 MB range, median, one connection' }))
  await submissions(app, trivial, emit)
  bare.stop()
  await app.kill()
})

type Crowd = { connections: number; pauseMs?: number }
async function polling(
  app: AppServer,
  id: string,
  known: boolean,
  crowd: Crowd = { connections: 10 },
): Promise<Load> {
  const url = `${app.url}/api/storyboards/${id}/generations`
  const tag = (await fetch(url)).headers.get('etag') ?? ''
  const order = { url, seconds, headers: known ? { 'if-none-match': tag } : {}, ...crowd }
  return load(app.pid(), order, known ? 304 : 200)
}

type Request = { request: { model: string; payload: unknown } }
/** How many payloads one core checks in a second. */
function validations(): number {
  const text = readFileSync('tests/fixtures/contract-examples.json', 'utf8')
  const requests = Object.values(JSON.parse(text) as Record<string, Request>).map(({ request }) => request)
  let done = 0
  const from = performance.now()
  while (performance.now() < from + 1_000) {
    for (const { model, payload } of requests) validatePayload(model, payload)
    done += requests.length
  }
  return (done / (performance.now() - from)) * 1_000
}

async function submissions(app: AppServer, trivial: Load, emit: Emit): Promise<void> {
  const order = {
    url: `${app.url}/api/v1/ie/requestqueue/apikey/requests`,
    method: 'POST',
    headers: { authorization: `Bearer ${app.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'kling-v3-omni',
      payload: { prompt: `Rain on glass ${randomUUID()}`, mode: 'std', duration: '15', aspect_ratio: '16:9' },
    }),
    seconds,
  }
  await load(app.pid(), { ...order, connections: 1, seconds: 1 })
  // The film of the first request would take CPU from what is measured here.
  for (const pid of descendants(app.pid())) process.kill(pid, 'SIGSTOP')
  const one = await load(app.pid(), { ...order, connections: 1 })
  const sixteen = await load(app.pid(), { ...order, connections: 16 })
  const many = await load(app.pid(), { ...order, connections: 64 })
  const target = { judged: 'ratio', must: 4.5, aim: 3 } as const
  const note = 'the targets are 3 and 2 times a trivial action, which costs 1.5 trivial handlers'
  emit('submitAlone', figure(one.perSecond, 'per second', { note: `p99 ${one.p99.toFixed(1)} ms` }))
  const together = `p99 ${sixteen.p99.toFixed(1)} ms`
  emit('submit16', figure(sixteen.perSecond, 'per second', { must: 60, atLeast: true, note: together }))
  emit('submit64', figure(many.perSecond, 'per second', { note: `p99 ${many.p99.toFixed(1)} ms` }))
  emit('submitCost', { ...cpu(sixteen, trivial, target), note })
}

type Target = { judged?: 'ratio'; must?: number; aim?: number }
function cpu(measured: Load, floor: Load, target: Target = {}): Figure {
  const options = { floor: floor.cpuPerRequest, ...target, ...rate(measured) }
  return figure(measured.cpuPerRequest, 'CPU ms per request', options)
}

function rate({ perSecond, p50, p99 }: Load): { note: string } {
  return { note: `${Math.round(perSecond)} per second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms` }
}
