'use client'
import { ChevronDown, LayoutGrid, Rows3 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { MenuChoices, MenuHeading } from '@/components/ui/menu-parts'
import { SearchField } from '@/components/ui/search-field'
import { Segmented } from '@/components/ui/segmented'
import type { AssetOrder, AssetSearch, AssetShape } from '@/lib/media/asset-search'

const orders: { value: AssetOrder; label: string }[] = [
  { value: 'newest', label: 'Newest' },
  { value: 'oldest', label: 'Oldest' },
  { value: 'name', label: 'Name, A to Z' },
  { value: 'name-down', label: 'Name, Z to A' },
  { value: 'largest', label: 'Largest' },
  { value: 'smallest', label: 'Smallest' },
  { value: 'longest', label: 'Longest' },
]
const shapes: { value: AssetShape | 'any'; label: string }[] = [
  { value: 'any', label: 'Any shape' },
  { value: 'wide', label: 'Wide' },
  { value: 'tall', label: 'Tall' },
  { value: 'square', label: 'Square' },
]
const sides = [
  { value: '0', label: 'Any size' },
  { value: '300', label: '300 px and more' },
  { value: '720', label: '720p and more' },
  { value: '1080', label: '1080p and more' },
  { value: '2160', label: '4K and more' },
]
const weights = [
  { value: '0', label: 'Any weight' },
  { value: '1000000', label: 'Over 1 MB' },
  { value: '10000000', label: 'Over 10 MB' },
  { value: '100000000', label: 'Over 100 MB' },
]
const looks = [
  {
    value: 'grid' as const,
    label: <span className="sr-only">Grid</span>,
    icon: <LayoutGrid size={14} strokeWidth={1.6} aria-hidden />,
  },
  {
    value: 'rows' as const,
    label: <span className="sr-only">List</span>,
    icon: <Rows3 size={14} strokeWidth={1.6} aria-hidden />,
  },
]

/** Title, count, search, size, order and look of the list. */
export function MediaHead({
  search,
  setSearch,
  look,
  setLook,
  total,
}: {
  search: AssetSearch
  setSearch: (search: AssetSearch) => void
  look: 'grid' | 'rows'
  setLook: (look: 'grid' | 'rows') => void
  total: number | null
}) {
  const order = search.order ?? 'newest'
  const sized = search.shape ?? search.minSide ?? search.minBytes
  const number = (text: string) => (text === '0' ? undefined : Number(text))
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-2 px-4 pt-4 pb-3">
      <h1 className="text-lg font-title tracking-[-0.01em]">{search.bin ? 'Bin' : 'Media'}</h1>
      <p className="mr-auto text-2xs text-ink-3" aria-live="polite">
        {total === null ? '' : total === 1 ? '1 file' : `${total} files`}
      </p>
      <SearchField
        label="Search media"
        value={search.text ?? ''}
        onChange={(text) => setSearch({ ...search, text })}
        className="w-60 max-md:order-last max-md:w-full"
      />
      <DropdownMenu
        trigger={
          <Button variant={sized === undefined ? 'ghost' : 'on'}>
            Size
            <ChevronDown size={12} strokeWidth={1.9} aria-hidden />
          </Button>
        }
      >
        <MenuHeading>Shape</MenuHeading>
        <MenuChoices
          value={search.shape ?? 'any'}
          options={shapes}
          onChange={(shape) => setSearch({ ...search, shape: shape === 'any' ? undefined : shape })}
        />
        <MenuHeading>Short side</MenuHeading>
        <MenuChoices
          value={String(search.minSide ?? 0)}
          options={sides}
          onChange={(side) => setSearch({ ...search, minSide: number(side) })}
        />
        <MenuHeading>Bytes</MenuHeading>
        <MenuChoices
          value={String(search.minBytes ?? 0)}
          options={weights}
          onChange={(bytes) => setSearch({ ...search, minBytes: number(bytes) })}
        />
      </DropdownMenu>
      <DropdownMenu
        trigger={
          <Button variant="ghost">
            {orders.find((each) => each.value === order)?.label}
            <ChevronDown size={12} strokeWidth={1.9} aria-hidden />
          </Button>
        }
      >
        <MenuChoices
          value={order}
          options={orders}
          onChange={(next) => setSearch({ ...search, order: next === 'newest' ? undefined : next })}
        />
      </DropdownMenu>
      <Segmented label="Look" value={look} options={looks} onChange={setLook} />
    </header>
  )
}
