'use client'
import { useState } from 'react'
import { Archive, ArchiveRestore, Copy, Ellipsis, FileDown, Pencil } from 'lucide-react'
import { RenameDialog } from '@/components/boards/rename-dialog'
import { useBoardActions } from '@/components/boards/use-board-actions'
import { buttonLook } from '@/components/ui/button-look'
import { classNames } from '@/components/ui/class-names'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import type { StoryboardCard } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function BoardMenu({ card }: { card: StoryboardCard }) {
  const [renaming, setRenaming] = useState(false)
  const actions = useBoardActions()
  const trigger = (
    <button
      type="button"
      aria-label={`More for ${card.title}`}
      className={classNames(
        buttonLook({ size: 'sm', square: true }),
        'absolute top-2 right-2 z-10 !bg-[oklch(0.12_0.003_250/0.78)] !text-white before:absolute before:-inset-2 coarse:size-control',
        'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 coarse:opacity-100',
      )}
    >
      <Ellipsis {...icon} />
    </button>
  )
  return (
    <>
      <DropdownMenu trigger={trigger}>
        {card.archived ? (
          <MenuItem
            icon={<ArchiveRestore {...icon} />}
            onSelect={() => void actions.restore(card.id, card.title)}
          >
            Restore
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={<Pencil {...icon} />} onSelect={() => setRenaming(true)}>
              Rename
            </MenuItem>
            <MenuItem icon={<Copy {...icon} />} onSelect={() => void actions.duplicate(card.id, card.title)}>
              Duplicate
            </MenuItem>
            <MenuItem icon={<FileDown {...icon} />} onSelect={() => void actions.exportFile(card.id)}>
              Save as a JSON file
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Archive {...icon} />} onSelect={() => void actions.archive(card.id, card.title)}>
              Archive
            </MenuItem>
          </>
        )}
      </DropdownMenu>
      {renaming && <RenameDialog card={card} onClose={() => setRenaming(false)} rename={actions.rename} />}
    </>
  )
}
