import type { VideoFacts } from '@/lib/storyboard/media-facts'

/** Frames are whole and encoders round: half a second of play is no difference. */
const LENGTH_TOLERANCE_MS = 500
const RATIO_TOLERANCE = 0.03
const SIZE_TOLERANCE = 0.05
/** Short side in px (contract.md 2.1: std is 720P, pro 1080P). */
const sides: Record<string, number> = { std: 720, pro: 1080 }

/** Sentences on what a finished video does not have of what its request asked for; empty when all is there. An edited base video keeps its own length and size (contract.md rules 14, 27). */
export function resultNotes(payload: Record<string, unknown>, facts: VideoFacts): string[] {
  const { width, height, durationMs } = facts
  if (editsBaseVideo(payload.video_list)) return []
  const notes: string[] = []
  const askedMs = Number(payload.duration ?? Number.NaN) * 1000
  if (Number.isFinite(askedMs) && Math.abs(askedMs - durationMs) > LENGTH_TOLERANCE_MS)
    notes.push(`${askedMs / 1000} s were asked for, the video has ${Math.round(durationMs / 100) / 10} s.`)
  const side = sides[String(payload.mode)]
  if (side !== undefined && Math.abs(Math.min(width, height) / side - 1) > SIZE_TOLERANCE)
    notes.push(`${side}p was asked for, the video has ${width} × ${height}.`)
  const [across, down] = String(payload.aspect_ratio ?? '')
    .split(':')
    .map(Number)
  if (across && down && Math.abs(width / height / (across / down) - 1) > RATIO_TOLERANCE)
    notes.push(`${across}:${down} was asked for, the video has ${width} × ${height}.`)
  if (payload.sound === 'on' && facts.audioCodec === null)
    notes.push('Sound was asked for, the video has none.')
  return notes
}

function editsBaseVideo(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.some((item: { refer_type?: unknown }) => (item.refer_type ?? 'base') === 'base')
  )
}
