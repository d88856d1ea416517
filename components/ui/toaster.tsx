'use client'
import { useEffect } from 'react'
import { toast, Toaster } from 'sonner'
import { toastsAreHere } from '@/components/ui/toast'

/** Where toasts appear; one is seen at a time. What was said before it is here comes now. */
export function SonnerToaster() {
  useEffect(() => toastsAreHere(toast), [])
  return (
    <Toaster
      position="top-right"
      className="!font-sans"
      visibleToasts={1}
      offset={{ top: 'var(--toast-top, 56px)', right: 'var(--toast-right, 16px)' }}
      mobileOffset={{ top: 56, left: 12, right: 12 }}
      duration={5_000}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[340px] max-w-full min-h-11 items-center gap-2.5 rounded-pop bg-raised px-2.5 py-2 text-xs text-ink shadow-pop light:bg-panel',
          content: 'min-w-0 flex-1',
          title: 'font-normal',
          description: 'text-2xs text-ink-3',
          actionButton: 'h-control-sm shrink-0 rounded-[5px] bg-hover px-2 font-medium hover:bg-press',
          icon: 'shrink-0 [&>svg]:size-4',
          success: '[&_[data-icon]]:text-ok',
          error: '[&_[data-icon]]:text-error',
          warning: '[&_[data-icon]]:text-warn',
        },
      }}
    />
  )
}
