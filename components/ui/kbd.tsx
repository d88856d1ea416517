import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A key. On a coloured surface (`quiet`) it takes the surface's own colours. */
export function Kbd({
  children,
  quiet = false,
  className,
}: {
  children: ReactNode
  quiet?: boolean
  className?: string
}) {
  return (
    <kbd
      aria-hidden="true"
      className={classNames(
        'inline-flex h-4 min-w-4 shrink-0 items-center justify-center rounded-[3px] px-1 font-sans text-[10.5px] leading-none font-medium',
        quiet
          ? 'bg-black/10 text-inherit light:bg-white/15'
          : 'bg-bench text-ink-3 shadow-[0_0_0_1px_var(--color-line)]',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
