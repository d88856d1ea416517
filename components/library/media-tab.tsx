'use client'
import { useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ImageUp } from 'lucide-react'
import { LibraryGrid } from '@/components/library/library-grid'
import type { LibraryUse } from '@/components/library/library-use'
import { TileMenu } from '@/components/library/tile-menu-later'
import { useAssetActions } from '@/components/library/use-asset-actions'
import { useListed } from '@/components/library/use-listed'
import { useSelection } from '@/components/library/use-selection'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { SearchField } from '@/components/ui/search-field'
import { Tag } from '@/components/ui/tag'
import { mediaTile, type LibraryTile } from '@/lib/editor/library-tiles'
import type { AssetSearch } from '@/lib/media/asset-search'
import { useAssetPages } from '@/lib/queries/assets'
import { know } from '@/lib/queries/known-assets'

const RenameDialog = later(async () => (await import('@/components/ui/rename-dialog')).RenameDialog)
const DeleteDialog = later(async () => (await import('@/components/library/delete-dialog')).DeleteDialog)

const filters: { name: string; search: AssetSearch }[] = [
  { name: 'All', search: {} },
  { name: 'Images', search: { kind: 'image' } },
  { name: 'Video', search: { kind: 'video' } },
  { name: 'Favourites', search: { favourite: true } },
  { name: 'Unused', search: { use: 'unused' } },
]

export function MediaTab({ use }: { use: LibraryUse }) {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState(filters[0]?.name)
  const [dialog, setDialog] = useState<{ kind: 'rename' | 'delete'; tile: LibraryTile } | null>(null)
  const { rename, remove } = useAssetActions()
  const search = useMemo(
    () => ({ ...filters.find(({ name }) => name === filter)?.search, text: text.trim() }),
    [filter, text],
  )
  const { assets, total, more } = useAssetPages(search)
  const list = useListed(assets, total ?? 0)
  const selection = useSelection(list)
  const { roles } = use
  const tileAt = (index: number) => {
    const asset = assets[index]
    return asset && mediaTile(asset, roles.get(asset.id) ?? null)
  }
  const assetOf = (id: string) => assets[list.indexOf(id)]
  const knowing: LibraryUse = {
    ...use,
    onUse(item, role) {
      know(client, [assetOf(item.id) ?? []].flat())
      use.onUse(item, role)
    },
  }
  return (
    <>
      <div className="grid shrink-0 gap-2 px-3 py-2.5">
        <SearchField label="Search media" value={text} onChange={setText} />
        <div role="group" aria-label="Show" className="flex gap-1 overflow-x-auto [scrollbar-width:none]">
          {filters.map(({ name }) => (
            <Tag key={name} on={filter === name} onToggle={() => setFilter(name)}>
              {name}
            </Tag>
          ))}
        </div>
      </div>
      {list.count > 0 ? (
        <LibraryGrid
          label="Media"
          list={list}
          tileAt={tileAt}
          selection={selection}
          ratio={16 / 9}
          onReach={(index) => index >= assets.length && more()}
          onUse={(tile) => knowing.onUse(tile, tile.kind === 'video' ? 'video' : 'reference')}
          onKey={(key, tile) => setDialog({ kind: key === 'F2' ? 'rename' : 'delete', tile })}
          onDragTiles={(ids) =>
            know(
              client,
              ids.flatMap((id) => assetOf(id) ?? []),
            )
          }
          menu={(tile) => (
            <TileMenu
              tile={tile}
              use={knowing}
              onRename={() => setDialog({ kind: 'rename', tile })}
              onDelete={() => setDialog({ kind: 'delete', tile })}
            />
          )}
        />
      ) : (
        total !== null && <Nothing empty={filter === 'All' && text === ''} />
      )}
      {dialog?.kind === 'rename' && (
        <RenameDialog
          name={dialog.tile.name}
          problem={fileNameProblem}
          onClose={() => setDialog(null)}
          onRename={(name) => void rename(dialog.tile.id, name)}
        />
      )}
      {dialog?.kind === 'delete' && (
        <DeleteDialog
          names={[dialog.tile.name]}
          ids={[dialog.tile.id]}
          onClose={() => setDialog(null)}
          onDelete={() => void remove([dialog.tile.id], dialog.tile.name)}
        />
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

const LONGEST_NAME = 200
function fileNameProblem(name: string): string | null {
  if (name === '') return 'Give the file a name'
  return name.length > LONGEST_NAME ? `A name has at most ${LONGEST_NAME} characters` : null
}
