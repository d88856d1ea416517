import {
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP3,
  MP4,
  QTFF,
  WAVE,
  WEBM,
  type InputAudioTrack,
  type InputFormat,
  type InputVideoTrack,
  type Source,
} from 'mediabunny'
import type { Format } from '@/lib/media/file-kind'
import { measureRate } from '@/lib/media/frame-rate'
import type { AudioFacts, VideoFacts } from '@/lib/storyboard/media-facts'

export type ReadMedia =
  | { ok: true; facts: VideoFacts | AudioFacts }
  | { ok: false; why: 'noVideo' | 'noFrames' | 'broken'; raw: string }
type File = { mime: string; bytes: number; format: Format }

const RATE_SAMPLE = 240
const readers: Partial<Record<Format, { formats: InputFormat[]; name: string }>> = {
  mp4: { formats: [MP4, QTFF], name: 'MP4' },
  mov: { formats: [MP4, QTFF], name: 'MOV' },
  m4a: { formats: [MP4, QTFF], name: 'M4A' },
  webm: { formats: [WEBM, MATROSKA], name: 'WebM' },
  mkv: { formats: [MATROSKA, WEBM], name: 'Matroska' },
  wav: { formats: [WAVE], name: 'WAV' },
  mp3: { formats: [MP3], name: 'MP3' },
}

/** Reads the index of a video or sound (not AVI). The duration is the end of its last packet and the rate is measured: headers lie. */
export async function readMedia(source: Source, { format, mime, bytes }: File): Promise<ReadMedia> {
  const reader = readers[format]
  if (!reader) return { ok: false, why: 'broken', raw: `no reader for ${format}` }
  const input = new Input({ source, formats: reader.formats })
  try {
    const video = await input.getPrimaryVideoTrack()
    const audio = await input.getPrimaryAudioTrack()
    if (video && !isSound(format))
      return await videoFacts(video, audio, { mime, bytes, container: reader.name })
    if (audio && hasSound(format))
      return await soundFacts(audio, {
        bytes,
        mime: format === 'wav' ? 'audio/wav' : format === 'mp3' ? 'audio/mpeg' : 'audio/mp4',
        container: isSound(format) ? reader.name : 'M4A',
      })
    return { ok: false, why: 'noVideo', raw: 'no video track' }
  } catch (error) {
    return { ok: false, why: 'broken', raw: error instanceof Error ? error.message : String(error) }
  } finally {
    input.dispose()
  }
}
const isSound = (format: Format) => format === 'wav' || format === 'mp3' || format === 'm4a'
/** An MP4 without pictures is an M4A by another name. */
const hasSound = (format: Format) => isSound(format) || format === 'mp4' || format === 'mov'

type VideoFile = Pick<VideoFacts, 'mime' | 'bytes'> & { container: string }

async function videoFacts(
  track: InputVideoTrack,
  audio: InputAudioTrack | null,
  file: VideoFile,
): Promise<ReadMedia> {
  const sink = new EncodedPacketSink(track)
  const last = await sink.getPacket(Infinity, { metadataOnly: true })
  const end = last ? last.timestamp + last.duration : 0
  if (!last || !(end > 0)) return { ok: false, why: 'noFrames', raw: 'the video track has no packets' }
  const times: number[] = []
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    times.push(packet.timestamp)
    if (times.length >= RATE_SAMPLE) break
  }
  const rate = measureRate(times)
  const colour = colourText(await track.getColorSpace())
  const codecText = await track.getCodecParameterString()
  const sound = audio && (await soundTrack(audio))
  return {
    ok: true,
    facts: {
      kind: 'video',
      ...file,
      width: Math.round(await track.getDisplayWidth()),
      height: Math.round(await track.getDisplayHeight()),
      durationMs: Math.round(end * 1000),
      fps: rate.fps || Math.round(1000 / Math.max(last.duration, 0.001)) / 1000,
      variableFps: rate.variable,
      codec: (await track.getCodec()) ?? (await track.getInternalCodecId())?.toString() ?? 'unknown',
      audioCodec: sound?.codec ?? null,
      ...(codecText && { codecText }),
      ...(colour && { colour }),
      audio: sound,
    },
  }
}

async function soundFacts(
  track: InputAudioTrack,
  file: Pick<AudioFacts, 'mime' | 'bytes' | 'container'>,
): Promise<ReadMedia> {
  const last = await new EncodedPacketSink(track).getPacket(Infinity, { metadataOnly: true })
  const end = last ? last.timestamp + last.duration : 0
  if (!(end > 0)) return { ok: false, why: 'noFrames', raw: 'the sound has no packets' }
  return {
    ok: true,
    facts: { kind: 'audio', ...file, durationMs: Math.round(end * 1000), ...(await soundTrack(track)) },
  }
}

async function soundTrack(track: InputAudioTrack) {
  return {
    codec: (await track.getCodec()) ?? (await track.getInternalCodecId())?.toString() ?? 'unknown',
    channels: await track.getNumberOfChannels(),
    sampleRate: await track.getSampleRate(),
  }
}

function colourText({ primaries, transfer }: VideoColorSpaceInit): string | null {
  if (!primaries) return null
  return !transfer || transfer === primaries ? primaries : `${primaries} ${transfer}`
}
