'use client'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A round word that can be on. In groups of several, wrap them in an element with role="group" and a label. */
export function Tag({
  on,
  onToggle,
  disabled = false,
  className,
  children,
}: {
  on: boolean
  onToggle: (on: boolean) => void
  disabled?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onToggle(!on)}
      disabled={disabled}
      className={classNames(
        'relative inline-flex h-[22px] shrink-0 items-center gap-1 rounded-full px-2 text-2xs font-medium whitespace-nowrap transition-colors before:absolute before:-inset-y-px before:inset-x-0 disabled:text-ink-off',
        on
          ? 'bg-pencil-tint text-pencil shadow-[0_0_0_1px_var(--color-pencil-line)_inset]'
          : 'bg-raised text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink',
        className,
      )}
    >
      {children}
    </button>
  )
}
