'use client'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { useState } from 'react'
import {
  Archive,
  ArchiveRestore,
  AtSign,
  CopyPlus,
  Ellipsis,
  Info,
  Pencil,
  RotateCw,
  TextCursorInput,
  Wrench,
} from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { RenameElementDialog } from '@/components/elements/rename-element-dialog'
import { useElementActions } from '@/components/elements/use-element-actions'
import { buttonLook } from '@/components/ui/button-look'
import { classNames } from '@/components/ui/class-names'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { ElementView } from '@/lib/views-elements'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
type Props = {
  element: ElementView
  onEdit: (element: ElementView) => void
  onOpen: (element: ElementView) => void
}

export function ElementMenu({ element, onEdit, onOpen }: Props) {
  const [renaming, setRenaming] = useState(false)
  const actions = useElementActions()
  const { state, archived } = element
  const lacks = !archived && (state === 'failed' || state === 'changed' || state === 'elsewhere')
  return (
    <span
      className={classNames(
        'absolute top-2 right-2 flex gap-1',
        !lacks &&
          'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 coarse:opacity-100',
      )}
    >
      {lacks && state === 'failed' && (
        <QuickButton icon={<Wrench {...icon} />} onClick={() => onEdit(element)}>
          Fix
        </QuickButton>
      )}
      {lacks && (
        <QuickButton icon={<RotateCw {...icon} />} onClick={() => void actions.remake(element)}>
          {state === 'failed' ? 'Retry' : 'Make it now'}
        </QuickButton>
      )}
      <DropdownMenu trigger={<MoreButton name={element.name} />}>
        <MenuItem icon={<Info {...icon} />} onSelect={() => onOpen(element)}>
          Details
        </MenuItem>
        {archived ? (
          <MenuItem icon={<ArchiveRestore {...icon} />} onSelect={() => void actions.restore(element)}>
            Restore
          </MenuItem>
        ) : (
          <LivingItems {...{ element, onEdit }} onRename={() => setRenaming(true)} />
        )}
      </DropdownMenu>
      {renaming && (
        <RenameElementDialog element={element} onClose={() => setRenaming(false)} rename={actions.rename} />
      )}
    </span>
  )
}

function LivingItems({ element, onEdit, onRename }: Omit<Props, 'onOpen'> & { onRename: () => void }) {
  const actions = useElementActions()
  const making = element.state === 'creating'
  const wait = making ? { note: 'Wait until it is ready or failed' } : {}
  return (
    <>
      <MenuItem icon={<Pencil {...icon} />} onSelect={() => onEdit(element)}>
        Edit
      </MenuItem>
      <MenuItem icon={<TextCursorInput {...icon} />} onSelect={onRename}>
        Rename
      </MenuItem>
      <MenuItem icon={<CopyPlus {...icon} />} onSelect={() => void actions.duplicate(element)}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<AtSign {...icon} />} onSelect={() => void copyMention(element.name)}>
        Copy @{element.name}
      </MenuItem>
      <MenuItem
        icon={<RotateCw {...icon} />}
        disabled={making}
        {...wait}
        onSelect={() => void actions.remake(element)}
      >
        Make it again
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Archive {...icon} />}
        disabled={making}
        {...wait}
        onSelect={() => void actions.archive(element)}
      >
        Archive
      </MenuItem>
    </>
  )
}

const over = '!bg-[oklch(0.12_0.003_250/0.78)] !text-white !shadow-none'

function QuickButton({
  icon: glyph,
  onClick,
  children,
}: {
  icon: React.ReactNode
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <button type="button" className={classNames(buttonLook({ size: 'sm' }), over)} onClick={onClick}>
      {glyph}
      {children}
    </button>
  )
}

function MoreButton({ name, ...button }: { name: string } & React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={`More for ${name}`}
      {...button}
      className={classNames(
        buttonLook({ size: 'sm', square: true }),
        over,
        'relative before:absolute before:-inset-2 coarse:size-control',
      )}
    >
      <Ellipsis {...icon} />
    </button>
  )
}

async function copyMention(name: string) {
  try {
    await navigator.clipboard.writeText(`@${name}`)
    toast.success(`@${name} copied`)
  } catch {
    toast.error('The browser did not allow copying.')
  }
}
