'use client'
import type { CSSProperties } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useSliderGesture, type SliderGesture } from '@/components/ui/use-slider-gesture'

export type SliderProps = SliderGesture & {
  label: string
  value: number
  min: number
  max: number
  step?: number
  /** What is read aloud: "4 seconds". */
  valueText: string
  /** Quiet sliders stay grey until they are the current thing. */
  quiet?: boolean
  disabled?: boolean
  describedBy?: string
  className?: string
}

export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  valueText,
  quiet = false,
  disabled = false,
  describedBy,
  className,
  ...gesture
}: SliderProps) {
  const { dragging, input } = useSliderGesture(gesture)
  const part = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      {...(describedBy && { 'aria-describedby': describedBy })}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      data-dragging={dragging || undefined}
      data-quiet={quiet || undefined}
      style={{ '--part': part } as CSSProperties}
      className={classNames('slider min-w-0 flex-1', className)}
      {...input}
    />
  )
}
