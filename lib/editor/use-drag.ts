'use client'
import { useCallback, useEffect, useRef, type PointerEvent as ReactPointerEvent } from 'react'

type DragPoint = {
  dx: number
  dy: number
  clientX: number
  clientY: number
  shift: boolean
  alt: boolean
}
export type Drag = {
  /** The threshold was passed: open the gesture. */
  begin?: () => void
  /** Always the whole way since the press, never a step. */
  move: (point: DragPoint) => void
  end: () => void
  cancel: () => void
  /** Released without having moved. */
  click?: (event: PointerEvent) => void
}
type Start<E extends Element> = (event: ReactPointerEvent<E>) => Drag | null

/** The one drag of the product: total distance, a threshold of 3 px, pointer capture, Escape cancels. */
export function useDrag<E extends Element>(start: Start<E>, threshold = 3) {
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  return useCallback(
    (event: ReactPointerEvent<E>) => {
      if (event.button !== 0 || stop.current) return
      const drag = start(event)
      if (drag) stop.current = track(event, drag, { threshold, done: () => (stop.current = null) })
    },
    [start, threshold],
  )
}

function track<E extends Element>(
  down: ReactPointerEvent<E>,
  drag: Drag,
  { threshold, done }: { threshold: number; done: () => void },
): () => void {
  const target = down.currentTarget
  const { pointerId, clientX: x0, clientY: y0 } = down
  let moved = threshold === 0
  let last = { clientX: x0, clientY: y0, shiftKey: down.shiftKey, altKey: down.altKey }
  const listeners = new AbortController()
  const options = { signal: listeners.signal }

  function finish(how: 'end' | 'cancel', event?: PointerEvent) {
    if (listeners.signal.aborted) return
    listeners.abort()
    done()
    if (target.hasPointerCapture(pointerId)) target.releasePointerCapture(pointerId)
    if (!moved) {
      if (how === 'end' && event) drag.click?.(event)
      return
    }
    if (how === 'end') drag.end()
    else drag.cancel()
  }
  function report() {
    const { clientX, clientY, shiftKey, altKey } = last
    drag.move({ dx: clientX - x0, dy: clientY - y0, clientX, clientY, shift: shiftKey, alt: altKey })
  }
  function onMove(event: PointerEvent) {
    if (event.pointerId !== pointerId) return
    last = event
    if (!moved) {
      if (Math.hypot(event.clientX - x0, event.clientY - y0) < threshold) return
      moved = true
      target.setPointerCapture(pointerId)
      drag.begin?.()
    }
    report()
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && moved && event.type === 'keydown') {
      event.preventDefault()
      event.stopPropagation()
      finish('cancel')
    } else if (moved && (event.key === 'Shift' || event.key === 'Alt')) {
      if (event.key === 'Alt') event.preventDefault()
      last = { ...point(last), shiftKey: event.shiftKey, altKey: event.altKey }
      report()
    }
  }
  if (moved) {
    target.setPointerCapture(pointerId)
    drag.begin?.()
  }
  window.addEventListener('pointermove', onMove, options)
  window.addEventListener(
    'pointerup',
    (event) => event.pointerId === pointerId && finish('end', event),
    options,
  )
  window.addEventListener(
    'pointercancel',
    (event) => event.pointerId === pointerId && finish('cancel'),
    options,
  )
  window.addEventListener('blur', () => finish('cancel'), options)
  window.addEventListener('keydown', onKey, { ...options, capture: true })
  window.addEventListener('keyup', onKey, { ...options, capture: true })
  return () => finish('cancel')
}

const point = ({ clientX, clientY }: { clientX: number; clientY: number }) => ({ clientX, clientY })
