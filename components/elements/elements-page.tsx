'use client'
import { useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { ChevronDown, Plus, Search, Shapes } from 'lucide-react'
import { ElementCard } from '@/components/elements/element-card'
import {
  elementOrders,
  filterGroups,
  findElements,
  shotsOf,
  type ElementFilter,
  type ElementOrder,
  type Usage,
} from '@/components/elements/element-filters'
import { ElementDetails } from '@/components/elements/element-details'
import { ImportPack } from '@/components/elements/import-pack'
import { FilterRail } from '@/components/elements/filter-rail'
import { NewElementDialog } from '@/components/elements/new-element-dialog'
import { usualElementMs } from '@/components/elements/usual-time'
import { PageFrame } from '@/components/shell/page-frame'
import { usePageKey } from '@/components/shell/use-page-key'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { EmptyState } from '@/components/ui/empty-state'
import { MenuChoices } from '@/components/ui/menu-parts'
import { SearchField } from '@/components/ui/search-field'
import { useQueue } from '@/lib/queries/generations'
import { elementsQuery } from '@/lib/queries/elements'
import type { ElementsView, ElementView } from '@/lib/views-elements'

type Shown = { dialog: 'make'; edit: ElementView | null } | { dialog: 'details'; id: string }
const plus = <Plus size={16} strokeWidth={1.6} aria-hidden />

export function ElementsPage({
  initial,
  fixId,
  openId,
}: {
  initial: ElementsView
  /** From the queue: the failed element whose repair opens at once. */
  fixId: string | null
  /** From a scene: the element whose details open at once. */
  openId: string | null
}) {
  const { elements, archived, uses, voices, free } = useQuery({ ...elementsQuery, initialData: initial }).data
  const toFix = initial.elements.find((element) => element.id === fixId && element.state === 'failed')
  const [shown, setShown] = useState<Shown | null>(
    toFix ? { dialog: 'make', edit: toFix } : openId ? { dialog: 'details', id: openId } : null,
  )
  const [filter, setFilter] = useState<ElementFilter>('all')
  const router = useRouter()
  const all = [...elements, ...archived]
  const opened = shown?.dialog === 'details' && all.find(({ id }) => id === shown.id)
  const usualMs = usualElementMs(useQueue().generations)
  const make = () => setShown({ dialog: 'make', edit: null })
  usePageKey('n', make)

  function close() {
    setShown(null)
    if (fixId ?? openId) router.replace('/elements', { scroll: false })
  }
  return (
    <PageFrame
      action={
        <Button variant="primary" icon={plus} keys="N" onClick={make}>
          <span className="max-md:sr-only">New element</span>
        </Button>
      }
    >
      <div className="flex-1 md:flex">
        <FilterRail groups={filterGroups(all)} value={filter} onChange={setFilter} />
        <ElementGrid
          {...{ elements: all, filter }}
          usage={uses}
          onClear={() => setFilter('all')}
          onNew={make}
          card={(element) => (
            <ElementCard
              key={element.id}
              element={element}
              shots={shotsOf(uses, element.id)}
              usualMs={usualMs}
              onOpen={({ id }) => setShown({ dialog: 'details', id })}
              onEdit={(edit) => setShown({ dialog: 'make', edit })}
            />
          )}
        />
      </div>
      {opened && (
        <ElementDetails
          element={opened}
          uses={uses[opened.id] ?? []}
          {...{ voices, free }}
          onEdit={(edit) => setShown({ dialog: 'make', edit })}
          onClose={close}
        />
      )}
      {shown?.dialog === 'make' && (
        <NewElementDialog
          key={shown.edit?.id ?? 'new'}
          open
          onOpenChange={(open) => !open && close()}
          edit={shown.edit}
          onCreated={() => setFilter('all')}
        />
      )}
    </PageFrame>
  )
}

function ElementGrid(props: {
  elements: readonly ElementView[]
  filter: ElementFilter
  usage: Usage
  onClear: () => void
  onNew: () => void
  card: (element: ElementView) => ReactNode
}) {
  const { elements, filter, usage, onClear, onNew, card } = props
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<ElementOrder>('newest')
  const found = findElements(elements, { filter, search, order, usage })
  return (
    <main className="min-w-0 flex-1 px-4 py-5 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="text-lg font-title tracking-[-0.01em]">Elements</h1>
        <p className="mr-auto text-2xs text-ink-3">
          {found.length === elements.length ? elements.length : `${found.length} of ${elements.length}`}
        </p>
        <ImportPack />
        {found.length > 0 && (
          <a
            href={`/api/elements/pack?ids=${found.map(({ id }) => id).join(',')}`}
            download
            className="inline-flex h-control items-center rounded-control px-2.5 font-medium text-ink-2 hover:bg-hover hover:text-ink"
          >
            Export {found.length === 1 ? 'it' : `these ${found.length}`}
          </a>
        )}
        <SearchField
          label="Search elements"
          value={search}
          onChange={setSearch}
          className="w-60 max-md:order-last max-md:w-full"
        />
        <DropdownMenu
          trigger={
            <Button variant="ghost">
              {elementOrders.find((each) => each.value === order)?.label}
              <ChevronDown size={12} strokeWidth={1.9} aria-hidden />
            </Button>
          }
        >
          <MenuChoices value={order} options={elementOrders} onChange={setOrder} />
        </DropdownMenu>
      </div>
      {elements.length === 0 ? (
        <EmptyState
          className="mt-4 min-h-72"
          icon={<Shapes size={20} strokeWidth={1.5} aria-hidden />}
          title="No elements yet"
          action={<Button onClick={onNew}>Make one</Button>}
        >
          An element is a character, animal, item, costume, scene or effect that looks the same in every shot.
          It is made from 2 to 4 pictures, or from one short video.
        </EmptyState>
      ) : found.length === 0 ? (
        <EmptyState
          className="mt-4 min-h-72"
          icon={<Search size={20} strokeWidth={1.5} aria-hidden />}
          title="No element is like this"
          action={
            <Button
              onClick={() => {
                setSearch('')
                onClear()
              }}
            >
              Show all {elements.length}
            </Button>
          }
        />
      ) : (
        <div className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(min(268px,calc(50%-8px)),1fr))] gap-x-4 gap-y-5">
          {found.map(card)}
        </div>
      )}
    </main>
  )
}
