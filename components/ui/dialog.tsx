'use client'
import { useRef, type ReactNode } from 'react'
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { buttonLook } from '@/components/ui/button-look'
import { classNames } from '@/components/ui/class-names'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** Read aloud with the title, and shown under it. */
  description?: string
  /** Width in px; on a phone it fills the screen. */
  width?: number
  /** Stands on a line of its own at the bottom and never scrolls away. */
  footer?: ReactNode
  className?: string
  children: ReactNode
}

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  width = 420,
  footer,
  className,
  children,
}: DialogProps) {
  const before = useRef<Element | null>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 grid place-items-center overflow-y-auto bg-scrim md:p-4">
          <Radix.Content
            {...(!description && { 'aria-describedby': undefined })}
            // Radix gives the focus back to its own trigger, and these are opened by keys and menus.
            onOpenAutoFocus={() => {
              before.current = document.activeElement
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              // What closed it may have put the focus elsewhere already: into the field to fix, say.
              if (document.activeElement !== document.body) return
              // And a menu that was opened at once closes when its button is given the focus.
              const back = before.current
              if (back instanceof HTMLElement && back.ariaExpanded !== 'true') back.focus()
            }}
            style={{ maxWidth: width }}
            className="floats flex w-full flex-col bg-panel shadow-dialog max-md:min-h-dvh max-md:!max-w-none md:max-h-[calc(100dvh-32px)] md:rounded-[12px]"
          >
            <header
              className={classNames(
                'flex shrink-0 gap-2 pt-3 pr-3.5 pb-2 pl-5',
                description ? 'items-start' : 'items-center',
              )}
            >
              <span className="min-w-0 flex-1">
                <Radix.Title className="text-md font-title">{title}</Radix.Title>
                {description && (
                  <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>
                )}
              </span>
              <Radix.Close
                aria-label="Close"
                className={classNames(buttonLook({ variant: 'ghost', square: true }), 'coarse:size-touch')}
              >
                <X size={16} strokeWidth={1.6} aria-hidden />
              </Radix.Close>
            </header>
            <div className={classNames('min-h-0 flex-1 overflow-y-auto px-5 pb-5', className)}>
              {children}
            </div>
            {footer && (
              <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-5 py-3">
                {footer}
              </footer>
            )}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
