import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput } from '@/lib/server/media/untrusted-input'

/** How different two frames must be, 0 to 1 in ffmpeg's measure: at least this much, and so many times what goes on around them. */
const LEAST = 0.06
const TIMES = 4
const AROUND_MS = 500
/** What is less is stillness and not printed. */
const NOISE = 0.004
/** Nearer together it is one cut with a flash. */
const APART_MS = 250
const TIMEOUT_MS = 60_000

/** Film times in ms where a new picture begins, without 0. Empty when there is no ffmpeg or the film cannot be read: cuts are a help, never a condition. */
export async function findCuts(path: string): Promise<number[]> {
  const ffmpeg = ffmpegPath()
  if (!ffmpeg) return []
  const filter = `scale=320:-2:flags=fast_bilinear,select='gt(scene,${NOISE})',metadata=print:file=-`
  const run = await runFfmpeg(
    ffmpeg,
    ['-v', 'error', ...untrustedInput({ path, format: 'mp4' }), '-an', '-vf', filter, '-f', 'null', '-'],
    {
      timeoutMs: TIMEOUT_MS,
    },
  )
  if (run.code !== 0) return []
  const found = changesIn(run.stdout).filter(isCut)
  return found
    .map(({ at }) => at)
    .filter((at, i, all) => at > 0 && at - (all[i - 1] ?? -APART_MS) >= APART_MS)
}

type Change = { at: number; score: number }
function changesIn(printed: string): Change[] {
  const frames = /pts_time:(\d+(?:\.\d+)?)\s+lavfi\.scene_score=(\d+(?:\.\d+)?)/g
  return [...printed.matchAll(frames)].map(([, at, score]) => ({
    at: Math.round(Number(at) * 1_000),
    score: Number(score),
  }))
}

/** Movement changes every frame, a cut only one. */
function isCut(change: Change, _: number, all: readonly Change[]): boolean {
  if (change.score < LEAST) return false
  const near = all.filter((each) => each !== change && Math.abs(each.at - change.at) <= AROUND_MS)
  const highest = near.map(({ score }) => score).sort((a, b) => b - a)
  // One of its neighbours may be a cut too.
  return change.score >= TIMES * (highest[1] ?? 0)
}
