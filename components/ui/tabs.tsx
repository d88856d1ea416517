'use client'
import type { ReactNode } from 'react'
import * as Radix from 'radix-ui/tabs'
import { classNames } from '@/components/ui/class-names'

export type TabOption<V extends string> = { value: V; label: ReactNode; count?: number }

/** A row of tabs 36 high. Put `TabPanel`s inside; `end` stands at the right of the row. */
export function Tabs<V extends string>({
  label,
  value,
  options,
  onChange,
  end,
  className,
  children,
}: {
  label: string
  value: V
  options: readonly TabOption<V>[]
  onChange: (value: V) => void
  end?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen) onChange(chosen.value)
      }}
      className={className}
    >
      <div className="flex h-9 shrink-0 items-center border-b border-line px-2">
        <Radix.List aria-label={label} className="flex gap-0.5 self-stretch">
          {options.map((option) => (
            <Radix.Trigger key={option.value} value={option.value} className={tab}>
              {option.label}
              {option.count !== undefined && (
                <span className="text-2xs font-normal text-ink-3">{option.count}</span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {end && <span className="ml-auto flex items-center gap-0.5">{end}</span>}
      </div>
      {children}
    </Radix.Root>
  )
}

export function TabPanel({
  value,
  className,
  children,
}: {
  value: string
  className?: string
  children: ReactNode
}) {
  return (
    <Radix.Content value={value} className={classNames('outline-none', className)}>
      {children}
    </Radix.Content>
  )
}
const tab =
  'relative flex items-center gap-1.5 px-2 font-medium text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:font-strong data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:bg-ink'
