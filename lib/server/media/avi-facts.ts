import { measureRate } from '@/lib/media/frame-rate'
import type { DecoderAnswer } from '@/lib/server/media/decoder'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput, type ClipFile } from '@/lib/server/media/untrusted-input'
import type { VideoFacts } from '@/lib/storyboard/media-facts'

const TIMEOUT_MS = 60_000
const RATE_SAMPLE = 240
const codecNames: Record<string, string> = { h264: 'avc', mp3float: 'mp3' }

/** Facts of an AVI: ffmpeg copies its packets to nowhere and tells time and size of each. Nothing is decoded. */
export async function readAvi(file: ClipFile & { mime: string; bytes: number }): Promise<DecoderAnswer> {
  const ffmpeg = ffmpegPath()
  if (!ffmpeg) return { ok: false, reason: { code: 'noDecoder' }, raw: 'ffmpeg was not found' }
  const seen = packetReader()
  const args = ['-v', 'error', ...untrustedInput(file), '-map', '0:V:0', '-map', '0:a:0?']
  const run = await runFfmpeg(ffmpeg, [...args, '-c', 'copy', '-f', 'framecrc', 'pipe:1'], {
    timeoutMs: TIMEOUT_MS,
    onLine: seen.onLine,
  })
  const raw = run.stderr.slice(0, 2000)
  if (run.timedOut) return { ok: false, reason: { code: 'tooSlow', seconds: TIMEOUT_MS / 1000 }, raw }
  const facts = seen.facts()
  if (facts) return { ok: true, facts: { ...facts, mime: file.mime, bytes: file.bytes } }
  const code = /matches no streams/.test(raw) ? 'noVideo' : seen.hasVideo() ? 'noFrames' : 'damaged'
  return { ok: false, reason: code === 'damaged' ? { code, atMs: null } : { code }, raw }
}

/** Reads framecrc: "#codec_id 0: mpeg4" lines, then "stream, dts, pts, duration, size, crc" per packet. */
function packetReader() {
  const heads = new Map<string, string>()
  const times: number[] = []
  let endSeconds = 0
  const secondsPerTick = () => fraction(heads.get('tb 0'), '/')
  return {
    onLine(line: string) {
      const head = /^#(\S+ \d): (.*)$/.exec(line)
      if (head?.[1] && head[2] !== undefined) heads.set(head[1], head[2].trim())
      if (!line.startsWith('0,')) return
      const [, , pts = '', duration = ''] = line.split(',')
      const start = Number(pts) * secondsPerTick()
      if (!Number.isFinite(start)) return
      if (times.length < RATE_SAMPLE) times.push(start)
      endSeconds = Math.max(endSeconds, start + Number(duration) * secondsPerTick())
    },
    hasVideo: () => heads.has('codec_id 0'),
    facts(): Omit<VideoFacts, 'mime' | 'bytes'> | null {
      const [width = 0, height = 0] = (heads.get('dimensions 0') ?? '').split('x').map(Number)
      if (times.length === 0 || !(endSeconds > 0) || !(width > 0 && height > 0)) return null
      const rate = measureRate(times)
      const aspect = fraction(heads.get('sar 0'), '/') || 1
      const codec = heads.get('codec_id 0') ?? 'unknown'
      const audio = sound(heads)
      return {
        kind: 'video',
        container: 'AVI',
        // The wider side is drawn out, the other stays: as browsers show it.
        width: Math.round(aspect >= 1 ? width * aspect : width),
        height: Math.round(aspect < 1 ? height / aspect : height),
        durationMs: Math.round((endSeconds - Math.min(...times)) * 1000),
        fps: rate.fps || Math.round(1000 / secondsPerTick()) / 1000,
        variableFps: rate.variable,
        codec: codecNames[codec] ?? codec,
        audioCodec: audio?.codec ?? null,
        audio,
      }
    },
  }
}

function sound(heads: ReadonlyMap<string, string>): (VideoFacts['audio'] & object) | null {
  const codec = heads.get('codec_id 1')
  if (!codec) return null
  const layout = heads.get('channel_layout_name 1') ?? heads.get('channel_layout 1') ?? ''
  const channels = /mono|^4$/.test(layout) ? 1 : Number(/^(\d+)(\.1)?/.exec(layout)?.[1] ?? 2)
  return {
    codec: codecNames[codec] ?? codec.replace(/^pcm_(\w)(\d+).*$/, 'pcm-$1$2'),
    channels,
    sampleRate: Number(heads.get('sample_rate 1') ?? 0),
  }
}

function fraction(text: string | undefined, sign: string): number {
  const [above = 0, below = 1] = (text ?? '').split(sign).map(Number)
  return below > 0 ? above / below : 0
}
