'use client'
import { useCallback, useMemo, type PointerEvent } from 'react'
import { useEditor, usePrefs, useStudio } from '@/components/studio/studio-context'
import { cuts } from '@/lib/editor/commands-play'
import { filmMsOf, sceneStartsOf } from '@/lib/editor/film-time'
import { selectScene, selectStoryboard } from '@/lib/editor/store'
import { rulerLabel, rulerStep, snapTo, toMs } from '@/lib/editor/time-scale'
import { useDrag } from '@/lib/editor/use-drag'
import { frameAt, frameStartMs } from '@/lib/storyboard/timeline'

const SNAP_PX = 6
const ROOM_MS = 60_000

/** Seconds of the film. Press or drag moves the playhead. */
export function TimelineRuler() {
  const { store, player, prefs } = useStudio()
  const scrub = useDrag(
    useCallback(
      (event: PointerEvent<HTMLElement>) => {
        const left = event.currentTarget.getBoundingClientRect().left
        const filmMs = filmMsOf(selectStoryboard(store.getState()))
        const before = player.get().timeMs
        function seek(clientX: number) {
          const { pxPerSec, snap } = prefs.getState()
          const free = Math.min(filmMs, Math.max(0, toMs(clientX - left, pxPerSec)))
          const seconds = Math.round(free / 1_000) * 1_000
          const near = snap ? snapTo(free, [seconds, ...cuts({ store })], toMs(SNAP_PX, pxPerSec)) : free
          player.seek(near === free ? frameStartMs(frameAt(free)) : near)
        }
        player.pause()
        seek(event.clientX)
        return {
          move: ({ clientX }) => seek(clientX),
          end: () => undefined,
          cancel: () => player.seek(before),
        }
      },
      [store, player, prefs],
    ),
    0,
  )
  return (
    <div
      data-ruler
      onPointerDown={(event) => {
        event.stopPropagation()
        scrub(event)
      }}
      className="relative touch-none border-b border-line"
    >
      <ActiveRange />
      <Ticks />
    </div>
  )
}

function ActiveRange() {
  const startMs = useEditor((state) => {
    const storyboard = selectStoryboard(state)
    return sceneStartsOf(storyboard)[storyboard.scenes.findIndex((scene) => scene.id === state.sceneId)] ?? 0
  })
  const lengthMs = useEditor((state) => selectScene(state)?.durationMs ?? 0)
  return (
    <span
      style={{ ['--s' as string]: startMs / 1_000, ['--d' as string]: lengthMs / 1_000 }}
      className="absolute inset-y-0 left-[calc(var(--s)*var(--pps))] w-[calc(var(--d)*var(--pps))] bg-pencil-tint"
    />
  )
}

function Ticks() {
  const filmMs = useEditor((state) => filmMsOf(selectStoryboard(state)))
  const step = usePrefs((state) => JSON.stringify(rulerStep(state.pxPerSec)))
  const { tickMs, labelMs, majorMs } = useMemo(() => JSON.parse(step) as ReturnType<typeof rulerStep>, [step])
  const labels = Math.floor((filmMs + ROOM_MS) / labelMs)
  const lines = (everyMs: number, px: number) =>
    ({
      height: px,
      backgroundImage: 'linear-gradient(90deg, var(--color-edge) 0 1px, transparent 1px)',
      backgroundSize: `calc(var(--pps) * ${everyMs / 1_000}) 100%`,
    }) as const
  return (
    <span aria-hidden="true" className="absolute inset-0 overflow-clip">
      <span className="absolute inset-x-0 bottom-0" style={lines(tickMs, 5)} />
      <span className="absolute inset-x-0 bottom-0" style={lines(majorMs, 11)} />
      {Array.from({ length: labels }, (_, i) => (
        <span
          key={i}
          style={{ ['--s' as string]: (i * labelMs) / 1_000 }}
          className="absolute bottom-[3px] left-[calc(var(--s)*var(--pps)+4px)] font-mono text-[10.5px] leading-[14px] text-ink-3"
        >
          {rulerLabel(i * labelMs)}
        </span>
      ))}
    </span>
  )
}
