'use client'
import { useState } from 'react'
import { ImageUp, Search, Trash2 } from 'lucide-react'
import { AssetMenu } from '@/components/library/asset-menu'
import { LibraryGrid } from '@/components/library/library-grid'
import type { MediaDialog } from '@/components/library/media-dialogs'
import { RenameField } from '@/components/library/rename-field'
import type { MediaActions } from '@/components/library/use-media-actions'
import type { Listed, Selection } from '@/components/library/use-selection'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { writeAssetsDrag } from '@/lib/editor/library-drag'
import { mediaTile } from '@/lib/editor/library-tiles'
import { isNarrowed, type AssetSearch } from '@/lib/media/asset-search'
import type { AssetList } from '@/lib/queries/assets'

const TILE = 176
/** The height of the bar of selected files with its margins, in px. */
const BAR = 72

type Props = {
  pages: AssetList
  list: Listed
  selection: Selection
  search: AssetSearch
  setSearch: (search: AssetSearch) => void
  look: 'grid' | 'rows'
  actions: MediaActions
  onDialog: (dialog: MediaDialog) => void
  onUpload: () => void
}

export function MediaGrid({
  pages,
  list,
  selection,
  search,
  setSearch,
  look,
  actions,
  onDialog,
  onUpload,
}: Props) {
  const [renamed, setRenamed] = useState<string | null>(null)
  const { assets, more } = pages
  const assetOf = (id: string) => assets[list.indexOf(id)]
  const chosenOr = (id: string) => (selection.ids.has(id) ? [...selection.ids] : [id])
  const inBin = search.bin === true
  const rename = assetOf(renamed ?? '')

  function remove(id: string) {
    const ids = chosenOr(id)
    if (inBin) onDialog({ kind: 'purge', ids })
    else onDialog({ kind: 'delete', ids, names: ids.flatMap((each) => assetOf(each)?.name ?? []) })
  }
  function open(id: string) {
    const asset = assetOf(id)
    if (asset) onDialog({ kind: 'show', asset })
  }
  if (list.count === 0 && pages.total !== null)
    return <Nothing {...{ search, setSearch, onUpload }} failed={pages.failed} />
  return (
    <LibraryGrid
      label={inBin ? 'Bin' : 'Media'}
      list={list}
      isOld={pages.isOld}
      tileAt={(index) => {
        const asset = assets[index]
        return asset && mediaTile(asset)
      }}
      selection={selection}
      look={look}
      minWidth={TILE}
      ratio={16 / 9}
      marquee
      below={selection.ids.size > 0 ? BAR : 16}
      onReach={(index) => index >= assets.length && more()}
      onUse={(tile) => open(tile.id)}
      onKey={(key, tile) => {
        if (key === 'Delete') remove(tile.id)
        else if (!inBin) setRenamed(tile.id)
      }}
      onSelectAll={() => void actions.selectAll()}
      onDragTiles={(ids, transfer) => writeAssetsDrag(transfer, ids)}
      renaming={
        rename
          ? {
              id: rename.id,
              field: (
                <RenameField
                  name={rename.name}
                  look={look}
                  onDone={(name) => {
                    setRenamed(null)
                    if (name) void actions.rename(rename.id, name)
                  }}
                />
              ),
            }
          : null
      }
      menu={(tile) => (
        <AssetMenu
          inBin={inBin}
          count={chosenOr(tile.id).length}
          favourite={tile.favourite}
          onOpen={() => open(tile.id)}
          onRename={() => setRenamed(tile.id)}
          onFavour={() => void actions.favour(chosenOr(tile.id), !tile.favourite)}
          onDownload={() => actions.download(chosenOr(tile.id))}
          onRestore={() => void actions.restore(chosenOr(tile.id))}
          onDelete={() => remove(tile.id)}
        />
      )}
    />
  )
}

function Nothing({
  search,
  setSearch,
  onUpload,
  failed,
}: Pick<Props, 'search' | 'setSearch' | 'onUpload'> & { failed: boolean }) {
  const icon = { size: 20, strokeWidth: 1.5, 'aria-hidden': true } as const
  if (failed)
    return (
      <EmptyState className="m-4 flex-1" icon={<Search {...icon} />} title="The list could not be loaded">
        The server did not answer. It is asked again when something changes.
      </EmptyState>
    )
  if (isNarrowed(search))
    return (
      <EmptyState
        className="m-4 flex-1"
        icon={<Search {...icon} />}
        title="No file is like this"
        action={<Button onClick={() => setSearch(search.bin ? { bin: true } : {})}>Show all</Button>}
      />
    )
  if (search.bin)
    return (
      <EmptyState className="m-4 flex-1" icon={<Trash2 {...icon} />} title="The bin is empty">
        Files you delete wait here and can be restored.
      </EmptyState>
    )
  return (
    <EmptyState
      className="m-4 flex-1"
      icon={<ImageUp {...icon} />}
      title="No media yet"
      action={<Button onClick={onUpload}>Upload</Button>}
    >
      Drop pictures and clips anywhere on this page, or paste them.
    </EmptyState>
  )
}
