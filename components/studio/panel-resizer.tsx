'use client'
import { useCallback, type KeyboardEvent, type PointerEvent } from 'react'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { classNames } from '@/components/ui/class-names'
import { panelLimits } from '@/lib/editor/studio-prefs'
import { useDrag } from '@/lib/editor/use-drag'

type Panel = keyof typeof panelLimits
const parts = {
  library: { key: 'libraryPx', sign: 1, place: 'inset-y-0 -right-1 w-2 cursor-ew-resize', upright: true },
  inspector: { key: 'inspectorPx', sign: -1, place: 'inset-y-0 -left-1 w-2 cursor-ew-resize', upright: true },
  timeline: { key: 'timelinePx', sign: -1, place: 'inset-x-0 -top-1 h-2 cursor-ns-resize', upright: false },
} as const
const KEY_STEP = 16

/** The edge of a panel. Drag it, use the arrow keys, press twice for the usual size. */
export function PanelResizer({ panel }: { panel: Panel }) {
  const { prefs } = useStudio()
  const { key, sign, place, upright } = parts[panel]
  const { min, max, usual } = panelLimits[panel]
  const size = usePrefs((state) => state[key])
  const set = useCallback(
    (px: number) => prefs.setState({ [key]: Math.round(Math.min(max, Math.max(min, px))) }),
    [prefs, key, min, max],
  )
  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      event.stopPropagation()
      const from = prefs.getState()[key]
      return {
        move: ({ dx, dy }: { dx: number; dy: number }) => set(from + sign * (upright ? dx : dy)),
        end: () => undefined,
        cancel: () => set(from),
      }
    },
    [prefs, key, sign, upright, set],
  )
  const onPointerDown = useDrag(start)

  function onKeyDown(event: KeyboardEvent) {
    const more = upright ? (sign > 0 ? 'ArrowRight' : 'ArrowLeft') : 'ArrowUp'
    const less = upright ? (sign > 0 ? 'ArrowLeft' : 'ArrowRight') : 'ArrowDown'
    const to =
      event.key === more
        ? size + KEY_STEP
        : event.key === less
          ? size - KEY_STEP
          : event.key === 'Home'
            ? min
            : event.key === 'End'
              ? max
              : null
    if (to === null) return
    event.preventDefault()
    set(to)
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={`Size of the ${panel}`}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onDoubleClick={() => set(usual)}
      onKeyDown={onKeyDown}
      className={classNames(
        'absolute z-10 touch-none hover:bg-pencil-line focus-visible:outline-offset-0',
        place,
      )}
    />
  )
}
