'use client'
import type { ReactNode } from 'react'
import * as ToggleGroup from 'radix-ui/toggle-group'
import { classNames } from '@/components/ui/class-names'

export type SegmentedOption<V extends string> = {
  value: V
  label: ReactNode
  icon?: ReactNode
  /** A quiet second word: "Pro 1080p". */
  small?: string
  disabled?: boolean
}

/** One of a few. Arrow keys move; one is always chosen. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  fill = false,
  disabled = false,
  className,
}: {
  label: string
  value: V
  options: readonly SegmentedOption<V>[]
  onChange: (value: V) => void
  fill?: boolean
  disabled?: boolean
  className?: string
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen) onChange(chosen.value)
      }}
      className={classNames(
        'h-control gap-px rounded-control bg-bench p-0.5 shadow-[0_0_0_1px_var(--color-line)_inset]',
        fill ? 'flex w-full' : 'inline-flex shrink-0',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          disabled={disabled || option.disabled === true}
          className={classNames(item, fill ? 'flex-1 px-1' : 'px-[9px]')}
        >
          {option.icon}
          {option.label}
          {option.small && (
            <small className="text-2xs font-normal text-ink-3 in-data-[state=on]:text-ink-2">
              {option.small}
            </small>
          )}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
const item = classNames(
  'inline-flex items-center justify-center gap-1.5 rounded-chip font-medium whitespace-nowrap text-ink-2 transition-colors',
  'enabled:hover:text-ink disabled:text-ink-off data-[state=on]:bg-press data-[state=on]:text-ink data-[state=on]:shadow-raise',
  'light:data-[state=on]:bg-panel light:data-[state=on]:shadow-[0_0_0_1px_var(--color-edge),0_1px_2px_oklch(0_0_0/0.12)]',
  'data-[state=on]:disabled:text-ink-2',
)
