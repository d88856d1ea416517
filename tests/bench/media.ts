// How fast files come in beside writing the same bytes, what the server needs for it, and how long a look into one takes.
import { open } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { closeStore } from '@/lib/server/store'
import { stopDecoder } from '@/lib/server/media/decoder'
import { fitArguments, fitClip } from '@/lib/server/media/fit-clip'
import { probeFile } from '@/lib/server/media/probe'
import { planFit } from '@/lib/storyboard/fit-plan'
import { startApp, type AppServer } from '@/tests/bench/support/app-server'
import { figure, median } from '@/tests/bench/support/figure'
import { part, timed, type Emit } from '@/tests/bench/support/part'
import { peakResidentMb, residentMb } from '@/tests/bench/support/process-stats'
import { insertBoard } from '@/tests/bench/support/seed'
import { makeImage, makeVideo } from '@/tests/support/film-media'

const MB = 1024 * 1024
/** As the page sends them (lib/editor/send-file.ts). */
const CHUNK = 4 * MB
const LARGE = 190 * MB

await part(async (emit, folder) => {
  await insertBoard(1)
  await closeStore()
  const app = await startApp()
  await upload(app, 8 * MB)
  const before = residentMb(app.pid())
  const small = await upload(app, 19 * MB)
  const afterSmall = Math.max(1, peakResidentMb(app.pid()) - before)
  const large = await upload(app, LARGE)
  const afterLarge = Math.max(1, peakResidentMb(app.pid()) - before)
  await app.stop()

  const written = await write(path.join(folder, 'written'), LARGE)
  const perSecond = (ms: number, bytes: number) => ((bytes / MB) * 1000) / ms
  const bounds = { judged: 'ratio', must: 0.6, atLeast: true } as const
  const note = 'floor: the same bytes written and synced in one process'
  const floor = perSecond(written, LARGE)
  emit('upload190Mb', figure(perSecond(large, LARGE), 'MB per second', { floor, ...bounds, note }))
  emit('upload19Mb', figure(perSecond(small, 19 * MB), 'MB per second', { floor }))
  const memory = 'peak above idle for 190 MB; floor: for 19 MB; the file itself would be 190'
  emit('uploadMemory', figure(afterLarge, 'MB', { floor: afterSmall, must: 190, note: memory }))
  await looks(emit, folder)
})

/** Sends this many bytes with tus; ms until the last part was answered. What they are is judged later and not counted. */
async function upload(app: AppServer, bytes: number): Promise<number> {
  const tus = { 'tus-resumable': '1.0.0' }
  const created = await fetch(`${app.url}/api/uploads`, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(bytes), 'upload-metadata': `filename ${btoa('bench.mp4')}` },
  })
  const place = new URL(created.headers.get('location') ?? '', app.url)
  const chunk = Buffer.alloc(CHUNK, 7)
  const { ms } = await timed(async () => {
    for (let offset = 0; offset < bytes; offset += CHUNK) {
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
      const body = chunk.subarray(0, Math.min(CHUNK, bytes - offset))
      const { status } = await fetch(place, { method: 'PATCH', headers: { ...tus, ...headers }, body })
      if (status !== 204) throw new Error(`an upload was answered ${status}`)
    }
  })
  return ms
}

async function write(file: string, bytes: number): Promise<number> {
  const chunk = Buffer.alloc(CHUNK, 7)
  const { ms } = await timed(async () => {
    const handle = await open(file, 'w')
    for (let offset = 0; offset < bytes; offset += CHUNK)
      await handle.write(chunk, 0, Math.min(CHUNK, bytes - offset))
    await handle.sync()
    await handle.close()
  })
  return ms
}

/** Facts and thumbnail of a picture and a clip, the decoder being awake. */
async function looks(emit: Emit, folder: string): Promise<void> {
  const photo = await makeImage(folder, 'photo.jpg', { width: 4000, height: 3000, hue: 200 })
  const clip = makeVideo(folder, 'clip.mp4', { width: 1280, height: 720, seconds: 5 })
  const thumbPath = path.join(folder, 'thumb')
  const times = async (run: () => Promise<unknown>) => {
    const all: number[] = []
    for (let i = 0; i < 5; i++) all.push((await timed(run)).ms)
    return median(all)
  }
  const probe = async (file: string) => {
    const { ok } = await probeFile(file, { thumbPath })
    if (!ok) throw new Error(`${file} was refused`)
  }
  await probe(photo)
  const bare = await times(() => sharp(photo).resize(480).webp().toFile(`${thumbPath}.webp`))
  emit('probePicture', figure(await times(() => probe(photo)), 'ms', { floor: bare, note: '12 megapixels' }))
  const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'
  const shot = ['-v', 'error', '-y', '-ss', '2.5', '-i', clip, '-frames:v', '1', `${thumbPath}.jpg`]
  const one = await times(() => promisify(execFile)(ffmpeg, shot))
  const note = 'floor: ffmpeg taking one frame'
  emit('probeClip', figure(await times(() => probe(clip)), 'ms', { floor: one, note }))
  await fitting(emit, { clip, target: path.join(folder, 'fitted.mp4'), times })
  stopDecoder()
}

type Fitting = { clip: string; target: string; times: (run: () => Promise<unknown>) => Promise<number> }

/** A copy for the reference video, beside ffmpeg doing the same work without limits, progress or a second look. */
async function fitting(emit: Emit, { clip, target, times }: Fitting): Promise<void> {
  const probe = await probeFile(clip)
  if (!probe.ok || probe.facts.kind !== 'video') throw new Error('no clip')
  const { facts, format } = probe
  const recipe = planFit(facts, 'elementVideo')
  if (recipe?.kind !== 'video') throw new Error('no plan')
  const file = { path: clip, format }
  const args = fitArguments(file, { recipe, facts, target })
  const bare = await times(() => promisify(execFile)(process.env.FFMPEG_PATH ?? 'ffmpeg', args))
  const { signal } = new AbortController()
  const ours = await times(() => fitClip(file, { recipe, facts, target, signal, onPercent: () => undefined }))
  emit('fitClip', figure(ours, 'ms', { floor: bare, note: '5 s of 720p to 1080p; floor: bare ffmpeg' }))
}
