import type { PointerEvent } from 'react'
import type { Studio } from '@/components/studio/studio-context'
import { shotsInSpan } from '@/lib/editor/marquee'
import { selectStoryboard } from '@/lib/editor/store'
import { toMs } from '@/lib/editor/time-scale'
import type { Drag } from '@/lib/editor/use-drag'

/** Over what the shots lane covers, in px from the top of the lanes. */
const SHOTS = { top: 50, bottom: 130 }

/** Pressed where nothing is: a click moves the playhead, a drag draws a rectangle and selects the shots it touches; Shift keeps the others. */
export function marqueeDrag(
  { store, player, prefs, gesture, context }: Studio,
  lanes: HTMLElement,
  event: PointerEvent,
): Drag {
  const box = lanes.getBoundingClientRect()
  const from = { x: event.clientX - box.left, y: event.clientY - box.top }
  const before = store.getState()
  const time = (x: number) => toMs(x, prefs.getState().pxPerSec)
  let caughtMs: number | null = null

  return {
    click: () => player.seek(time(from.x)),
    move({ clientX, clientY, shift }) {
      const now = lanes.getBoundingClientRect()
      const to = { x: clientX - now.left, y: clientY - now.top }
      const top = Math.min(from.y, to.y)
      const height = Math.abs(to.y - from.y)
      const left = Math.min(from.x, to.x)
      gesture.setState({ marquee: { left, top, width: Math.abs(to.x - from.x), height } })
      const overShots = top < SHOTS.bottom && top + height > SHOTS.top
      const storyboard = selectStoryboard(store.getState())
      const caught = overShots ? shotsInSpan(storyboard, { fromMs: time(from.x), toMs: time(to.x) }) : null
      caughtMs = caught?.startMs ?? null
      const sceneId = caught?.sceneId ?? before.sceneId
      const kept = shift && sceneId === before.sceneId ? before.shotIds : []
      const all = storyboard.scenes.find(({ id }) => id === sceneId)?.shots.map(({ id }) => id) ?? []
      const ids = all.filter((id) => kept.includes(id) || caught?.shotIds.includes(id))
      const { sceneId: shownId, shotIds: shown } = store.getState()
      if (shownId !== sceneId || ids.join() !== shown.join()) store.getState().selectShots(sceneId, ids)
    },
    end() {
      gesture.setState({ marquee: null })
      const { sceneId, shotIds } = store.getState()
      if (sceneId !== before.sceneId && caughtMs !== null) player.seek(caughtMs)
      context.announce(shotIds.length === 1 ? '1 shot selected' : `${shotIds.length} shots selected`)
    },
    cancel() {
      gesture.setState({ marquee: null })
      store.getState().selectShots(before.sceneId, before.shotIds)
    },
  }
}
