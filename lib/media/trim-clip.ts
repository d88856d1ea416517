import {
  BufferTarget,
  canEncodeVideo,
  Conversion,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MkvOutputFormat,
  MovOutputFormat,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  QUALITY_VERY_HIGH,
  WEBM,
  WebMOutputFormat,
  type InputAudioTrack,
  type InputVideoTrack,
  type OutputFormat,
  type Source,
} from 'mediabunny'
import type { Format } from '@/lib/media/file-kind'

/** Part of a clip, in ms from its beginning. */
export type TrimRange = { startMs: number; endMs: number }
/** `copy` moves packets untouched and so begins at a key frame; `encode` makes new pictures and is exact. `bytes` is what comes out, near enough for a copy. */
export type TrimPlan = TrimRange & { way: 'copy' | 'encode'; bytes: number }
export type TrimRun = { onPercent: (percent: number) => void; signal: AbortSignal }
export type TrimmableClip = {
  durationMs: number
  codec: string
  /** `only` a copy where encoding has failed. */
  plan: (range: TrimRange, only?: 'copy') => Promise<TrimPlan>
  /** The bytes of a file of the same kind. Rejects when `signal` aborts or the file can no longer be read. */
  make: (plan: TrimPlan, run: TrimRun) => Promise<ArrayBuffer>
  close: () => void
}

/** A key frame this much before the wanted start is near enough to begin there. */
const NEAR_MS = 500

const writers: Partial<Record<Format, () => OutputFormat>> = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  mov: () => new MovOutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
  mkv: () => new MkvOutputFormat(),
}

/** Opens a clip whose range can be taken out without a server; null for one of which that cannot be said (AVI, unknown codecs, no pictures). */
export async function openTrimmable(source: Source, format: Format): Promise<TrimmableClip | null> {
  const writer = writers[format]
  if (!writer) return null
  const input = new Input({ source, formats: [MP4, QTFF, MATROSKA, WEBM] })
  const video = await input.getPrimaryVideoTrack()
  const codec = await video?.getCodec()
  const audio = await input.getPrimaryAudioTrack()
  const sink = video && new EncodedPacketSink(video)
  const last = await sink?.getPacket(Infinity, { metadataOnly: true })
  if (!video || !codec || !sink || !last || (audio && !(await audio.getCodec()))) {
    input.dispose()
    return null
  }
  const durationMs = Math.round((last.timestamp + last.duration) * 1000)
  const exact = writer().getSupportedVideoCodecs().includes('avc') && (await canEncode(video))
  return {
    durationMs,
    codec,
    plan: (range, only) => planTrim({ video, audio, exact: exact && only !== 'copy' }, range),
    make: (plan, run) => makeTrim(input, { format: writer(), plan, run }),
    close: () => input.dispose(),
  }
}

async function canEncode(video: InputVideoTrack): Promise<boolean> {
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()]
  return (await video.canDecode()) && (await canEncodeVideo('avc', { width, height }))
}

type Tracks = { video: InputVideoTrack; audio: InputAudioTrack | null; exact: boolean }

async function planTrim({ video, audio, exact }: Tracks, wanted: TrimRange): Promise<TrimPlan> {
  const sink = new EncodedPacketSink(video)
  const options = { metadataOnly: true } as const
  const key =
    (await sink.getKeyPacket(wanted.startMs / 1000, options)) ?? (await sink.getFirstPacket(options))
  const keyMs = Math.max(0, Math.round((key?.timestamp ?? 0) * 1000))
  const isNear = wanted.startMs - keyMs <= NEAR_MS
  const way = isNear || !exact ? 'copy' : 'encode'
  const range = { startMs: way === 'copy' ? keyMs : wanted.startMs, endMs: wanted.endMs }
  const bytes = (await bytesOf(video, range)) + (audio ? await bytesOf(audio, range) : 0)
  return { ...range, way, bytes }
}

async function bytesOf(track: InputVideoTrack | InputAudioTrack, range: TrimRange): Promise<number> {
  const sink = new EncodedPacketSink(track)
  const options = { metadataOnly: true } as const
  const first = (await sink.getPacket(range.startMs / 1000, options)) ?? (await sink.getFirstPacket(options))
  if (!first) return 0
  let bytes = 0
  for await (const { timestamp, byteLength } of sink.packets(first, undefined, options)) {
    if (timestamp * 1000 >= range.endMs) break
    bytes += byteLength
  }
  return bytes
}

type Making = { format: OutputFormat; plan: TrimPlan; run: TrimRun }

async function makeTrim(input: Input, { format, plan, run }: Making): Promise<ArrayBuffer> {
  const target = new BufferTarget()
  const conversion = await Conversion.init({
    input,
    output: new Output({ format, target }),
    tracks: 'primary',
    trim: { start: plan.startMs / 1000, end: plan.endMs / 1000 },
    ...(plan.way === 'encode'
      ? { video: { forceTranscode: true, codec: 'avc', quality: QUALITY_VERY_HIGH } }
      : { copy: { mode: 'forced' } }),
    showWarnings: false,
  })
  if (!conversion.isValid || conversion.discardedTracks.length > 0)
    throw new Error(`left out: ${conversion.discardedTracks.map(({ reason }) => reason).join()}`)
  conversion.onProgress = (share) => run.onPercent(share * 100)
  const stop = () => void conversion.cancel()
  run.signal.addEventListener('abort', stop)
  try {
    run.signal.throwIfAborted()
    await conversion.execute()
  } finally {
    run.signal.removeEventListener('abort', stop)
  }
  if (!target.buffer) throw new Error('nothing was written')
  return target.buffer
}
