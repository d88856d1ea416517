'use client'
import { memo, useCallback, type KeyboardEvent, type PointerEvent } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { classNames } from '@/components/ui/class-names'
import { useDrag } from '@/lib/editor/use-drag'
import { boundaryPoint, dragBoundary, type BoundaryStep } from '@/lib/editor/boundary-drag'
import { selectStoryboard } from '@/lib/editor/store'
import { toMs } from '@/lib/editor/time-scale'
import { limits } from '@/lib/storyboard/limits'
import type { Scene } from '@/lib/storyboard/schema'
import { boundaryLimits } from '@/lib/storyboard/timeline'

/** Where two shots meet, or the scene ends. Drag it, or focus it and use the arrow keys. */
export const ShotBoundary = memo(function ShotBoundary({
  scene,
  index,
  sceneStartMs,
  dragging,
}: {
  scene: Scene
  index: number
  sceneStartMs: number
  dragging: boolean
}) {
  const { store, prefs, gesture, context } = useStudio()
  const last = index === scene.shots.length - 1
  const atMs = boundaryPoint(scene, index)
  const range = boundaryLimits(scene, index, last ? 'scene' : 'pair')

  const show = useCallback(
    (step: BoundaryStep) => {
      store.getState().edit(() => step.storyboard)
      gesture.setState({
        boundary: {
          sceneId: scene.id,
          index,
          wasMs: sceneStartMs + step.wasMs,
          atMs: sceneStartMs + step.atMs,
          words: step.words,
          detail: step.detail,
        },
      })
    },
    [store, gesture, scene.id, index, sceneStartMs],
  )
  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      event.stopPropagation()
      const base = selectStoryboard(store.getState())
      const { pxPerSec } = prefs.getState()
      const from = { storyboard: base, sceneId: scene.id, index }
      let shown = ''
      return {
        begin: () => store.getState().beginGesture(),
        move({ dx, shift, alt }: { dx: number; shift: boolean; alt: boolean }) {
          const step = dragBoundary(from, { byMs: toMs(dx, pxPerSec), shift, alt })
          const seen = [step.atMs, step.words, step.detail, shift, alt].join()
          // Lengths are whole seconds: most moves change nothing, and then nothing is drawn.
          if (seen !== shown) show(step)
          shown = seen
        },
        end() {
          gesture.setState({ boundary: null })
          store.getState().commitGesture()
        },
        cancel() {
          gesture.setState({ boundary: null })
          store.getState().cancelGesture()
        },
      }
    },
    [store, prefs, gesture, scene.id, index, show],
  )
  const onPointerDown = useDrag(start)

  function onKeyDown(event: KeyboardEvent) {
    const byMs = keyStep(event.key, atMs, range)
    if (byMs === null) return
    event.preventDefault()
    const base = selectStoryboard(store.getState())
    const step = dragBoundary(
      { storyboard: base, sceneId: scene.id, index },
      { byMs, shift: event.shiftKey, alt: event.altKey },
    )
    store.getState().edit(() => step.storyboard)
    context.announce(step.storyboard === base ? step.detail : step.spoken)
  }
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={last ? 'End of the scene' : `Boundary between shot ${index + 1} and shot ${index + 2}`}
      aria-valuenow={atMs / 1_000}
      aria-valuemin={(range?.minMs ?? atMs) / 1_000}
      aria-valuemax={(range?.maxMs ?? atMs) / 1_000}
      aria-valuetext={valueText(scene, index)}
      aria-disabled={range === null || undefined}
      tabIndex={-1}
      data-lane="boundaries"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      style={{ ['--s' as string]: atMs / 1_000 }}
      className={classNames(
        'absolute inset-y-0 left-[calc(var(--s)*var(--pps)-7px)] z-[4] w-3.5 cursor-ew-resize touch-none coarse:left-[calc(var(--s)*var(--pps)-16px)] coarse:w-8',
        'after:absolute after:left-1/2 after:w-[3px] after:-translate-x-1/2 after:rounded-full',
        dragging
          ? 'after:-top-1.5 after:-bottom-1 after:bg-pencil after:shadow-[0_0_0_2px_var(--color-bench)]'
          : 'after:top-[22px] after:h-[22px] after:bg-[oklch(0.97_0_0/0.85)] after:shadow-[0_0_3px_oklch(0_0_0/0.5)]',
        last && !dragging && 'after:opacity-0 hover:after:opacity-100 focus-visible:after:opacity-100',
      )}
    />
  )
})

function keyStep(key: string, atMs: number, range: { minMs: number; maxMs: number } | null): number | null {
  if (key === 'ArrowLeft') return -limits.shot.stepMs
  if (key === 'ArrowRight') return limits.shot.stepMs
  if (key === 'Home') return (range?.minMs ?? atMs) - atMs
  if (key === 'End') return (range?.maxMs ?? atMs) - atMs
  return null
}

function valueText(scene: Scene, index: number): string {
  const words = [index, index + 1].flatMap((i) => {
    const shot = scene.shots[i]
    return shot ? [`Shot ${i + 1}, ${shot.durationMs / 1_000} s.`] : []
  })
  return words.join(' ')
}
