'use client'
import { useId } from 'react'
import { classNames } from '@/components/ui/class-names'

/** 28 × 16, with a target of 24. `label` is shown after it unless `hideLabel`. */
export function Switch({
  label,
  checked,
  onChange,
  hideLabel = false,
  disabled = false,
  describedBy,
  className,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hideLabel?: boolean
  disabled?: boolean
  describedBy?: string
  className?: string
}) {
  const id = useId()
  return (
    <span className={classNames('inline-flex items-center gap-2', className)}>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={checked}
        onClick={() => onChange(!checked)}
        disabled={disabled}
        {...(hideLabel && { 'aria-label': label })}
        {...(describedBy && { 'aria-describedby': describedBy })}
        className={track}
      >
        <span className="block size-2.5 translate-x-[3px] rounded-full bg-ink-3 transition-[translate] duration-(--duration-fast) in-aria-checked:translate-x-[15px] in-aria-checked:bg-pencil-ink" />
      </button>
      {!hideLabel && (
        <label htmlFor={id} className={disabled ? 'text-ink-off' : 'text-ink-2'}>
          {label}
        </label>
      )}
    </span>
  )
}
const track =
  'relative h-4 w-7 shrink-0 rounded-full bg-field shadow-[0_0_0_1px_var(--color-edge)_inset] before:absolute before:-inset-1 disabled:opacity-45 aria-checked:bg-pencil aria-checked:shadow-none'
