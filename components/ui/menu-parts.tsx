'use client'
import { createContext, use, type ReactNode } from 'react'
import { Check, ChevronRight } from 'lucide-react'
import type * as Radix from 'radix-ui/dropdown-menu'
import { classNames } from '@/components/ui/class-names'
import {
  menuHeading,
  menuPanel,
  menuRow,
  menuSeparator,
  MenuRowContent,
  type MenuItemProps,
} from '@/components/ui/menu-look'

type Parts = typeof Radix

/** Radix, which an open menu brings along: what stands in a menu must not load it. */
export const MenuParts = createContext<Parts | null>(null)

function useParts(): Parts {
  const parts = use(MenuParts)
  if (!parts) throw new Error('This stands in a menu only.')
  return parts
}

export function MenuItem({ onSelect, disabled = false, danger, ...row }: MenuItemProps) {
  const { Item } = useParts()
  return (
    <Item onSelect={onSelect} disabled={disabled} className={menuRow(danger)}>
      <MenuRowContent {...row} />
    </Item>
  )
}

export function MenuHeading({ children }: { children: ReactNode }) {
  const { Label } = useParts()
  return <Label className={menuHeading}>{children}</Label>
}

export function MenuSeparator() {
  const { Separator } = useParts()
  return <Separator className={menuSeparator} />
}

/** A row that opens more rows beside it. */
export function MenuSub({
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
  const { Sub, SubTrigger, SubContent, Portal } = useParts()
  return (
    <Sub>
      <SubTrigger disabled={disabled} className={classNames(menuRow(), 'data-[state=open]:bg-press')}>
        <MenuRowContent icon={icon}>{label}</MenuRowContent>
        <ChevronRight size={12} strokeWidth={1.9} aria-hidden />
      </SubTrigger>
      <Portal>
        <SubContent collisionPadding={8} className={menuPanel}>
          {children}
        </SubContent>
      </Portal>
    </Sub>
  )
}

/** One of a few, marked with a check. */
export function MenuChoices<V extends string>({
  value,
  options,
  onChange,
}: {
  value: V
  options: readonly { value: V; label: ReactNode; note?: string; disabled?: boolean }[]
  onChange: (value: V) => void
}) {
  const { RadioGroup, RadioItem, ItemIndicator } = useParts()
  return (
    <RadioGroup
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled === true}
          className={menuRow()}
        >
          <span className="w-3.5 shrink-0">
            <ItemIndicator>
              <Check size={14} strokeWidth={1.6} aria-hidden />
            </ItemIndicator>
          </span>
          <MenuRowContent {...(option.note && { note: option.note })}>{option.label}</MenuRowContent>
        </RadioItem>
      ))}
    </RadioGroup>
  )
}
