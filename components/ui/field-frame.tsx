import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'

export type FieldFrameProps = {
  id: string
  label: string
  hideLabel?: boolean | undefined
  counter?: { count: number; max: number } | undefined
  hint?: ReactNode
  /** A sentence. It replaces the hint. */
  error?: string | undefined
  className?: string | undefined
  children: ReactNode
}

export function FieldFrame(props: FieldFrameProps) {
  const { id, label, hideLabel, counter, hint, error, className, children } = props
  return (
    <div className={className}>
      <div className={classNames('mb-[5px] flex items-baseline', hideLabel && 'sr-only')}>
        <label htmlFor={id} className="font-strong">
          {label}
        </label>
        {counter && (
          <span
            className={classNames(
              'ml-auto text-2xs',
              counter.count > counter.max ? 'text-error' : 'text-ink-3',
            )}
          >
            {counter.count} / {counter.max}
          </span>
        )}
      </div>
      {children}
      {error ? (
        <p id={`${id}-note`} role="alert" className="mt-1 flex items-start gap-1 text-2xs text-error">
          <CircleAlert size={12} strokeWidth={1.9} className="mt-0.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className="mt-1 text-2xs text-ink-3">
            {hint}
          </p>
        )
      )}
    </div>
  )
}
