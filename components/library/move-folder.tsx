'use client'
import { FolderInput } from 'lucide-react'
import { isInside, nested } from '@/components/library/nested-folders'
import type { MediaActions } from '@/components/library/use-media-actions'
import { MenuItem, MenuSub } from '@/components/ui/menu-parts'
import type { FolderView } from '@/lib/views-library'

/** Every place a folder may be moved to: not where it is, and not into itself. */
export function MoveFolder({
  folder,
  folders,
  actions,
}: {
  folder: FolderView
  folders: readonly FolderView[]
  actions: MediaActions
}) {
  const places = nested(folders.filter(({ id }) => !isInside(folders, id, folder.id)))
  return (
    <MenuSub
      icon={<FolderInput size={14} strokeWidth={1.6} aria-hidden />}
      disabled={places.length === 0 && folder.parentId === null}
      label="Move to"
    >
      <MenuItem disabled={folder.parentId === null} onSelect={() => void actions.moveFolder(folder.id, null)}>
        The top
      </MenuItem>
      {places.map(({ folder: place, depth }) => (
        <MenuItem
          key={place.id}
          disabled={place.id === folder.parentId}
          onSelect={() => void actions.moveFolder(folder.id, place.id)}
        >
          <span style={{ paddingLeft: depth * 12 }}>{place.name}</span>
        </MenuItem>
      ))}
    </MenuSub>
  )
}
