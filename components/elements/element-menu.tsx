'use client'
import { useState } from 'react'
import { Archive, AtSign, Ellipsis, Pencil, RotateCw, Wrench } from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { isElsewhere } from '@/components/elements/element-filters'
import { RenameElementDialog } from '@/components/elements/rename-element-dialog'
import { useElementActions } from '@/components/elements/use-element-actions'
import { buttonLook } from '@/components/ui/button-look'
import { classNames } from '@/components/ui/class-names'
import { DropdownItem, DropdownMenu, DropdownSeparator } from '@/components/ui/dropdown-menu'
import type { ElementView } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function ElementMenu({
  element,
  onFix,
}: {
  element: ElementView
  onFix: (element: ElementView) => void
}) {
  const [renaming, setRenaming] = useState(false)
  const actions = useElementActions()
  const failed = element.state === 'failed'
  const elsewhere = isElsewhere(element)
  const quick = classNames(buttonLook({ size: 'sm' }), over)
  return (
    <span
      className={classNames(
        'absolute top-2 right-2 flex gap-1',
        !failed &&
          !elsewhere &&
          'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 coarse:opacity-100',
      )}
    >
      {elsewhere && (
        <button type="button" className={quick} onClick={() => void actions.retry(element)}>
          <RotateCw {...icon} />
          Make it here
        </button>
      )}
      {failed && (
        <>
          <button type="button" className={quick} onClick={() => onFix(element)}>
            <Wrench {...icon} />
            Fix
          </button>
          <button type="button" className={quick} onClick={() => void actions.retry(element)}>
            <RotateCw {...icon} />
            Retry
          </button>
        </>
      )}
      <DropdownMenu
        trigger={
          <button
            type="button"
            aria-label={`More for ${element.name}`}
            className={classNames(
              buttonLook({ size: 'sm', square: true }),
              over,
              'relative before:absolute before:-inset-2 coarse:size-control',
            )}
          >
            <Ellipsis {...icon} />
          </button>
        }
      >
        <DropdownItem icon={<Pencil {...icon} />} onSelect={() => setRenaming(true)}>
          Rename
        </DropdownItem>
        <DropdownItem icon={<AtSign {...icon} />} onSelect={() => void copyMention(element.name)}>
          Copy @{element.name}
        </DropdownItem>
        <DropdownSeparator />
        <DropdownItem
          icon={<Archive {...icon} />}
          disabled={element.state === 'creating'}
          {...(element.state === 'creating' && { note: 'Wait until it is ready or failed' })}
          onSelect={() => void actions.archive(element)}
        >
          Archive
        </DropdownItem>
      </DropdownMenu>
      {renaming && (
        <RenameElementDialog element={element} onClose={() => setRenaming(false)} rename={actions.rename} />
      )}
    </span>
  )
}
const over = '!bg-[oklch(0.12_0.003_250/0.78)] !text-white !shadow-none'

async function copyMention(name: string) {
  try {
    await navigator.clipboard.writeText(`@${name}`)
    toast.success(`@${name} copied`)
  } catch {
    toast.error('The browser did not allow copying.')
  }
}
