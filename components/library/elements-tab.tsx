'use client'
import { useMemo, useState } from 'react'
import { Plus, Shapes } from 'lucide-react'
import { LibraryGrid } from '@/components/library/library-grid'
import type { LibraryUse } from '@/components/library/library-use'
import { TileMenu } from '@/components/library/tile-menu-later'
import { useListed } from '@/components/library/use-listed'
import { useSelection } from '@/components/library/use-selection'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchField } from '@/components/ui/search-field'
import { Tag } from '@/components/ui/tag'
import { elementTiles } from '@/lib/editor/library-tiles'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { elementTags } from '@/lib/storyboard/limits'

export function ElementsTab({
  index,
  use,
  onNew,
}: {
  index: LibraryIndex
  use: LibraryUse
  onNew: () => void
}) {
  const [query, setQuery] = useState('')
  const [tagIds, setTagIds] = useState<ReadonlySet<string>>(new Set())
  const tiles = useMemo(() => elementTiles(index, { query, tagIds }), [index, query, tagIds])
  const list = useListed(tiles, tiles.length)
  const selection = useSelection(list)
  const { elements } = index.library
  const tags = elementTags.filter(({ id }) => elements.some((element) => element.tagIds.includes(id)))
  function toggle(id: string, on: boolean) {
    const next = new Set(tagIds)
    if (on) next.add(id)
    else next.delete(id)
    setTagIds(next)
  }
  return (
    <>
      <div className="grid shrink-0 gap-2 px-3 py-2.5">
        <SearchField label="Search elements" value={query} onChange={setQuery} />
        <div
          role="group"
          aria-label="Show"
          className="flex gap-1 overflow-x-auto [mask:linear-gradient(90deg,#000_86%,transparent)] [scrollbar-width:none]"
        >
          <Tag on={tagIds.size === 0} onToggle={() => setTagIds(new Set())}>
            All
          </Tag>
          {tags.map(({ id, name }) => (
            <Tag key={id} on={tagIds.has(id)} onToggle={(on) => toggle(id, on)}>
              {name}
            </Tag>
          ))}
          <span className="w-6 shrink-0" />
        </div>
      </div>
      {tiles.length > 0 ? (
        <LibraryGrid
          label="Elements"
          list={list}
          tileAt={(place) => tiles[place]}
          selection={selection}
          ratio={16 / 10}
          onUse={(tile) => use.onUse(tile, 'reference')}
          menu={(tile) => <TileMenu tile={tile} use={use} />}
        />
      ) : elements.length === 0 ? (
        <div className="flex min-h-0 flex-1 flex-col px-3">
          <EmptyState
            className="flex-1"
            icon={<Shapes size={20} strokeWidth={1.5} aria-hidden />}
            title="No elements yet"
            action={
              <Button size="sm" icon={<Plus size={14} strokeWidth={1.6} aria-hidden />} onClick={onNew}>
                New element
              </Button>
            }
          >
            A character, animal or item that looks the same in every shot.
          </EmptyState>
        </div>
      ) : (
        <p className="flex-1 py-6 text-center text-ink-3">Nothing matches.</p>
      )}
    </>
  )
}
