'use client'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import * as Menu from 'radix-ui/dropdown-menu'
import * as Radix from 'radix-ui/popover'
import { classNames } from '@/components/ui/class-names'
import { menuPanel } from '@/components/ui/menu-look'
import { MenuParts } from '@/components/ui/menu-parts'

export type MenuPlace = {
  /** The trigger, or a point that was pressed. */
  anchor: Element | { x: number; y: number }
  /** Gets the focus when the menu closes. */
  back: Element | null
  /** The first row gets the focus, as after a key. */
  byKey: boolean
}
type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

/** An open menu. Its trigger stands in the page without Radix, so an unseen twin of it is what Radix measures. */
export function MenuPanel({
  place,
  align,
  onClose,
  children,
}: {
  place: MenuPlace
  align: 'start' | 'center' | 'end'
  onClose: () => void
  children: ReactNode
}) {
  const { anchor, back, byKey } = place
  const box = useBoxOf(anchor)
  const outside = useRef(false)
  const content = useRef<HTMLDivElement>(null)
  const atPoint = !(anchor instanceof Element)
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      {createPortal(
        <Menu.Trigger asChild>
          <span aria-hidden style={{ ...box, position: 'fixed', pointerEvents: 'none' }} />
        </Menu.Trigger>,
        document.body,
      )}
      <Menu.Portal>
        <Menu.Content
          ref={content}
          align={atPoint ? 'start' : align}
          side={atPoint ? 'right' : 'bottom'}
          sideOffset={atPoint ? 2 : 4}
          collisionPadding={8}
          className={menuPanel}
          aria-labelledby={atPoint ? undefined : anchor.id}
          {...(atPoint && { 'aria-label': 'Actions' })}
          onInteractOutside={() => (outside.current = true)}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!outside.current && back instanceof HTMLElement) back.focus()
          }}
          onFocusCapture={(event) => {
            if (!byKey || event.target !== content.current || content.current.dataset.entered) return
            content.current.dataset.entered = ''
            content.current.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus()
          }}
        >
          <MenuParts value={Menu}>{children}</MenuParts>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

function useBoxOf(anchor: MenuPlace['anchor']): Box {
  const measure = () => {
    if (!(anchor instanceof Element)) return { left: anchor.x, top: anchor.y, width: 0, height: 0 }
    const { left, top, width, height } = anchor.getBoundingClientRect()
    return { left, top, width, height }
  }
  const [box, setBox] = useState<Box>(measure)
  useEffect(() => {
    const again = () => setBox(measure())
    again()
    addEventListener('scroll', again, { capture: true, passive: true })
    addEventListener('resize', again)
    return () => {
      removeEventListener('scroll', again, { capture: true })
      removeEventListener('resize', again)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- measure reads the anchor only
  }, [anchor])
  return box
}

/** An open popover beside `anchor`, which gets the focus back. */
export function PopoverPanel({
  anchor,
  onClose,
  className,
  label,
  children,
  ...place
}: {
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  label: string
  align: 'start' | 'center' | 'end'
  side: 'top' | 'right' | 'bottom' | 'left'
  className?: string | undefined
  children: ReactNode
}) {
  const outside = useRef(false)
  const onAnchor = (event: Event) => event.target instanceof Node && anchor.current?.contains(event.target)
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          {...place}
          aria-label={label}
          sideOffset={6}
          collisionPadding={8}
          className={classNames('floats z-40 rounded-pop bg-raised p-3 shadow-pop light:bg-panel', className)}
          onInteractOutside={(event) => {
            if (onAnchor(event)) event.preventDefault()
            else outside.current = true
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!outside.current) anchor.current?.focus()
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
