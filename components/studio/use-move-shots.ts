'use client'
import { useCallback, type PointerEvent, type RefObject } from 'react'
import { marqueeDrag } from '@/components/studio/marquee-drag'
import { useStudio, type Studio } from '@/components/studio/studio-context'
import { moveTarget, placeShots, type MoveTarget } from '@/lib/editor/move-target'
import { newId } from '@/lib/editor/new-id'
import { selectShotAt } from '@/lib/editor/select-shot'
import { selectStoryboard } from '@/lib/editor/store'
import { toMs } from '@/lib/editor/time-scale'
import { useDrag, type Drag } from '@/lib/editor/use-drag'
import type { Storyboard } from '@/lib/storyboard/schema'

/** What has a hand of its own. */
const taken = 'button, input, a, [role="slider"], [role="separator"], [data-take]'
const EDGE_PX = 28
const SCROLL_PX = 14

/** Pressing a block selects it, dragging moves the selection (Alt copies); dragging over nothing selects. On the lanes, not on the blocks: a block that changes scene is made anew. */
export function useMoveShots(content: RefObject<HTMLElement | null>) {
  const studio = useStudio()
  const start = useCallback(
    (event: PointerEvent<HTMLElement>): Drag | null => {
      const target = event.target instanceof Element ? event.target : null
      const shotId = target?.closest<HTMLElement>('[data-shot]')?.dataset.shot
      if (shotId === undefined) {
        const lanes = content.current
        return lanes && !target?.closest(taken) ? marqueeDrag(studio, lanes, event) : null
      }
      const how = { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey }
      return {
        ...movement(studio, content.current, shotId),
        click: () => selectShotAt(studio, shotId, how),
      }
    },
    [studio, content],
  )
  return useDrag(start, 4)
}

function movement(studio: Studio, lanes: HTMLElement | null, shotId: string): Drag {
  const { store, gesture, prefs } = studio
  let base: Storyboard = selectStoryboard(store.getState())
  let shotIds: readonly string[] = [shotId]
  let copyIds: readonly string[] = []
  let last: MoveTarget | null = null

  function leave(how: 'commitGesture' | 'cancelGesture') {
    gesture.setState({ move: null })
    lanes?.removeAttribute('data-sliding')
    store.getState()[how]()
  }
  return {
    begin() {
      const { shotIds: selected } = store.getState()
      if (!selected.includes(shotId)) selectShotAt(studio, shotId)
      shotIds = selected.includes(shotId) ? selected : [shotId]
      base = selectStoryboard(store.getState())
      copyIds = shotIds.map(newId)
      last = null
      lanes?.setAttribute('data-sliding', '')
      store.getState().beginGesture()
      gesture.setState({
        move: { shotIds, words: nameOf(base, shotIds), detail: null, copies: false },
      })
    },
    move({ clientX, clientY, alt }) {
      if (!lanes) return
      scrollAtEdge(studio, lanes, clientX)
      const left = lanes.getBoundingClientRect().left
      const filmMs = toMs(clientX - left, prefs.getState().pxPerSec)
      const target = moveTarget(base, shotIds, filmMs, alt)
      const placed = placeShots(base, shotIds, target, alt ? copyIds : null)
      store.getState().edit(() => placed.storyboard)
      gesture.setState(({ move }) => ({
        move: move && { ...move, detail: placed.refused, copies: alt },
      }))
      last = placed.refused === null ? target : null
      const box = lanes.getBoundingClientRect()
      const ghost = lanes.querySelector<HTMLElement>('[data-ghost]')
      ghost?.style.setProperty('translate', `${clientX - box.left}px ${clientY - box.top}px`)
    },
    end() {
      const { move } = gesture.getState()
      leave('commitGesture')
      if (last) store.getState().selectShots(last.sceneId, move?.copies ? copyIds : shotIds)
      if (move?.detail) studio.context.tell(move.detail)
    },
    cancel: () => leave('cancelGesture'),
  }
}

function scrollAtEdge({ view }: Studio, lanes: HTMLElement, clientX: number) {
  const pane = view.pane()
  const box = lanes.parentElement?.getBoundingClientRect()
  if (!pane || !box) return
  if (clientX < box.left + EDGE_PX) pane.scrollTo(pane.scroll() - SCROLL_PX)
  else if (clientX > box.right - EDGE_PX) pane.scrollTo(pane.scroll() + SCROLL_PX)
}

function nameOf(storyboard: Storyboard, shotIds: readonly string[]): string {
  if (shotIds.length > 1) return `${shotIds.length} shots`
  const numbers = storyboard.scenes.map(
    (scene) => scene.shots.findIndex((shot) => shot.id === shotIds[0]) + 1,
  )
  return `Shot ${Math.max(...numbers)}`
}
