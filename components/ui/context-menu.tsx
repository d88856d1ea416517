'use client'
import type { ReactNode } from 'react'
import * as Radix from 'radix-ui/context-menu'
import {
  menuPanel,
  menuRow,
  menuSeparator,
  MenuRowContent,
  type MenuItemProps,
} from '@/components/ui/menu-look'

/** Right click, long press, or the menu key on `children` (one element that takes a ref). */
export function ContextMenu({ children, menu }: { children: ReactNode; menu: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content collisionPadding={8} className={menuPanel}>
          {menu}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function ContextItem({ onSelect, disabled = false, danger, ...row }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} disabled={disabled} className={menuRow(danger)}>
      <MenuRowContent {...row} />
    </Radix.Item>
  )
}

export function ContextSeparator() {
  return <Radix.Separator className={menuSeparator} />
}
