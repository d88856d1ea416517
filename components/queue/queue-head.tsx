import Link from 'next/link'
import { ChevronDown } from 'lucide-react'
import { PauseQueues } from '@/components/queue/pause-queues'
import { filterCounts, modelName, queueLine, type QueueFilter } from '@/components/queue/queue-rows'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { MenuChoices } from '@/components/ui/menu-parts'
import { SearchField } from '@/components/ui/search-field'
import { Segmented } from '@/components/ui/segmented'
import { formatLimit, formatMoney } from '@/lib/storyboard/price'
import type { GenerationsView } from '@/lib/views'
import type { CapView } from '@/lib/views-money'

export function QueueHead(props: {
  view: GenerationsView
  filter: QueueFilter
  setFilter: (filter: QueueFilter) => void
  model: string | null
  setModel: (model: string | null) => void
  search: string
  setSearch: (search: string) => void
}) {
  const { view, filter, setFilter, model, setModel, search, setSearch } = props
  const { generations, today, queues } = view
  const counts = filterCounts(generations)
  const models = [...new Set(generations.map((generation) => generation.model))].sort()
  const withCount = (name: string, count: number) => (count > 0 ? `${name} ${count}` : name)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2.5 px-4 pt-5 pb-3.5 md:px-6">
      <h1 className="text-lg font-title tracking-[-0.01em]">Queue</h1>
      <p className="ml-2 text-ink-2" role="status">
        {queueLine(generations)}
      </p>
      <Link href="/spend" className="mr-auto rounded-chip text-2xs text-ink-3 hover:text-ink hover:underline">
        {todayText(today)}
      </Link>
      <PauseQueues queues={queues} generations={generations} />
      <Segmented
        label="Show"
        value={filter}
        onChange={setFilter}
        options={[
          { value: 'all', label: 'All' },
          { value: 'active', label: withCount('Active', counts.active) },
          { value: 'done', label: 'Done' },
          { value: 'failed', label: withCount('Failed', counts.failed) },
        ]}
      />
      <DropdownMenu
        trigger={
          <Button variant="ghost">
            {model === null ? 'All models' : modelName(model)}
            <ChevronDown size={12} strokeWidth={1.9} aria-hidden />
          </Button>
        }
      >
        <MenuChoices
          value={model ?? 'all'}
          options={[
            { value: 'all', label: 'All models' },
            ...models.map((each) => ({ value: each, label: modelName(each) })),
          ]}
          onChange={(next) => setModel(next === 'all' ? null : next)}
        />
      </DropdownMenu>
      <SearchField
        label="Search requests"
        value={search}
        onChange={setSearch}
        className="w-50 max-md:w-full"
      />
    </div>
  )
}

/** "Today $14.20 of the $40 daily limit": what is charged and what may still be. */
function todayText({ micros, capMicros, unknown }: CapView): string {
  const limit = capMicros === null ? '' : ` of the ${formatLimit(capMicros)} daily limit`
  return `Today ${formatMoney(micros)}${limit}${unknown > 0 ? `, and ${unknown} unknown` : ''}`
}
