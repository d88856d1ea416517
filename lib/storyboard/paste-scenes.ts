import { addScene } from '@/lib/storyboard/edits'
import { limits } from '@/lib/storyboard/limits'
import { emptyReferences } from '@/lib/storyboard/new-storyboard'
import { carryReferences } from '@/lib/storyboard/reference-edits'
import type { Scene, SceneElement, Shot, Storyboard } from '@/lib/storyboard/schema'
import { clamp, fitTo, snap, totalMs } from '@/lib/storyboard/shot-lengths'

const { max } = limits.shot
const { minMs, maxMs } = limits.scene

/** How many scenes that many shots need. */
export function scenesFor(shots: number): number {
  return Math.ceil(shots / max)
}

/**
 * Shots as new scenes after `afterSceneId`, six in each, their lengths in proportion within 3 to 15 s; what their prompts
 * mention comes along. Shots have fresh ids, `sceneIds` are as many as `scenesFor` says; `like` gives the settings.
 */
export function pasteAsScenes(
  storyboard: Storyboard,
  afterSceneId: string,
  incoming: {
    shots: readonly Shot[]
    elements: readonly SceneElement[]
    sceneIds: readonly string[]
    like: Pick<Scene, 'quality' | 'aspect' | 'sound'>
  },
): Storyboard {
  const { shots, elements, sceneIds, like } = incoming
  let after = afterSceneId
  return sceneIds.reduce((board, id, i) => {
    const scene = sceneOf(shots.slice(i * max, (i + 1) * max), { id, like })
    if (!scene) return board
    const next = addScene(board, carryReferences(board, scene, { shots: scene.shots, elements }), after)
    after = next === board ? after : id
    return next
  }, storyboard)
}

function sceneOf(
  shots: readonly Shot[],
  { id, like }: { id: string; like: Pick<Scene, 'quality' | 'aspect' | 'sound'> },
): Scene | null {
  const durationMs = clamp(snap(totalMs(shots)), { minMs, maxMs })
  const fitted = fitTo(
    shots.map((shot) => ({ ...shot, locked: false })),
    durationMs,
  )
  if (!fitted || shots.length === 0) return null
  const { quality, aspect, sound } = like
  const settings = { quality, aspect, sound, watermark: false, references: emptyReferences }
  return { id, name: '', durationMs, ...settings, shots: fitted }
}
