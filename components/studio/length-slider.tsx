'use client'
import { memo, useCallback, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { classNames } from '@/components/ui/class-names'
import { selectStoryboard } from '@/lib/editor/store'
import { useDrag } from '@/lib/editor/use-drag'
import { setShotDuration } from '@/lib/storyboard/edits'
import { limits } from '@/lib/storyboard/limits'
import type { Scene, Shot } from '@/lib/storyboard/schema'
import { shotLimits } from '@/lib/storyboard/timeline'

const THUMB = 12
const PADDING = 16
const { stepMs } = limits.shot

/** The same length as the boundary drag, for hands that like a slider. Its track is as wide as the shot, so a drag counts from where it began. */
export const LengthSlider = memo(function LengthSlider({
  scene,
  shot,
  number,
  startMs,
  strong,
}: {
  scene: Scene
  shot: Shot
  number: number
  startMs: number
  strong: boolean
}) {
  const { store, context } = useStudio()
  const [dragging, setDragging] = useState(false)
  const range = shotLimits(scene, shot.id)
  const minMs = range?.minMs ?? shot.durationMs
  const maxMs = range?.maxMs ?? shot.durationMs
  const share = maxMs > minMs ? (shot.durationMs - minMs) / (maxMs - minMs) : 0

  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      event.stopPropagation()
      if (maxMs <= minMs) return null
      const base = selectStoryboard(store.getState())
      const box = event.currentTarget.getBoundingClientRect()
      const track = Math.max(1, box.width - PADDING - THUMB)
      const pressed = (event.clientX - box.left - (PADDING + THUMB) / 2) / track
      const onThumb = Math.abs(pressed - share) * track <= THUMB
      const from = onThumb ? share : Math.min(1, Math.max(0, pressed))
      const show = (part: number) => {
        const ms = minMs + Math.min(1, Math.max(0, part)) * (maxMs - minMs)
        store.getState().edit(() => setShotDuration(base, shot.id, ms))
      }
      store.getState().beginGesture()
      setDragging(true)
      if (!onThumb) show(from)
      const leave = (end: 'commitGesture' | 'cancelGesture') => {
        setDragging(false)
        store.getState()[end]()
      }
      return {
        move: ({ dx }: { dx: number }) => show(from + dx / track),
        end: () => leave('commitGesture'),
        cancel: () => leave('cancelGesture'),
      }
    },
    [store, shot.id, minMs, maxMs, share],
  )
  const onPointerDown = useDrag(start, 0)

  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? 5 * stepMs : stepMs
    const to =
      event.key === 'ArrowRight'
        ? shot.durationMs + step
        : event.key === 'ArrowLeft'
          ? shot.durationMs - step
          : event.key === 'Home'
            ? minMs
            : event.key === 'End'
              ? maxMs
              : null
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    store.getState().edit(setShotDuration, shot.id, to)
    const { scenes } = selectStoryboard(store.getState())
    const shots = scenes.find((each) => each.id === scene.id)?.shots ?? []
    context.announce(shots.map((each, i) => `Shot ${i + 1}, ${each.durationMs / 1_000} s.`).join(' '))
  }
  return (
    <span
      role="slider"
      aria-label={`Length of shot ${number}`}
      aria-valuenow={shot.durationMs / 1_000}
      aria-valuemin={minMs / 1_000}
      aria-valuemax={maxMs / 1_000}
      aria-valuetext={`${shot.durationMs / 1_000} ${shot.durationMs === 1_000 ? 'second' : 'seconds'}`}
      aria-disabled={maxMs <= minMs || undefined}
      tabIndex={-1}
      data-lane="lengths"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      style={{
        ['--s' as string]: startMs / 1_000,
        ['--d' as string]: shot.durationMs / 1_000,
        ['--v' as string]: share,
      }}
      className="absolute top-px left-[calc(var(--s)*var(--pps)+1px)] h-6 w-[calc(var(--d)*var(--pps)-2px)] touch-none rounded-control focus-visible:-outline-offset-2"
    >
      <span className="absolute inset-x-2 top-[10.5px] h-[3px] rounded-full bg-edge">
        <span
          className={classNames(
            'block h-full w-[calc(6px+var(--v)*(100%-12px))] rounded-full',
            dragging || strong ? 'bg-pencil' : 'bg-ink-3',
          )}
        />
      </span>
      <span
        className={classNames(
          'absolute left-[calc(8px+var(--v)*(100%-28px))] rounded-full',
          dragging
            ? 'top-1.5 size-3 bg-pencil shadow-[0_0_0_5px_var(--color-pencil-tint)]'
            : strong
              ? 'top-1.5 size-3 bg-ink shadow-[0_0_0_2.5px_var(--color-bench)] light:bg-pencil'
              : 'top-[7px] size-2.5 bg-ink shadow-[0_0_0_2.5px_var(--color-bench)] light:bg-edge',
          maxMs <= minMs && 'opacity-45',
        )}
      />
    </span>
  )
})
