'use client'
import { memo, useCallback, useEffect, useRef, type PointerEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useEditor, usePrefs, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { classNames } from '@/components/ui/class-names'
import { filmMsOf } from '@/lib/editor/film-time'
import { selectStoryboard } from '@/lib/editor/store'
import { toPx } from '@/lib/editor/time-scale'
import { useDrag } from '@/lib/editor/use-drag'

/** The whole film in a strip, and the part of it that is on screen. Drag the window, or its edges to zoom. */
export function TimelineOverview() {
  const ids = useEditor(useShallow((state) => selectStoryboard(state).scenes.map((scene) => scene.id)))
  const strip = useRef<HTMLDivElement>(null)
  return (
    <div className="h-[22px] shrink-0 border-t border-line py-1.5 pr-3 pl-[84px]">
      <div ref={strip} aria-hidden="true" className="relative flex h-[9px] gap-0.5">
        {ids.map((id) => (
          <SceneBar key={id} sceneId={id} />
        ))}
        <Window strip={strip} />
      </div>
    </div>
  )
}

const SceneBar = memo(function SceneBar({ sceneId }: { sceneId: string }) {
  const durationMs = useEditor(
    (state) => selectStoryboard(state).scenes.find((scene) => scene.id === sceneId)?.durationMs ?? 0,
  )
  const active = useEditor((state) => state.sceneId === sceneId)
  const takes = useTakes(sceneId)
  return (
    <span
      style={{ flexGrow: durationMs }}
      className={classNames(
        'min-w-px rounded-[2px]',
        active
          ? 'bg-edge'
          : takes.length > 0
            ? 'bg-press'
            : 'bg-[repeating-linear-gradient(135deg,var(--color-press)_0_3px,transparent_3px_5px)]',
      )}
    />
  )
})

function Window({ strip }: { strip: React.RefObject<HTMLDivElement | null> }) {
  const { view, store, prefs } = useStudio()
  const box = useRef<HTMLDivElement>(null)
  const filmMs = useEditor((state) => filmMsOf(selectStoryboard(state)))
  const pxPerSec = usePrefs((state) => state.pxPerSec)

  useEffect(() => {
    function draw() {
      const pane = view.pane()
      const all = toPx(filmMs, pxPerSec)
      if (!pane || !box.current || all <= 0) return
      const left = Math.min(1, pane.scroll() / all)
      box.current.style.left = `${left * 100}%`
      box.current.style.width = `${Math.max(0.01, Math.min(1 - left, pane.width() / all)) * 100}%`
    }
    draw()
    return view.subscribe(draw)
  }, [view, filmMs, pxPerSec])

  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const pane = view.pane()
      const width = strip.current?.clientWidth ?? 1
      if (!pane) return null
      const edge = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined
      const scroll = pane.scroll()
      const { pxPerSec: zoom } = prefs.getState()
      const all = toPx(filmMsOf(selectStoryboard(store.getState())), zoom)
      const seen = pane.width()
      return {
        move({ dx }: { dx: number }) {
          const by = (dx / width) * all
          if (edge === undefined) pane.scrollTo(Math.max(0, scroll + by))
          else {
            const left = edge === 'left' ? scroll + by : scroll
            const right = edge === 'right' ? scroll + seen + by : scroll + seen
            const next = zoom * (seen / Math.max(40, right - left))
            view.zoomTo(next, 0)
            pane.scrollTo(Math.max(0, (left / zoom) * prefs.getState().pxPerSec))
          }
        },
        end: () => undefined,
        cancel() {
          view.zoomTo(zoom, 0)
          pane.scrollTo(scroll)
        },
      }
    },
    [view, store, prefs, strip],
  )
  const onPointerDown = useDrag(start, 0)
  return (
    <div
      ref={box}
      onPointerDown={onPointerDown}
      className="absolute -inset-y-[3px] min-w-3 cursor-grab touch-none rounded-chip border-[1.5px] border-ink-2 active:cursor-grabbing"
    >
      <span data-edge="left" className="absolute -inset-y-1 -left-1.5 w-3 cursor-ew-resize" />
      <span data-edge="right" className="absolute -inset-y-1 -right-1.5 w-3 cursor-ew-resize" />
    </div>
  )
}
