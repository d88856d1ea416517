import type { MediaFacts } from '@/lib/storyboard/media-facts'
import { formatSeconds } from '@/lib/storyboard/timeline'

const common = [
  [16, 9],
  [9, 16],
  [1, 1],
  [4, 3],
  [3, 4],
  [3, 2],
  [2, 3],
  [21, 9],
] as const

/** "16:9" when it is one of the usual ratios within 2 %, else "1.85:1". */
export function ratioText({ width, height }: { width: number; height: number }): string {
  const ratio = width / height
  const near = common.find(([w, h]) => Math.abs(ratio / (w / h) - 1) < 0.02)
  if (near) return `${near[0]}:${near[1]}`
  return ratio >= 1 ? `${ratio.toFixed(2)}:1` : `1:${(1 / ratio).toFixed(2)}`
}

/** The line under a name in the library: "1920 × 1080", "1080p · 24 fps". */
export function factsText(facts: MediaFacts): string {
  if (facts.kind === 'image') return `${facts.width} × ${facts.height}`
  if (facts.kind === 'audio') return `${facts.container} · ${Math.round(facts.sampleRate / 100) / 10} kHz`
  const fps = Number(facts.fps.toFixed(2))
  return `${Math.min(facts.width, facts.height)}p · ${fps} fps`
}

/** The badge on a video: "6 s", "6.4 s". */
export function lengthText(facts: MediaFacts): string | null {
  if (facts.kind === 'image') return null
  const { durationMs } = facts
  return formatSeconds(durationMs < 1000 ? durationMs : Math.round(durationMs / 100) * 100)
}
