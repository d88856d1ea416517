import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { limits } from '@/lib/storyboard/limits'
import { referenceLimit } from '@/lib/storyboard/reference-limit'
import type { SceneIssue } from '@/lib/storyboard/issue'
import type { Scene } from '@/lib/storyboard/schema'
import { formatSeconds } from '@/lib/storyboard/timeline'

/** What a ready scene is, in numbers: lines under "Ready to generate". */
export function preflightChecks(scene: Scene, index: LibraryIndex): string[] {
  const { used, max } = referenceLimit(scene)
  const { video } = scene.references
  const lines: string[] = []
  if (video?.use === 'base') {
    const facts = index.assets.get(video.assetId)?.facts
    const ms = facts?.kind === 'video' ? Math.round(facts.durationMs / 1000) * 1000 : null
    lines.push(
      ms === null ? 'Output is as long as the video' : `Output is ${formatSeconds(ms)}, as long as the video`,
    )
  } else if (scene.shots.length === 1) lines.push(`1 shot, ${formatSeconds(scene.durationMs)}`)
  else {
    const sum = scene.shots.reduce((ms, shot) => ms + shot.durationMs, 0)
    const total = formatSeconds(scene.durationMs)
    lines.push(`${scene.shots.length} of ${limits.shot.max} shots, ${(sum / 1000).toFixed(1)} of ${total}`)
  }
  if (used > 0) lines.push(`${used} of ${max} references, all ready`)
  return lines
}

/** A prompt nobody has written yet is a next step, not a mistake (rules 5 and 47). */
export function isUnwritten({ rule, field }: SceneIssue, blankShotIds: readonly string[]): boolean {
  return (rule === 5 || rule === 47) && field.kind === 'shot' && blankShotIds.includes(field.shotId)
}

export function blankShots(scene: Scene | undefined): string[] {
  return (scene?.shots ?? []).filter((shot) => shot.prompt.trim() === '').map(({ id }) => id)
}
