import type { CommandContext } from '@/lib/editor/command'
import { selectStoryboard } from '@/lib/editor/store'
import { sceneStarts, shotStarts } from '@/lib/storyboard/timeline'

type How = { range?: boolean; toggle?: boolean }

/** Select a shot and bring the playhead onto it. `range` from the first selected one, `toggle` one more or less; both within a scene. */
export function selectShotAt(
  { store, player }: Pick<CommandContext, 'store' | 'player'>,
  shotId: string,
  { range = false, toggle = false }: How = {},
): void {
  const storyboard = selectStoryboard(store.getState())
  const sceneIndex = storyboard.scenes.findIndex((scene) => scene.shots.some((shot) => shot.id === shotId))
  const scene = storyboard.scenes[sceneIndex]
  if (!scene) return
  const { sceneId, shotIds, selectShots } = store.getState()
  const ids = scene.shots.map((shot) => shot.id)
  const index = ids.indexOf(shotId)
  const anchor = sceneId === scene.id ? ids.indexOf(shotIds[0] ?? '') : -1
  if (range && anchor >= 0) {
    selectShots(scene.id, ids.slice(Math.min(anchor, index), Math.max(anchor, index) + 1))
  } else if (toggle && sceneId === scene.id) {
    const on = !shotIds.includes(shotId)
    selectShots(
      scene.id,
      ids.filter((id) => (id === shotId ? on : shotIds.includes(id))),
    )
  } else selectShots(scene.id, [shotId])
  const from = (sceneStarts(storyboard)[sceneIndex] ?? 0) + (shotStarts(scene)[index] ?? 0)
  const to = from + (scene.shots[index]?.durationMs ?? 0)
  const { timeMs, playing } = player.get()
  if (!playing && (timeMs < from || timeMs >= to)) player.seek(from)
}
