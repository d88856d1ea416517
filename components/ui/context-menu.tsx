'use client'
import type { ReactNode } from 'react'
import { ChevronRight } from 'lucide-react'
import * as Radix from 'radix-ui/context-menu'
import { classNames } from '@/components/ui/class-names'
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

/** A row that opens more rows beside it. */
export function ContextSub({
  icon,
  label,
  disabled = false,
  children,
}: {
  icon?: ReactNode
  label: string
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger disabled={disabled} className={classNames(menuRow(), 'data-[state=open]:bg-press')}>
        <MenuRowContent icon={icon}>{label}</MenuRowContent>
        <ChevronRight size={12} strokeWidth={1.9} aria-hidden />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent collisionPadding={8} className={menuPanel}>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  )
}

export function ContextSeparator() {
  return <Radix.Separator className={menuSeparator} />
}
