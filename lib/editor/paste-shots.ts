import type { CopiedShots } from '@/lib/editor/clipboard'
import type { CommandContext } from '@/lib/editor/command'
import { newId } from '@/lib/editor/new-id'
import { currentScene, currentShots, idsOf } from '@/lib/editor/shot-actions'
import { limits } from '@/lib/storyboard/limits'
import { pasteAsScenes, scenesFor } from '@/lib/storyboard/paste-scenes'
import { whyNotPasteShots } from '@/lib/storyboard/reasons'
import type { Shot } from '@/lib/storyboard/schema'
import { pasteShots } from '@/lib/storyboard/shot-edits'

/** More than a film of an hour is a slip of the hand. */
const MOST = 1_200
const fresh = (shots: readonly Shot[]): Shot[] => shots.map((shot) => ({ ...shot, id: newId() }))

/** Paste after the selection of the active scene, as many as there is room for; the rest is offered as scenes. */
export function pasteShotsHere(context: CommandContext, copied: CopiedShots, from = ''): void {
  const scene = currentScene(context)
  if (!scene || copied.shots.length === 0) return
  const room = Math.max(0, limits.shot.max - scene.shots.length)
  const last = currentShots(context).at(-1)
  const index = last ? scene.shots.indexOf(last) + 1 : scene.shots.length
  const wanted = fresh(copied.shots.slice(0, room))
  const { edit, selectShots } = context.store.getState()
  edit(pasteShots, scene.id, index, { shots: wanted, elements: copied.elements })
  const came = (currentScene(context)?.shots ?? []).filter((shot) => wanted.some(({ id }) => id === shot.id))
  if (came.length > 0) selectShots(scene.id, idsOf(came))

  const all = copied.shots.length
  const words = `${came.length === all ? all : `${came.length} of ${all}`} ${all === 1 ? 'shot' : 'shots'} pasted${from}`
  context.announce(words)
  if (came.length === all) {
    if (from) context.tell(words, { undo: true })
    return
  }
  const why = whyNotPasteShots(scene, room === 0 ? copied.shots.slice(0, 1) : wanted)
  const reason = why ?? `${limits.shot.max} shots is the most in one scene`
  const rest = copied.shots.slice(came.length, MOST)
  const count = scenesFor(rest.length)
  context.tell(`${words}. ${reason}`, {
    action: {
      label: count === 1 ? 'Make a scene of the rest' : `Make ${count} scenes of the rest`,
      run: () => pasteRest(context, scene.id, { shots: rest, elements: copied.elements }),
    },
  })
}

function pasteRest(context: CommandContext, afterSceneId: string, { shots, elements }: CopiedShots) {
  const scene = currentScene(context)
  if (!scene) return
  const sceneIds = Array.from({ length: scenesFor(shots.length) }, newId)
  const { edit } = context.store.getState()
  edit(pasteAsScenes, afterSceneId, { shots: fresh(shots), elements, sceneIds, like: scene })
  const made = sceneIds.length === 1 ? '1 scene' : `${sceneIds.length} scenes`
  context.announce(`${made} with ${shots.length} shots added`)
  context.tell(`${made} with ${shots.length} shots added`, { undo: true })
}
