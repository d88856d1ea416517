import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** What goes here, how, and one action. */
export function EmptyState({
  icon,
  title,
  action,
  className,
  children,
}: {
  icon?: ReactNode
  title: string
  action?: ReactNode
  className?: string
  children?: ReactNode
}) {
  return (
    <div
      className={classNames(
        'grid place-content-center place-items-center gap-1.5 rounded-card border border-dashed border-edge p-6 text-center text-ink-2',
        className,
      )}
    >
      {icon}
      <p className="font-strong text-ink">{title}</p>
      {children && <p className="max-w-80 text-2xs text-ink-3">{children}</p>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
