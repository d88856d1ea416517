'use client'
import {
  cloneElement,
  useId,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { MenuPlace } from '@/components/ui/floats'
import { useFloats } from '@/components/ui/use-floats'

const OPENING = ['Enter', ' ', 'ArrowDown']

/** A button that opens a menu: `trigger` is one element that takes the attributes of a button. */
export function DropdownMenu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactElement<ComponentProps<'button'>>
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}) {
  const ownId = useId()
  const [place, setPlace] = useState<MenuPlace | null>(null)
  const floats = useFloats(place !== null)
  const open = (anchor: Element, byKey: boolean) => setPlace({ anchor, back: anchor, byKey })
  return (
    <>
      {cloneElement(trigger, {
        id: trigger.props.id ?? ownId,
        'aria-haspopup': 'menu',
        'aria-expanded': place !== null,
        ...({ 'data-state': place ? 'open' : 'closed' } as object),
        onPointerDown(event: PointerEvent<HTMLButtonElement>) {
          trigger.props.onPointerDown?.(event)
          if (event.defaultPrevented || event.button !== 0 || event.ctrlKey) return
          if (place) return setPlace(null)
          open(event.currentTarget, false)
          // The menu takes the focus.
          event.preventDefault()
        },
        onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
          trigger.props.onKeyDown?.(event)
          if (event.defaultPrevented || !OPENING.includes(event.key)) return
          open(event.currentTarget, true)
          event.preventDefault()
        },
      })}
      {floats && place && (
        <floats.MenuPanel place={place} align={align} onClose={() => setPlace(null)}>
          {children}
        </floats.MenuPanel>
      )}
    </>
  )
}
