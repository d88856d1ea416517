'use client'
import { useRef, useState, type ChangeEvent, type KeyboardEvent, type PointerEvent } from 'react'

export type SliderGesture = {
  onChange: (value: number) => void
  /** A drag, or a key held down, is one gesture: one undo step. */
  onGestureStart?: (() => void) | undefined
  onGestureEnd?: (() => void) | undefined
  /** Escape during a gesture. Without it Escape ends the gesture where it is. */
  onGestureCancel?: (() => void) | undefined
}

type Phase = 'idle' | 'pointer' | 'keys' | 'refused'

/** Brackets the changes of a range input. After Escape the rest of the drag is ignored until the pointer is up. */
export function useSliderGesture({ onChange, onGestureStart, onGestureEnd, onGestureCancel }: SliderGesture) {
  const phase = useRef<Phase>('idle')
  const [dragging, setDragging] = useState(false)

  function enter(next: 'pointer' | 'keys') {
    if (phase.current !== 'idle') return
    phase.current = next
    setDragging(next === 'pointer')
    onGestureStart?.()
  }
  function leave() {
    const was = phase.current
    phase.current = 'idle'
    setDragging(false)
    if (was === 'pointer' || was === 'keys') onGestureEnd?.()
  }
  function refuse() {
    phase.current = phase.current === 'pointer' ? 'refused' : 'idle'
    setDragging(false)
    if (onGestureCancel) onGestureCancel()
    else onGestureEnd?.()
  }
  const input = {
    onPointerDownCapture(event: PointerEvent) {
      if (event.button === 0) enter('pointer')
    },
    onPointerUp: leave,
    onLostPointerCapture: leave,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || (phase.current !== 'pointer' && phase.current !== 'keys')) return
      event.stopPropagation()
      refuse()
    },
    onKeyUp: () => phase.current === 'keys' && leave(),
    onBlur: () => phase.current === 'keys' && leave(),
    onChange({ target }: ChangeEvent<HTMLInputElement>) {
      if (phase.current === 'refused') return
      enter('keys')
      onChange(target.valueAsNumber)
    },
  }
  return { dragging, input }
}
