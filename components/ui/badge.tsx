import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

export type BadgeTone = 'plain' | 'ok' | 'warn' | 'error' | 'run' | 'over'
const tones: Record<BadgeTone, string> = {
  plain: 'bg-raised text-ink-2',
  ok: 'bg-raised text-ok',
  warn: 'bg-warn-tint text-warn',
  error: 'bg-error-tint text-error',
  run: 'bg-pencil-tint text-pencil',
  over: 'bg-[oklch(0.12_0.003_250/0.78)] text-[oklch(0.97_0_0)]',
}

/** A state in a word. `over` is for the top of pictures. */
export function Badge({
  tone = 'plain',
  icon,
  className,
  children,
}: {
  tone?: BadgeTone
  icon?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-[18px] shrink-0 items-center gap-1 rounded-chip px-1.5 text-2xs font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}
