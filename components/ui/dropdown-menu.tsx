'use client'
import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import {
  menuHeading,
  menuPanel,
  menuRow,
  menuSeparator,
  MenuRowContent,
  type MenuItemProps,
} from '@/components/ui/menu-look'

export function DropdownMenu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactNode
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} sideOffset={4} collisionPadding={8} className={menuPanel}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function DropdownItem({ onSelect, disabled = false, danger, ...row }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} disabled={disabled} className={menuRow(danger)}>
      <MenuRowContent {...row} />
    </Radix.Item>
  )
}

export function DropdownHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuHeading}>{children}</Radix.Label>
}

export function DropdownSeparator() {
  return <Radix.Separator className={menuSeparator} />
}

/** One of a few, marked with a check. */
export function DropdownChoices<V extends string>({
  value,
  options,
  onChange,
}: {
  value: V
  options: readonly { value: V; label: ReactNode; note?: string; disabled?: boolean }[]
  onChange: (value: V) => void
}) {
  return (
    <Radix.RadioGroup
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled === true}
          className={menuRow()}
        >
          <span className="w-3.5 shrink-0">
            <Radix.ItemIndicator>
              <Check size={14} strokeWidth={1.6} aria-hidden />
            </Radix.ItemIndicator>
          </span>
          <MenuRowContent {...(option.note && { note: option.note })}>{option.label}</MenuRowContent>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}
