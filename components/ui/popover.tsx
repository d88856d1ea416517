'use client'
import {
  cloneElement,
  useRef,
  useState,
  type ComponentProps,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { useFloats } from '@/components/ui/use-floats'

/** A button that opens a small surface: `trigger` is one element that takes the attributes of a button. */
export function Popover({
  trigger,
  align = 'start',
  side = 'bottom',
  open: given,
  onOpenChange,
  children,
  ...panel
}: {
  trigger: ReactElement<ComponentProps<'button'>>
  label: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
  children: ReactNode
}) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [own, setOwn] = useState(false)
  const open = given ?? own
  const floats = useFloats(open)
  const turn = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        ...({ 'data-state': open ? 'open' : 'closed' } as object),
        onClick(event: MouseEvent<HTMLButtonElement>) {
          trigger.props.onClick?.(event)
          if (!event.defaultPrevented) turn(!open)
        },
      })}
      {floats && open && (
        <floats.PopoverPanel {...{ anchor, align, side }} {...panel} onClose={() => turn(false)}>
          {children}
        </floats.PopoverPanel>
      )}
    </>
  )
}
