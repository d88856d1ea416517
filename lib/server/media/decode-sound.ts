import type { ProbeFailure } from '@/lib/media/probe-result'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput, type ClipFile } from '@/lib/server/media/untrusted-input'
import type { AudioFacts } from '@/lib/storyboard/media-facts'

const TIMEOUT_MS = 60_000
/** Enough to know that the codec is what it says; a long recording is not decoded twice. */
const SECONDS = 10

/** Decodes the first seconds of a sound. Null when all is well. */
export async function decodeSound(file: ClipFile, facts: AudioFacts): Promise<ProbeFailure | null> {
  const ffmpeg = ffmpegPath()
  if (!ffmpeg) return { ok: false, reason: { code: 'noDecoder' }, raw: 'ffmpeg was not found' }
  const args = ['-v', 'error', ...untrustedInput(file), '-map', '0:a:0', '-t', String(SECONDS)]
  const run = await runFfmpeg(ffmpeg, [...args, '-f', 'framecrc', 'pipe:1'], { timeoutMs: TIMEOUT_MS })
  const raw = run.stderr.slice(0, 2000)
  if (run.timedOut) return { ok: false, reason: { code: 'tooSlow', seconds: TIMEOUT_MS / 1000 }, raw }
  if (/^0,/m.test(run.stdout)) return null
  const known = ['aac', 'mp3', 'alac', 'flac', 'opus'].includes(facts.codec) || facts.codec.startsWith('pcm')
  return {
    ok: false,
    reason: known ? { code: 'damaged', atMs: null } : { code: 'codec', codec: facts.codec },
    raw,
  }
}
