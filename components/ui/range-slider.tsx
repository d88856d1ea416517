'use client'
import * as Radix from 'radix-ui/slider'

export type RangeSliderProps = {
  /** Names of the two handles. */
  labels: readonly [string, string]
  value: readonly [number, number]
  min: number
  max: number
  step: number
  /** The handles never come nearer than this. */
  least: number
  disabled?: boolean
  /** What is read aloud of a handle: "4 seconds". */
  valueText: (value: number) => string
  /** `moved` is the handle that was taken: 0 the start, 1 the end. */
  onChange: (value: [number, number], moved: 0 | 1) => void
}

/** A part of something long: a track with two handles. */
export function RangeSlider({
  labels,
  value,
  min,
  max,
  step,
  least,
  disabled = false,
  valueText,
  onChange,
}: RangeSliderProps) {
  return (
    <Radix.Root
      value={[...value]}
      min={min}
      max={max}
      step={step}
      minStepsBetweenThumbs={Math.ceil(least / step)}
      disabled={disabled}
      onValueChange={([start = min, end = max]) => onChange([start, end], start === value[0] ? 1 : 0)}
      className="relative flex h-9 w-full touch-none items-center select-none data-[disabled]:opacity-45"
    >
      <Radix.Track className="relative h-7 w-full overflow-hidden rounded-control bg-raised">
        <Radix.Range className="absolute h-full border-y-2 border-pencil bg-pencil-tint" />
      </Radix.Track>
      {labels.map((label, index) => (
        <Radix.Thumb
          key={label}
          aria-label={label}
          aria-valuetext={valueText(value[index] ?? 0)}
          className="block h-9 w-3 rounded-[4px] bg-pencil before:absolute before:-inset-x-1.5 before:inset-y-0 coarse:before:-inset-x-3.5"
        />
      ))}
    </Radix.Root>
  )
}
