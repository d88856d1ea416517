'use client'
import {
  cloneElement,
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { MenuPlace } from '@/components/ui/floats'
import { useFloats } from '@/components/ui/use-floats'

const LONG_PRESS_MS = 700

/** Right click, long press, or the menu key on `children`, one element. */
export function ContextMenu({
  children,
  menu,
}: {
  children: ReactElement<ComponentProps<'div'>>
  menu: ReactNode
}) {
  const [place, setPlace] = useState<MenuPlace | null>(null)
  const floats = useFloats(place !== null)
  const long = useRef<ReturnType<typeof setTimeout>>(undefined)
  const calm = () => clearTimeout(long.current)
  useEffect(() => calm, [])
  const given = children.props
  const open = (x: number, y: number, byKey = false) =>
    setPlace({ anchor: { x, y }, back: document.activeElement, byKey })
  return (
    <>
      {cloneElement(children, {
        ...({ 'data-state': place ? 'open' : 'closed' } as object),
        onContextMenu(event: MouseEvent<HTMLDivElement>) {
          calm()
          given.onContextMenu?.(event)
          if (event.defaultPrevented) return
          event.preventDefault()
          open(event.clientX, event.clientY, event.button === 0 && !event.ctrlKey)
        },
        // iOS has no context menu event.
        onPointerDown(event: PointerEvent<HTMLDivElement>) {
          given.onPointerDown?.(event)
          calm()
          const { pointerType, clientX, clientY } = event
          if (pointerType !== 'mouse') long.current = setTimeout(() => open(clientX, clientY), LONG_PRESS_MS)
        },
        onPointerMove(event: PointerEvent<HTMLDivElement>) {
          given.onPointerMove?.(event)
          if (event.pointerType !== 'mouse') calm()
        },
        onPointerUp(event: PointerEvent<HTMLDivElement>) {
          given.onPointerUp?.(event)
          calm()
        },
        onPointerCancel(event: PointerEvent<HTMLDivElement>) {
          given.onPointerCancel?.(event)
          calm()
        },
      })}
      {floats && place && (
        <floats.MenuPanel place={place} align="start" onClose={() => setPlace(null)}>
          {menu}
        </floats.MenuPanel>
      )}
    </>
  )
}
