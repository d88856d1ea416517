'use client'
import { useState, type DragEvent } from 'react'
import { Folder, FolderPlus, Inbox, TextCursorInput, Trash2 } from 'lucide-react'
import { FolderName } from '@/components/library/folder-name'
import { MoveFolder } from '@/components/library/move-folder'
import { nested } from '@/components/library/nested-folders'
import { RailRow, RailSection } from '@/components/library/rail-row'
import type { MediaActions } from '@/components/library/use-media-actions'
import { ContextMenu } from '@/components/ui/context-menu'
import { IconButton } from '@/components/ui/icon-button'
import { MenuItem } from '@/components/ui/menu-parts'
import {
  isAssetsDrag,
  isFolderDrag,
  readAssetsDrag,
  readFolderDrag,
  writeFolderDrag,
} from '@/lib/editor/library-drag'
import type { ShelvesView } from '@/lib/views-library'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
type Naming = { id: string | null; parentId: string | null }

/** Folders within folders. Files and folders are dropped on them; the menu does the same for a keyboard. */
export function FolderTree({
  shelves,
  value,
  onChange,
  actions,
}: {
  shelves: ShelvesView | undefined
  value: string | undefined
  onChange: (folder: string | undefined) => void
  actions: MediaActions
}) {
  const [naming, setNaming] = useState<Naming | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const rows = nested(shelves?.folders ?? [])

  const dropOn = (id: string | null, name: string) => ({
    onDragOver(event: DragEvent) {
      if (!isAssetsDrag(event.dataTransfer) && !isFolderDrag(event.dataTransfer)) return
      event.preventDefault()
      setOver(id ?? 'none')
    },
    onDragLeave: () => setOver(null),
    onDrop(event: DragEvent) {
      setOver(null)
      const ids = readAssetsDrag(event.dataTransfer)
      const folder = readFolderDrag(event.dataTransfer)
      if (ids.length === 0 && !folder) return
      event.preventDefault()
      if (ids.length > 0) void actions.move(ids, id, name)
      else if (folder && folder !== id) void actions.moveFolder(folder, id)
    },
  })
  const named = (name: string | null) => {
    if (name && naming)
      void (naming.id ? actions.renameFolder(naming.id, name) : actions.makeFolder(name, naming.parentId))
    setNaming(null)
  }
  return (
    <RailSection
      heading="Folders"
      end={
        <IconButton
          size="sm"
          label="New folder"
          icon={<FolderPlus {...icon} />}
          onClick={() => setNaming({ id: null, parentId: null })}
        />
      }
    >
      {rows.length > 0 && (
        <RailRow
          on={value === 'none'}
          icon={<Inbox {...icon} />}
          count={shelves?.unfiled}
          onPress={() => onChange(value === 'none' ? undefined : 'none')}
          className={over === 'none' ? dropping : ''}
          {...dropOn(null, 'no folder')}
        >
          In no folder
        </RailRow>
      )}
      {rows.map(({ folder, depth }) =>
        naming?.id === folder.id ? (
          <FolderName key={folder.id} name={folder.name} depth={depth} onDone={named} />
        ) : (
          <div key={folder.id} className="max-md:contents">
            <ContextMenu
              menu={
                <>
                  <MenuItem
                    icon={<FolderPlus {...icon} />}
                    onSelect={() => setNaming({ id: null, parentId: folder.id })}
                  >
                    New folder inside
                  </MenuItem>
                  <MenuItem
                    icon={<TextCursorInput {...icon} />}
                    onSelect={() => setNaming({ id: folder.id, parentId: null })}
                  >
                    Rename
                  </MenuItem>
                  <MoveFolder folder={folder} folders={shelves?.folders ?? []} actions={actions} />
                  <MenuItem
                    danger
                    icon={<Trash2 {...icon} />}
                    note="What is in it moves up"
                    onSelect={() => {
                      if (value === folder.id) onChange(undefined)
                      void actions.deleteFolder(folder.id)
                    }}
                  >
                    Delete folder
                  </MenuItem>
                </>
              }
            >
              <RailRow
                on={value === folder.id}
                icon={<Folder {...icon} />}
                count={folder.count}
                depth={depth}
                draggable
                onDragStart={(event) => writeFolderDrag(event.dataTransfer, folder.id)}
                onPress={() => onChange(value === folder.id ? undefined : folder.id)}
                className={over === folder.id ? dropping : ''}
                {...dropOn(folder.id, folder.name)}
              >
                {folder.name}
              </RailRow>
            </ContextMenu>
            {naming?.id === null && naming.parentId === folder.id && (
              <FolderName name="" depth={depth + 1} onDone={named} />
            )}
          </div>
        ),
      )}
      {naming?.id === null && naming.parentId === null && <FolderName name="" depth={0} onDone={named} />}
    </RailSection>
  )
}
const dropping = 'bg-pencil-tint! text-pencil! shadow-[0_0_0_1px_var(--color-pencil-line)_inset]'
