'use client'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { rovingKeys } from '@/components/ui/roving-keys'

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
  const off = (option: SegmentedOption<V>) => disabled || option.disabled === true
  const current = options.find((option) => option.value === value)
  const stop = current && !off(current) ? current : options.find((option) => !off(option))
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => rovingKeys(event)}
      className={classNames(
        'h-control gap-px rounded-control bg-bench p-0.5 shadow-[0_0_0_1px_var(--color-line)_inset]',
        fill ? 'flex w-full' : 'inline-flex shrink-0',
        className,
      )}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option === current}
          data-state={option === current ? 'on' : 'off'}
          tabIndex={option === stop ? 0 : -1}
          disabled={off(option)}
          onClick={() => option !== current && onChange(option.value)}
          className={classNames(item, fill ? 'flex-1 px-1' : 'px-[9px]')}
        >
          {option.icon}
          {option.label}
          {option.small && (
            <small className="text-2xs font-normal text-ink-3 in-data-[state=on]:text-ink-2">
              {option.small}
            </small>
          )}
        </button>
      ))}
    </div>
  )
}
const item = classNames(
  'inline-flex items-center justify-center gap-1.5 rounded-chip font-medium whitespace-nowrap text-ink-2 transition-colors',
  'enabled:hover:text-ink disabled:text-ink-off data-[state=on]:bg-press data-[state=on]:text-ink data-[state=on]:shadow-raise',
  'light:data-[state=on]:bg-panel light:data-[state=on]:shadow-[0_0_0_1px_var(--color-edge),0_1px_2px_oklch(0_0_0/0.12)]',
  'data-[state=on]:disabled:text-ink-2',
)
