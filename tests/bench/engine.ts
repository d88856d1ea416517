// What a film costs beside x264 encoding the same frames, and how long a person waits for one.
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { animaticPlan } from '@/lib/animatic/plan-from-payload'
import { closeStore } from '@/lib/server/store'
import { renderFilm } from '@/lib/server/engine/render/render-film'
import type { RenderResult } from '@/lib/server/engine/render/render-job'
import { startApp, type AppServer } from '@/tests/bench/support/app-server'
import { figure } from '@/tests/bench/support/figure'
import { load } from '@/tests/bench/support/load'
import { part, sleep, type Emit } from '@/tests/bench/support/part'
import { cpuMs, descendants, peakOfChildrenMb } from '@/tests/bench/support/process-stats'
import { insertBoard } from '@/tests/bench/support/seed'
import { makeImage } from '@/tests/support/film-media'

const run = promisify(execFile)
const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'
const x264 = '-c:v libx264 -preset veryfast -crf 20 -profile:v high -threads 2 -g 48 -f mp4'

const shots = [
  ['<<<image_1>>> wide view of the harbour at dawn, slow push in', 3],
  ['Rain on the window, rack focus', 2],
  ['<<<image_2>>> she turns, the camera pans right', 3],
  ['<<<image_3>>> the tower from below, tilt up', 2],
  ['A boat crosses the bay, handheld', 3],
  ['<<<image_4>>> the light goes on, zoom out', 2],
] as const

function long(editedShot?: number): object {
  return {
    mode: 'pro',
    aspect_ratio: '16:9',
    multi_shot: true,
    sound: 'off',
    image_list: [1, 2, 3, 4].map((place) => ({ image_url: `picture-${place}` })),
    multi_prompt: shots.map(([prompt, duration], place) => ({
      index: place + 1,
      prompt: place === editedShot ? `${prompt}, in snow` : prompt,
      duration: String(duration),
    })),
  }
}
const short = {
  prompt: 'A paper boat drifts down a gutter, slow push in',
  mode: 'std',
  duration: '5',
  aspect_ratio: '16:9',
  sound: 'off',
}

await part(async (emit, folder) => {
  const pictures = Object.fromEntries(
    await Promise.all(
      [1, 2, 3, 4].map(async (place) => {
        const size = { width: 1280, height: 720, hue: place * 80 }
        return [`picture-${place}`, await makeImage(folder, `picture-${place}.jpg`, size)] as const
      }),
    ),
  )
  const film = (payload: object) => measured(payload, pictures, folder)

  const whole = await film(long())
  const floor = await x264CpuMs(whole.result.film, folder)
  const bounds = { judged: 'ratio', must: 1.5 } as const
  const words = { note: 'floor: x264 veryfast of the same frames' }
  emit('film15s1080p', figure(whole.cpu / 1000, 'CPU s', { floor: floor / 1000, ...bounds, ...words }))
  emit('filmPeakMemory', figure(whole.peakMb, 'MB', { must: 600, note: 'renderer and encoders together' }))
  const edited = await film(long(2))
  if (edited.result.drawn !== 1) throw new Error(`${edited.result.drawn} segments were drawn for one edit`)
  const again = { floor: whole.cpu / 1000, judged: 'ratio', must: 0.35 } as const
  const note = 'one shot of six edited; floor: the whole film'
  emit('filmAgain', figure(edited.cpu / 1000, 'CPU s', { ...again, note }))

  const small = await film(short)
  const smallFloor = await x264CpuMs(small.result.film, folder)
  emit('film5s720p', figure(small.cpu / 1000, 'CPU s', { floor: smallFloor / 1000, ...bounds, ...words }))

  await insertBoard(1)
  await closeStore()
  const app = await startApp()
  await wait(app, small.ms / 1000, emit)
  await whileRendering(app, emit)
  await app.kill()
})

type Measured = { cpu: number; ms: number; peakMb: number; result: RenderResult }

/** CPU time of the renderer and the encoders it waited for. */
async function measured(payload: object, files: Record<string, string>, folder: string): Promise<Measured> {
  const media = (key: string) => (files[key] ? { width: 1280, height: 720 } : null)
  const plan = animaticPlan(payload, { element: () => null, media })
  const job = { plan, files, folder: mkdtempSync(path.join(folder, 'film-')) }
  const before = cpuMs(process.pid, { children: true }) - cpuMs(process.pid)
  const from = performance.now()
  const { result, peakMb } = await peakOfChildrenMb(() => renderFilm(job))
  const ms = performance.now() - from
  while (descendants(process.pid).length > 0) await sleep(50)
  const after = cpuMs(process.pid, { children: true }) - cpuMs(process.pid)
  return { cpu: after - before, ms, peakMb, result }
}

/** CPU time of encoding the frames of a film; decoding them is another process and not counted. */
async function x264CpuMs(film: string, folder: string): Promise<number> {
  const target = path.join(folder, 'floor.mp4')
  const pipe = `"$1" -v error -i "$2" -f yuv4mpegpipe - | "$1" -y -v info -benchmark -i - ${x264} "$3"`
  const { stderr } = await run('sh', ['-c', pipe, 'sh', ffmpeg, film, target], { maxBuffer: 1e8 })
  const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? []
  if (!user) throw new Error(`ffmpeg printed no times: ${stderr.slice(-500)}`)
  return (Number(user) + Number(system)) * 1000
}

async function wait(app: AppServer, drawingSeconds: number, emit: Emit): Promise<void> {
  const from = performance.now()
  // Other words than the film above: its shot is not in the cache.
  const id = await submit(app, { ...short, prompt: 'A kite over the dunes, slow push in' })
  let status = ''
  while (status !== 'success') {
    await sleep(50)
    status = await statusOf(app, id)
    if (status === 'failed') throw new Error('the film failed')
  }
  const seconds = (performance.now() - from) / 1000
  const note = 'from POST to success; floor: the renderer alone'
  emit('wait5s720p', figure(seconds, 's', { floor: drawingSeconds, must: 6, note }))
}

/** Twenty-five calls a second while nothing else runs, then beside a film. */
async function whileRendering(app: AppServer, emit: Emit): Promise<void> {
  const url = `${app.url}/api/storyboards/00000000-0000-4000-8000-000000000000/generations`
  const calls = { url, connections: 1, seconds: 5, pauseMs: 40 }
  await load(app.pid(), calls)
  const idle = await load(app.pid(), calls)
  await submit(app, { ...short, mode: 'pro', duration: '15' })
  await sleep(1_500)
  const busy = await load(app.pid(), calls)
  const target = { floor: idle.p99, judged: 'ratio', must: 3 } as const
  const note = 'of a polled route beside a 1080p film; floor: without it'
  emit('p99WhileRendering', figure(busy.p99, 'ms', { ...target, note }))
}

async function submit(app: AppServer, payload: object): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/ie/requestqueue/apikey/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'kling-v3-omni', payload }),
  })
  const { request_id: id } = (await response.json()) as { request_id?: string }
  if (!id) throw new Error(`the queue answered ${response.status}`)
  return id
}

async function statusOf(app: AppServer, id: string): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/ie/requestqueue/apikey/requests/${id}`, {
    headers: { authorization: `Bearer ${app.key}` },
  })
  return ((await response.json()) as { status: string }).status
}
