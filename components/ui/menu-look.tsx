import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Kbd } from '@/components/ui/kbd'

export const menuPanel =
  'floats z-40 min-w-44 max-w-80 rounded-pop bg-raised p-1 shadow-pop light:bg-panel max-h-(--radix-popper-available-height) overflow-y-auto'
export const menuSeparator = 'my-1 h-px bg-line'
export const menuHeading = 'flex h-[22px] items-center px-2 text-2xs text-ink-3'

export function menuRow(danger = false): string {
  return classNames(
    'flex min-h-7 items-center gap-2 rounded-[5px] px-2 outline-none select-none data-[highlighted]:bg-press data-[disabled]:text-ink-off coarse:min-h-10',
    danger && 'text-error',
  )
}

export type MenuItemProps = {
  icon?: ReactNode
  keys?: string
  danger?: boolean
  disabled?: boolean
  /** Under the words: why the item is off, or what it does. */
  note?: string
  onSelect: () => void
  children: ReactNode
}

export function MenuRowContent({ icon, keys, note, children }: Omit<MenuItemProps, 'onSelect'>) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {note && <span className="block text-2xs text-ink-3">{note}</span>}
      </span>
      {keys && <Kbd>{keys}</Kbd>}
    </>
  )
}
