import { throwIfDiskFull } from '@/lib/server/errors'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput, type ClipFile } from '@/lib/server/media/untrusted-input'
import { placing } from '@/lib/storyboard/fit-placing'
import type { VideoRecipe } from '@/lib/storyboard/fit-recipe'
import { framesOf } from '@/lib/storyboard/fit-time'
import { whyUnreadable } from '@/lib/storyboard/fit'
import type { VideoFacts } from '@/lib/storyboard/media-facts'

const TIMEOUT_MS = 20 * 60_000
/** Ten seconds stay under the 200 MB of the contract, whatever is on the picture. */
const MAX_RATE = '120M'
const fractions: Record<string, string> = { 23.976: '24000/1001', 29.97: '30000/1001', 59.94: '60000/1001' }

type Fit = {
  recipe: VideoRecipe
  facts: VideoFacts
  target: string
  signal: AbortSignal
  onPercent: (percent: number) => void
}

/** Writes the copy of a clip as H.264 and AAC in MP4. Null when it was made, or when the signal stopped it. */
export async function fitClip(
  file: ClipFile,
  fit: Fit,
): Promise<{ sentence: string; raw: string | null } | null> {
  const ffmpeg = ffmpegPath()
  if (!ffmpeg)
    return { sentence: whyUnreadable('The clip', { code: 'noDecoder' }), raw: 'ffmpeg was not found' }
  const run = await runFfmpeg(ffmpeg, fitArguments(file, fit), {
    timeoutMs: TIMEOUT_MS,
    cpuSeconds: 2 * (TIMEOUT_MS / 1000),
    signal: fit.signal,
    onLine: progressReader(fit.recipe.durationMs, fit.onPercent),
  })
  if (run.aborted || run.code === 0) return null
  if (run.timedOut)
    return { sentence: `The copy was not ready within ${TIMEOUT_MS / 60_000} minutes.`, raw: run.stderr }
  throwIfDiskFull(run.stderr)
  return { sentence: 'The clip could not be converted. It may be damaged; export it again.', raw: run.stderr }
}

/** ffmpeg's arguments for a recipe, whole frames in and whole frames out. Exported for the bench, which runs the same work bare. */
export function fitArguments(
  file: ClipFile,
  { recipe, facts, target }: Omit<Fit, 'signal' | 'onPercent'>,
): string[] {
  const seconds = String(recipe.durationMs / 1000)
  const sound = facts.audioCodec !== null
  return [
    ...['-v', 'error', '-nostats', '-progress', 'pipe:1', '-ss', String(recipe.startMs / 1000)],
    ...untrustedInput(file),
    ...['-map', '0:V:0', '-vf', pictureFilters(recipe, facts).join(',')],
    ...(sound ? ['-map', '0:a:0', '-af', `apad,atrim=end=${seconds}`, '-c:a', 'aac', '-b:a', '160k'] : []),
    ...(sound ? ['-ac', '2', '-ar', '48000'] : []),
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-maxrate', MAX_RATE, '-bufsize', MAX_RATE],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ...['-t', seconds, '-movflags', '+faststart', '-f', 'mp4', '-y', target],
  ]
}

function pictureFilters(recipe: VideoRecipe, facts: VideoFacts): string[] {
  const { cut, inner, left, top } = placing(recipe, facts, 2)
  const fps = fractions[recipe.fps] ?? String(recipe.fps)
  const hold = (recipe.durationMs / 1000 + 1).toFixed(3)
  return [
    `fps=${fps}`,
    `tpad=stop_mode=clone:stop_duration=${hold}`,
    `trim=end_frame=${framesOf(recipe.durationMs, recipe.fps)}`,
    // Pixel aspect first, so that the region is in px as shown.
    `scale=${facts.width}:${facts.height}`,
    'setsar=1',
    `crop=${cut.width}:${cut.height}:${cut.x}:${cut.y}`,
    `scale=${inner.width}:${inner.height}`,
    `pad=${recipe.width}:${recipe.height}:${left}:${top}`,
    'setsar=1',
    'format=yuv420p',
  ]
}

function progressReader(durationMs: number, onPercent: (percent: number) => void): (line: string) => void {
  let told = 0
  return (line) => {
    const micros = /^out_time_us=(\d+)/.exec(line)?.[1]
    if (!micros) return
    const percent = Math.min(99, Math.floor(Number(micros) / 10 / durationMs))
    if (percent < told + 2) return
    told = percent
    onPercent(percent)
  }
}
