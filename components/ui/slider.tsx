'use client'
import * as Radix from 'radix-ui/slider'
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
  const { dragging, root } = useSliderGesture(gesture)
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      className={classNames(
        'group relative flex h-4 min-w-0 flex-1 touch-none items-center select-none before:absolute before:inset-x-0 before:-inset-y-1 coarse:before:-inset-y-3.5',
        disabled && 'opacity-45',
        className,
      )}
      {...root}
    >
      <Radix.Track className="relative h-[3px] w-full rounded-full bg-edge">
        <Radix.Range
          className={classNames(
            'absolute h-full rounded-full',
            quiet && !dragging ? 'bg-ink-3' : 'bg-pencil',
          )}
        />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        {...(describedBy && { 'aria-describedby': describedBy })}
        className={classNames(
          'block rounded-full',
          quiet ? 'size-2.5' : 'size-3',
          dragging
            ? 'bg-pencil shadow-[0_0_0_5px_var(--color-pencil-tint)]'
            : 'bg-ink shadow-[0_0_0_2.5px_var(--color-panel)]',
          !quiet && 'light:bg-pencil',
        )}
      />
    </Radix.Root>
  )
}
