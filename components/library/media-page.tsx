'use client'
import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Upload } from 'lucide-react'
import { AssetInspector } from '@/components/library/asset-inspector'
import { BinNote } from '@/components/library/bin-note'
import { BulkBar } from '@/components/library/bulk-bar'
import { MediaDialogs, type MediaDialog } from '@/components/library/media-dialogs'
import { MediaGrid } from '@/components/library/media-grid'
import { MediaHead } from '@/components/library/media-head'
import { MediaRail } from '@/components/library/media-rail'
import { DropZone } from '@/components/library/drop-zone'
import { QuotaNote } from '@/components/library/quota-note'
import { UploadList } from '@/components/library/upload-list'
import { droppedFiles } from '@/components/library/use-file-drop'
import { useListed } from '@/components/library/use-listed'
import { useMediaActions } from '@/components/library/use-media-actions'
import { useSelection } from '@/components/library/use-selection'
import { WindowDrop } from '@/components/library/window-drop'
import { PageFrame } from '@/components/shell/page-frame'
import { usePageKey } from '@/components/shell/use-page-key'
import { Button } from '@/components/ui/button'
import type { AssetSearch } from '@/lib/media/asset-search'
import { useAssetPages } from '@/lib/queries/assets'
import { useUploads } from '@/lib/queries/uploads'
import type { AssetView } from '@/lib/views'

/** The whole library: find, look, file and clear away. */
export function MediaPage() {
  const [search, changeSearch] = useState<AssetSearch>({})
  const [look, setLook] = useState<'grid' | 'rows'>('grid')
  const [dialog, setDialog] = useState<MediaDialog>(null)
  const uploads = useUploads()
  const input = useRef<HTMLInputElement>(null)
  const waiting = useStore(droppedFiles, (state) => state.waiting)
  const pages = useAssetPages(search)
  const { assets } = pages
  const list = useListed(assets, pages.total ?? 0)
  const selection = useSelection(list)
  const { actions, said } = useMediaActions({ selection, search })
  const chosen = useMemo(
    () => [...selection.ids].flatMap((id) => assets[list.indexOf(id)] ?? []),
    [selection.ids, assets, list],
  )
  const shown = chosen.length === 1 ? chosen[0] : undefined
  const pick = () => input.current?.click()
  usePageKey('u', pick)
  function setSearch(next: AssetSearch) {
    // What is selected outside the bin is not in it, and the other way round.
    if (next.bin !== search.bin) selection.clear()
    changeSearch(next)
  }
  function show(asset: AssetView) {
    // By its name it is in the first part of the list, however long the whole is.
    setSearch({ text: asset.name, ...(asset.binnedAt && { bin: true }) })
    selection.point(asset.id)
  }

  return (
    <PageFrame
      action={
        <Button
          variant="primary"
          keys="U"
          icon={<Upload size={16} strokeWidth={1.6} aria-hidden />}
          onClick={pick}
        >
          <span className="max-md:sr-only">Upload</span>
        </Button>
      }
    >
      <div className="flex h-[calc(100dvh-48px)] min-h-0 flex-col max-md:h-[calc(100dvh-104px)] md:flex-row">
        <MediaRail search={search} onChange={setSearch} actions={actions}>
          <QuotaNote />
          <UploadList uploads={uploads} />
          <DropZone waiting={waiting} onFiles={(files) => uploads.add(files)} input={input} />
        </MediaRail>
        <main className="relative flex min-h-0 min-w-0 flex-1 flex-col">
          {/* The rail has no room for it on a phone, where a file may wait for a word too. */}
          <div className="pb-1 md:hidden">
            <UploadList uploads={uploads} />
          </div>
          <MediaHead {...{ search, setSearch, look, setLook }} total={pages.total} />
          {search.bin && (
            <BinNote count={list.count} onEmpty={() => setDialog({ kind: 'purge', ids: 'all' })} />
          )}
          <MediaGrid
            {...{ pages, list, selection, search, setSearch, look, actions }}
            onDialog={setDialog}
            onUpload={pick}
          />
          {selection.ids.size > 0 && (
            <BulkBar {...{ selection, actions, chosen }} inBin={search.bin === true} onDialog={setDialog} />
          )}
        </main>
        <AssetInspector
          asset={shown}
          count={selection.ids.size}
          actions={actions}
          onShow={show}
          className="max-lg:hidden"
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <MediaDialogs {...{ dialog, actions }} asset={shown} onShow={show} onClose={() => setDialog(null)} />
      <WindowDrop />
    </PageFrame>
  )
}
