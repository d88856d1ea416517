import { EncodedPacketSink, Input, MP4, QTFF, type InputVideoTrack, type Source } from 'mediabunny'
import type { VideoFacts } from '@/lib/storyboard/media-facts'

export type ReadVideo =
  { ok: true; facts: VideoFacts } | { ok: false; why: 'noVideo' | 'noFrames' | 'broken'; raw: string }
type File = { mime: string; bytes: number }

const usualRates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60]
const RATE_SAMPLE = 240

/** Reads an MP4's or MOV's index. The duration is the end of its last packet and the rate is measured: headers lie. */
export async function readVideo(source: Source, file: File): Promise<ReadVideo> {
  const input = new Input({ source, formats: [MP4, QTFF] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) return { ok: false, why: 'noVideo', raw: 'no video track' }
    const audio = await input.getPrimaryAudioTrack()
    const sink = new EncodedPacketSink(track)
    const last = await sink.getPacket(Infinity, { metadataOnly: true })
    const end = last ? last.timestamp + last.duration : 0
    if (!last || !(end > 0)) return { ok: false, why: 'noFrames', raw: 'the video track has no packets' }
    const rate = await frameRate(sink)
    const size = await shownSize(track)
    return {
      ok: true,
      facts: {
        kind: 'video',
        ...file,
        ...size,
        durationMs: Math.round(end * 1000),
        fps: rate.fps || Math.round(1000 / Math.max(last.duration, 0.001)) / 1000,
        variableFps: rate.variable,
        codec: (await track.getCodec()) ?? (await track.getInternalCodecId())?.toString() ?? 'unknown',
        audioCodec: audio ? ((await audio.getCodec()) ?? 'unknown') : null,
      },
    }
  } catch (error) {
    return { ok: false, why: 'broken', raw: error instanceof Error ? error.message : String(error) }
  } finally {
    input.dispose()
  }
}

async function shownSize(track: InputVideoTrack): Promise<{ width: number; height: number }> {
  return {
    width: Math.round(await track.getDisplayWidth()),
    height: Math.round(await track.getDisplayHeight()),
  }
}

async function frameRate(sink: EncodedPacketSink): Promise<{ fps: number; variable: boolean }> {
  const times: number[] = []
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    times.push(packet.timestamp)
    if (times.length >= RATE_SAMPLE) break
  }
  return measureRate(times)
}

/** Frames per second of presentation times in seconds (any order). Gaps near the median are averaged, so neither a pause nor a coarse clock shifts the figure. */
export function measureRate(times: readonly number[]): { fps: number; variable: boolean } {
  const sorted = [...times].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] ?? 0))
  gaps.sort((a, b) => a - b)
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? 0
  const median = at(0.5)
  if (median <= 0) return { fps: 0, variable: false }
  const variable = gaps.length > 4 && at(0.95) - at(0.05) > median / 2
  const regular = gaps.filter((gap) => Math.abs(gap - median) < median / 2)
  const mean = regular.reduce((sum, gap) => sum + gap, 0) / regular.length
  const fps = 1 / (variable ? median : mean)
  const usual = usualRates.find((rate) => Math.abs(rate - fps) < rate * 0.0004)
  return { fps: usual ?? Math.round(fps * 1000) / 1000, variable }
}
