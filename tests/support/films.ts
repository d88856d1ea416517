import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { animaticPlan } from '@/lib/animatic/plan-from-payload'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'
import { renderFilm } from '@/lib/server/engine/render/render-film'
import type { RenderResult } from '@/lib/server/engine/render/render-job'
import { env } from '@/lib/server/env'

const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'

export type Source = { file: string; width: number; height: number; durationMs?: number }
type Options = { sources?: Record<string, Source>; signal?: AbortSignal; onProgress?: (part: number) => void }

/** Renders a payload whose urls are the names of `sources`. Element 1 is called Mara and shows the source "mara". */
export async function filmOf(
  payload: object,
  options: Options = {},
): Promise<RenderResult & { folder: string }> {
  const { sources = {}, ...rest } = options
  const plan = animaticPlan(payload, {
    element: () => ({ name: 'Mara', pictureKey: 'mara' }),
    media: (key) => sources[key] ?? null,
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-film-'))
  const files = Object.fromEntries(Object.entries(sources).map(([key, { file }]) => [key, file]))
  return { ...(await renderFilm({ plan, files, folder }, rest).catch(withDetail)), folder }
}

/** A test that fails says what the program said. */
function withDetail(error: unknown): never {
  if (error instanceof RenderFailure) error.stack = `${error.message}: ${error.detail}\n${error.stack}`
  throw error
}

export const segmentFolder = () => path.join(env().DATA_DIR, 'cache', 'segments')
export const forgetSegments = () => rmSync(segmentFolder(), { recursive: true, force: true })

type Stream = Record<string, string | number>
export function probe(file: string): { video: Stream; audio: Stream | undefined } {
  const args = ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', file]
  const probed: unknown = JSON.parse(
    execFileSync(ffmpeg.replace(/ffmpeg$/, 'ffprobe'), args, { encoding: 'utf8' }),
  )
  const { streams } = probed as { streams: Stream[] }
  const video = streams.find((stream) => stream.codec_type === 'video')
  if (!video) throw new Error('no video stream')
  return { video, audio: streams.find((stream) => stream.codec_type === 'audio') }
}

export function topBoxes(file: string): string[] {
  const data = readFileSync(file)
  const names: string[] = []
  for (let at = 0; at + 8 <= data.length; at += data.readUInt32BE(at) || data.length)
    names.push(data.toString('latin1', at + 4, at + 8))
  return names
}

export type Frame = { width: number; height: number; at: (x: number, y: number) => [number, number, number] }

/** One frame by its number; `at` takes parts of the width and height, 0..1, and answers RGB. */
export function frameOf(file: string, number: number): Frame {
  const { width, height } = probe(file).video
  const args = ['-nostdin', '-v', 'error', '-i', file, '-vf', `select=eq(n\\,${number})`, '-frames:v', '1']
  const pixels = execFileSync(ffmpeg, [...args, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  const size = { width: Number(width), height: Number(height) }
  return {
    ...size,
    at: (x, y) => {
      const p = 3 * (Math.floor(y * size.height) * size.width + Math.floor(x * size.width))
      return [pixels[p] ?? 0, pixels[p + 1] ?? 0, pixels[p + 2] ?? 0]
    },
  }
}

export const brightness = ([red, green, blue]: [number, number, number]) => (red + green + blue) / 3
