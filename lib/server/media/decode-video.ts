import { MAX_VIDEO_PIXELS, type ProbeFailure } from '@/lib/media/probe-result'
import type { VideoFacts } from '@/lib/storyboard/media-facts'
import { throwIfDiskFull } from '@/lib/server/errors'
import { THUMB_SIDE } from '@/lib/server/media/decoder-protocol'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput, type ClipFile } from '@/lib/server/media/untrusted-input'

const TIMEOUT_MS = 60_000
/** Decodes the first frame, one from the middle and the last of a video whose facts are known, and writes the middle one to `thumbPath` (JPEG). Null when all is well. Throws when there is no room for the thumbnail. */
export async function decodeVideo(
  file: ClipFile,
  facts: VideoFacts,
  thumbPath: string | null,
): Promise<ProbeFailure | null> {
  const { width, height } = facts
  if (width * height > MAX_VIDEO_PIXELS)
    return failure({ code: 'tooManyPixels', width, height, max: MAX_VIDEO_PIXELS }, null)
  const ffmpeg = ffmpegPath()
  if (!ffmpeg) return failure({ code: 'noDecoder' }, 'ffmpeg was not found')
  const three = await runFfmpeg(ffmpeg, threeFrames(file, facts, thumbPath), { timeoutMs: TIMEOUT_MS })
  if (three.code === 0 && framesIn(three.stdout) >= 3) return null
  throwIfDiskFull(three.stderr)
  if (three.timedOut) return failure({ code: 'tooSlow', seconds: TIMEOUT_MS / 1000 }, three.stderr)
  return decodeWhole({ ffmpeg, file, facts, thumbPath })
}

type Whole = { ffmpeg: string; file: ClipFile; facts: VideoFacts; thumbPath: string | null }

/** Seeking can fail where playing does not (open groups of pictures, one-frame clips), so what fails above is decided by decoding everything. */
async function decodeWhole({ ffmpeg, file, facts, thumbPath }: Whole): Promise<ProbeFailure | null> {
  const input = ['-v', 'error', '-xerror', ...untrustedInput(file)]
  const frames = ['-map', '0:V:0', '-f', 'framecrc', 'pipe:1']
  const run = await runFfmpeg(ffmpeg, [...input, ...frames, ...thumbnail(0, facts, thumbPath)], {
    timeoutMs: TIMEOUT_MS,
  })
  if (run.timedOut) return failure({ code: 'tooSlow', seconds: TIMEOUT_MS / 1000 }, run.stderr)
  throwIfDiskFull(run.stderr)
  if (framesIn(run.stdout) === 0) return failure(whyNothing(run.stderr, facts), run.stderr)
  return run.code === 0 ? null : failure({ code: 'damaged', atMs: lastMs(run.stdout) }, run.stderr)
}

function whyNothing(stderr: string, facts: VideoFacts): ProbeFailure['reason'] {
  const hidden = /Picture size (\d+)x(\d+) exceeds specified max pixel count/.exec(stderr)
  if (hidden)
    return {
      code: 'tooManyPixels',
      width: Number(hidden[1]),
      height: Number(hidden[2]),
      max: MAX_VIDEO_PIXELS,
    }
  const known = ['avc', 'hevc', 'vp8', 'vp9', 'av1', 'prores', 'mpeg4', 'mjpeg'].includes(facts.codec)
  return known ? { code: 'damaged', atMs: null } : { code: 'codec', codec: facts.codec }
}

function threeFrames(file: ClipFile, facts: VideoFacts, thumbPath: string | null): string[] {
  const frameMs = 1000 / Math.max(facts.fps, 1)
  const middle = facts.durationMs / 2000
  const last = Math.max(0, facts.durationMs - 1.5 * frameMs) / 1000
  const input = untrustedInput(file)
  return [
    ...['-v', 'error', '-xerror', ...input],
    ...['-noaccurate_seek', '-ss', middle.toFixed(3), ...input],
    ...['-ss', last.toFixed(3), ...input],
    ...[0, 1, 2].flatMap(oneFrame),
    ...thumbnail(1, facts, thumbPath),
  ]
}

// Three outputs: a limit on frames ends every stream of its output.
const oneFrame = (input: number) => ['-map', `${input}:V:0`, '-frames:v', '1', '-f', 'framecrc', 'pipe:1']

function thumbnail(input: number, { width, height }: VideoFacts, thumbPath: string | null): string[] {
  if (!thumbPath) return []
  const scale = Math.min(1, THUMB_SIDE / Math.max(width, height))
  const size = [width, height].map((side) => Math.max(2, Math.round((side * scale) / 2) * 2)).join(':')
  const picture = ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '4', '-f', 'image2', '-update', '1']
  return [
    '-map',
    `${input}:V:0`,
    '-frames:v',
    '1',
    '-vf',
    `scale=${size},setsar=1`,
    ...picture,
    '-y',
    thumbPath,
  ]
}

const frameLines = (crc: string) => crc.split('\n').filter((line) => /^\d+,/.test(line))
const framesIn = (crc: string) => frameLines(crc).length

/** Time of the last frame that could be decoded, from framecrc's "#tb 0: 1/30" and "stream, dts, pts, ..." lines. */
function lastMs(crc: string): number | null {
  const [, numerator, denominator] = /^#tb 0: (\d+)\/(\d+)/m.exec(crc) ?? []
  const pts = frameLines(crc).at(-1)?.split(',')[2]
  if (!numerator || !denominator || !pts) return null
  return Math.max(0, Math.round((Number(pts) * Number(numerator) * 1000) / Number(denominator)))
}

function failure(reason: ProbeFailure['reason'], raw: string | null): ProbeFailure {
  return { ok: false, reason, raw: raw?.slice(0, 2000) ?? null }
}
