'use client'
import { Download, FolderInput, Heart, Info, RotateCcw, Tag as TagIcon, Trash2, X } from 'lucide-react'
import { nested } from '@/components/library/nested-folders'
import type { MediaDialog } from '@/components/library/media-dialogs'
import { TagPopover } from '@/components/library/tag-popover'
import type { MediaActions } from '@/components/library/use-media-actions'
import type { Selection } from '@/components/library/use-selection'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { MenuItem } from '@/components/ui/menu-parts'
import { useShelves } from '@/lib/queries/assets'
import type { AssetView } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** What is done to all selected files at once. */
export function BulkBar({
  selection,
  actions,
  chosen,
  inBin,
  onDialog,
}: {
  selection: Selection
  actions: MediaActions
  /** Those of the selection that are loaded. */
  chosen: readonly AssetView[]
  inBin: boolean
  onDialog: (dialog: MediaDialog) => void
}) {
  const folders = nested(useShelves()?.folders ?? [])
  const ids = [...selection.ids]
  const only = ids.length === 1 ? chosen[0] : undefined
  const allFavourite = chosen.length > 0 && chosen.every(({ favourite }) => favourite)
  return (
    <div
      role="toolbar"
      aria-label="Selected files"
      className="floats absolute inset-x-3 bottom-3 z-10 mx-auto flex w-fit max-w-[calc(100%-24px)] flex-wrap items-center gap-1 rounded-card bg-raised p-1.5 shadow-pop light:bg-panel"
    >
      <span className="px-2 font-strong">{ids.length === 1 ? '1 selected' : `${ids.length} selected`}</span>
      {inBin ? (
        <>
          <Button
            size="sm"
            variant="ghost"
            icon={<RotateCcw {...icon} />}
            onClick={() => void actions.restore(ids)}
          >
            Restore
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon={<Trash2 {...icon} />}
            onClick={() => onDialog({ kind: 'purge', ids })}
          >
            Delete for good
          </Button>
        </>
      ) : (
        <>
          <Button
            size="sm"
            variant="ghost"
            icon={<Heart {...icon} />}
            onClick={() => void actions.favour(ids, !allFavourite)}
          >
            {allFavourite ? 'No favourite' : 'Favourite'}
          </Button>
          <TagPopover
            chosen={chosen}
            onAdd={(tag) => void actions.tag(ids, [tag], [])}
            onRemove={(tag) => void actions.tag(ids, [], [tag])}
            trigger={
              <Button size="sm" variant="ghost" icon={<TagIcon {...icon} />}>
                Tag
              </Button>
            }
          />
          <DropdownMenu
            align="center"
            trigger={
              <Button size="sm" variant="ghost" icon={<FolderInput {...icon} />}>
                Move
              </Button>
            }
          >
            <MenuItem onSelect={() => void actions.move(ids, null, 'no folder')}>In no folder</MenuItem>
            {folders.map(({ folder, depth }) => (
              <MenuItem key={folder.id} onSelect={() => void actions.move(ids, folder.id, folder.name)}>
                <span style={{ paddingLeft: depth * 12 }}>{folder.name}</span>
              </MenuItem>
            ))}
          </DropdownMenu>
          <Button
            size="sm"
            variant="ghost"
            icon={<Download {...icon} />}
            onClick={() => actions.download(ids)}
          >
            Download
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon={<Trash2 {...icon} />}
            onClick={() => onDialog({ kind: 'delete', ids, names: chosen.map(({ name }) => name) })}
          >
            Delete
          </Button>
        </>
      )}
      {only && (
        <Button
          size="sm"
          variant="ghost"
          className="lg:hidden"
          icon={<Info {...icon} />}
          onClick={() => onDialog({ kind: 'details', asset: only })}
        >
          Details
        </Button>
      )}
      <IconButton
        size="sm"
        label="Select nothing"
        keys="Esc"
        icon={<X {...icon} />}
        onClick={selection.clear}
      />
    </div>
  )
}
