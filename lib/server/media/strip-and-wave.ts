import { rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { blobs } from '@/lib/server/blob/blobs'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { untrustedInput, type ClipFile } from '@/lib/server/media/untrusted-input'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { STRIP_FRAME, STRIP_FRAMES } from '@/lib/media/film-strip'

const TIMEOUT_MS = 60_000
/** Longer clips are sampled from their key frames: decoding all of them would take as long as watching them. */
const WHOLE_MS = 30_000
const WAVE = '800x120'

/** Sixteen frames of a clip side by side, as a blob (JPEG); null when they cannot be read. */
export function makeStrip(file: ClipFile, durationMs: number): Promise<BlobKey | null> {
  const { width, height } = STRIP_FRAME
  const filter = [
    `fps=${STRIP_FRAMES * 1_000}/${Math.max(durationMs, 1)}`,
    `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1`,
    // Rounding may leave the strip a frame short.
    `tpad=stop=${STRIP_FRAMES}:stop_mode=clone,tile=${STRIP_FRAMES}x1`,
  ].join(',')
  const fast = durationMs > WHOLE_MS ? ['-skip_frame', 'nokey'] : []
  const output = [
    '-map',
    '0:V:0',
    '-vf',
    filter,
    '-frames:v',
    '1',
    '-c:v',
    'mjpeg',
    '-pix_fmt',
    'yuvj420p',
    '-q:v',
    '5',
  ]
  return make([...fast, ...untrustedInput(file), ...output, '-f', 'image2', '-update', '1'], 'jpg')
}

/** How loud a sound is over its time: white on nothing (PNG), so that the page gives it the colour. Null when it cannot be read. */
export function makeWave(file: ClipFile): Promise<BlobKey | null> {
  const filter = `[0:a:0]aformat=channel_layouts=mono,showwavespic=s=${WAVE}:colors=white:scale=sqrt`
  return make(
    [...untrustedInput(file), '-filter_complex', filter, '-frames:v', '1', '-f', 'image2', '-update', '1'],
    'png',
  )
}

async function make(args: string[], ext: 'jpg' | 'png'): Promise<BlobKey | null> {
  const ffmpeg = ffmpegPath()
  if (!ffmpeg) return null
  const draft = path.join(tmpdir(), `shotboard-look-${randomUUID()}.${ext}`)
  try {
    const run = await runFfmpeg(ffmpeg, ['-v', 'error', ...args, '-y', draft], { timeoutMs: TIMEOUT_MS })
    return run.code === 0 && existsSync(draft) ? (await blobs().put(draft, ext)).key : null
  } finally {
    await rm(draft, { force: true })
  }
}
