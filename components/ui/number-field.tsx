'use client'
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { classNames } from '@/components/ui/class-names'
import { bareInput, fieldLook } from '@/components/ui/field-look'
import { clampToStep, readNumber } from '@/components/ui/number-text'

export type NumberFieldProps = {
  label: string
  value: number
  min: number
  max: number
  step?: number
  /** What stands in the box at rest: `(4) => "4.0 s"`. */
  format?: (value: number) => string
  onChange: (value: number) => void
  onGestureStart?: () => void
  onGestureEnd?: () => void
  onGestureCancel?: () => void
  /** Shows the label before the box; dragging it sideways changes the value. */
  showLabel?: boolean
  disabled?: boolean
  error?: boolean
  describedBy?: string
  className?: string
}
const PX_PER_STEP = 8

/** Type and Enter, or ↑ ↓ (Shift five steps). The wheel does nothing. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step = 1, format = String, onChange, disabled = false } = props
  const [draft, setDraft] = useState<string | null>(null)
  const id = useId()
  const scrub = useScrub(props)

  function commit() {
    const typed = draft === null ? null : readNumber(draft)
    setDraft(null)
    if (typed === null) return
    const next = clampToStep(typed, { min, max, step })
    if (next !== value) onChange(next)
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
    const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (way === 0) return
    event.preventDefault()
    setDraft(null)
    const next = clampToStep(value + way * step * (event.shiftKey ? 5 : 1), { min, max, step })
    if (next !== value) onChange(next)
  }
  return (
    <span className={classNames('inline-flex items-center gap-2', props.className)}>
      {props.showLabel && (
        <label
          htmlFor={id}
          className={classNames(
            'touch-none select-none',
            disabled ? 'text-ink-off' : 'cursor-ew-resize text-ink-2',
          )}
          {...scrub}
        >
          {label}
        </label>
      )}
      <span className={classNames(fieldLook({ error: props.error ?? false }), 'w-[52px]')}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          role="spinbutton"
          autoComplete="off"
          aria-label={label}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={format(value)}
          aria-invalid={props.error || undefined}
          aria-describedby={props.describedBy}
          disabled={disabled}
          value={draft ?? format(value)}
          onChange={(event) => setDraft(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={onKeyDown}
          className={classNames(bareInput, 'w-full text-right')}
        />
      </span>
    </span>
  )
}

/** Always from the value at the start of the drag, never added up move by move. */
function useScrub({ value, min, max, step = 1, disabled, ...rest }: NumberFieldProps) {
  const start = useRef<{ x: number; value: number } | null>(null)
  const moved = useRef(false)
  const finish = () => {
    if (start.current && moved.current) rest.onGestureEnd?.()
    start.current = null
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (disabled || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, value }
      moved.current = false
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!start.current) return
      const dx = event.clientX - start.current.x
      if (!moved.current && Math.abs(dx) < 4) return
      if (!moved.current) rest.onGestureStart?.()
      moved.current = true
      rest.onChange(
        clampToStep(start.current.value + Math.round(dx / PX_PER_STEP) * step, { min, max, step }),
      )
    },
    onPointerUp: finish,
    onLostPointerCapture: finish,
    onClick(event: { preventDefault: () => void }) {
      if (moved.current) event.preventDefault()
    },
  }
}
