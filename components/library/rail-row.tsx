'use client'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

export function RailSection({
  heading,
  end,
  children,
}: {
  heading: string
  end?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="relative flex gap-1 md:block">
      <div className="flex items-center pb-1 max-md:hidden">
        <h2 className="px-2 text-2xs text-ink-3">{heading}</h2>
        {end && <span className="ml-auto">{end}</span>}
      </div>
      {children}
    </section>
  )
}

export function RailRow({
  on,
  icon,
  count,
  onPress,
  depth = 0,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'onClick'> & {
  on: boolean
  icon: ReactNode
  count?: number | undefined
  depth?: number
  onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      style={{ paddingLeft: 8 + depth * 14 }}
      className={classNames(
        'flex h-control w-full items-center gap-2 rounded-control pr-2 whitespace-nowrap focus-visible:-outline-offset-2 max-md:h-10',
        on ? 'bg-press font-strong text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        className,
      )}
      {...rest}
    >
      {icon}
      <span className="truncate">{children}</span>
      {count !== undefined && (
        <span className={classNames('ml-auto text-2xs font-body', on ? 'text-ink-2' : 'text-ink-3')}>
          {count}
        </span>
      )}
    </button>
  )
}
