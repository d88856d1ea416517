'use client'
import { useMemo, useState } from 'react'
import { ImageUp } from 'lucide-react'
import { LibraryGrid } from '@/components/library/library-grid'
import type { LibraryUse } from '@/components/library/library-use'
import { RenameDialog } from '@/components/library/rename-dialog'
import { TileMenu } from '@/components/library/tile-menu'
import { useAssetActions } from '@/components/library/use-asset-actions'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchField } from '@/components/ui/search-field'
import { Tag } from '@/components/ui/tag'
import { mediaFilters, mediaTiles, type LibraryTile, type MediaFilter } from '@/lib/editor/library-tiles'
import type { AssetView } from '@/lib/views'

export function MediaTab({ assets, use }: { assets: readonly AssetView[]; use: LibraryUse }) {
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<MediaFilter>('All')
  const [dialog, setDialog] = useState<{ kind: 'rename' | 'delete'; tile: LibraryTile } | null>(null)
  const { rename, remove } = useAssetActions()
  const { roles, used } = use
  const tiles = useMemo(
    () => mediaTiles(assets, { query, filter }, { roles, used }),
    [assets, query, filter, roles, used],
  )
  return (
    <>
      <div className="grid shrink-0 gap-2 px-3 py-2.5">
        <SearchField label="Search media" value={query} onChange={setQuery} />
        <div role="group" aria-label="Show" className="flex gap-1 overflow-x-auto [scrollbar-width:none]">
          {mediaFilters.map((name) => (
            <Tag key={name} on={filter === name} onToggle={() => setFilter(name)}>
              {name}
            </Tag>
          ))}
        </div>
      </div>
      {tiles.length > 0 ? (
        <LibraryGrid
          label="Media"
          tiles={tiles}
          ratio={16 / 9}
          onUse={(tile) => use.onUse(tile, tile.kind === 'video' ? 'video' : 'reference')}
          onKey={(tile, key) => setDialog({ kind: key === 'F2' ? 'rename' : 'delete', tile })}
          menu={(tile) => (
            <TileMenu
              tile={tile}
              use={use}
              onRename={() => setDialog({ kind: 'rename', tile })}
              onDelete={() => setDialog({ kind: 'delete', tile })}
            />
          )}
        />
      ) : (
        <Nothing empty={assets.length === 0} />
      )}
      {dialog?.kind === 'rename' && (
        <RenameDialog
          name={dialog.tile.name}
          onClose={() => setDialog(null)}
          onRename={(name) => void rename(dialog.tile.id, name)}
        />
      )}
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          open
          danger
          onOpenChange={() => setDialog(null)}
          title={`Delete ${dialog.tile.name}?`}
          action="Delete"
          onConfirm={() => void remove(dialog.tile.id, dialog.tile.name)}
        >
          It leaves the library. Takes that were made with it keep playing.
        </ConfirmDialog>
      )}
    </>
  )
}

function Nothing({ empty }: { empty: boolean }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col px-3">
      {empty ? (
        <EmptyState
          className="flex-1"
          icon={<ImageUp size={20} strokeWidth={1.5} aria-hidden />}
          title="No pictures yet"
        >
          Drop files here, or paste from the clipboard.
        </EmptyState>
      ) : (
        <p className="py-6 text-center text-ink-3">Nothing matches.</p>
      )}
    </div>
  )
}
