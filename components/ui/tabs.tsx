'use client'
import { createContext, use, useId, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { rovingKeys } from '@/components/ui/roving-keys'

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
  const id = useId()
  return (
    <Shown value={{ id, value }}>
      <div className={className}>
        <div className="flex h-9 shrink-0 items-center border-b border-line px-2">
          <div
            role="tablist"
            aria-label={label}
            onKeyDown={(event) => rovingKeys(event, 'x')?.click()}
            className="flex gap-0.5 self-stretch"
          >
            {options.map((option) => (
              <button
                key={option.value}
                type="button"
                role="tab"
                id={`${id}-${option.value}`}
                aria-selected={option.value === value}
                aria-controls={`${id}-${option.value}-panel`}
                data-state={option.value === value ? 'active' : 'inactive'}
                tabIndex={option.value === value ? 0 : -1}
                onClick={() => option.value !== value && onChange(option.value)}
                className={tab}
              >
                {option.label}
                {option.count !== undefined && (
                  <span className="text-2xs font-normal text-ink-3">{option.count}</span>
                )}
              </button>
            ))}
          </div>
          {end && <span className="ml-auto flex items-center gap-0.5">{end}</span>}
        </div>
        {children}
      </div>
    </Shown>
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
  const shown = use(Shown)
  const here = shown.value === value
  return (
    <div
      role="tabpanel"
      id={`${shown.id}-${value}-panel`}
      aria-labelledby={`${shown.id}-${value}`}
      tabIndex={0}
      hidden={!here}
      className={classNames('outline-none', className)}
    >
      {here && children}
    </div>
  )
}

const Shown = createContext({ id: '', value: '' })
const tab =
  'relative flex items-center gap-1.5 px-2 font-medium text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:font-strong data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:bg-ink'
