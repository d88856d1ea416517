import { FilterIcon } from '@/components/elements/filter-icon'
import type { ElementFilter, FilterGroup } from '@/components/elements/element-filters'
import { classNames } from '@/components/ui/class-names'

/** The filters at the side; on a phone one row that scrolls. */
export function FilterRail({
  groups,
  value,
  onChange,
}: {
  groups: FilterGroup[]
  value: ElementFilter
  onChange: (filter: ElementFilter) => void
}) {
  return (
    <aside
      aria-label="Filters"
      className="relative flex gap-1 overflow-x-auto border-line bg-panel px-2.5 py-2 max-md:border-b max-md:[scrollbar-width:none] md:sticky md:top-bar md:h-[calc(100dvh-48px)] md:w-54 md:shrink-0 md:flex-col md:gap-4 md:overflow-y-auto md:border-r md:py-3.5"
    >
      {groups.map((group) => (
        <section key={group.heading} className="relative flex gap-1 md:block">
          <h2 className="px-2 pb-1 text-2xs text-ink-3 max-md:sr-only">{group.heading}</h2>
          {group.rows.map((row) => {
            const on = row.filter === value
            return (
              <button
                key={row.filter}
                type="button"
                aria-pressed={on}
                onClick={() => onChange(on ? 'all' : row.filter)}
                className={classNames(
                  'flex h-control w-full items-center gap-2 rounded-control px-2 whitespace-nowrap focus-visible:-outline-offset-2 max-md:h-10',
                  on ? 'bg-press font-strong text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <FilterIcon filter={row.filter} />
                {row.name}
                <span className={classNames('ml-auto text-2xs font-body', on ? 'text-ink-2' : 'text-ink-3')}>
                  {row.count}
                </span>
              </button>
            )
          })}
        </section>
      ))}
    </aside>
  )
}
