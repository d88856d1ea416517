import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'

/** How different two frames must be, 0 to 1, in ffmpeg's measure. Hard cuts are above 0.3, a fast pan below 0.15. */
const DIFFERENT = 0.22
/** Nearer together it is one cut with a flash. */
const APART_MS = 250
const TIMEOUT_MS = 60_000

/** Film times in ms where a new picture begins, without 0. Empty when there is no ffmpeg or the film cannot be read: cuts are a help, never a condition. */
export async function findCuts(path: string): Promise<number[]> {
  const ffmpeg = ffmpegPath()
  if (!ffmpeg) return []
  const filter = `scale=320:-2:flags=fast_bilinear,select='gt(scene,${DIFFERENT})',metadata=print:file=-`
  const run = await runFfmpeg(
    ffmpeg,
    ['-v', 'error', '-i', path, '-an', '-vf', filter, '-f', 'null', '-'],
    TIMEOUT_MS,
  )
  if (run.code !== 0) return []
  const times = [...run.stdout.matchAll(/pts_time:(\d+(?:\.\d+)?)/g)].map(([, at]) =>
    Math.round(Number(at) * 1_000),
  )
  return times.filter((at, i) => at > 0 && at - (times[i - 1] ?? -APART_MS) >= APART_MS)
}
