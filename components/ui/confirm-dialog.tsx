'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Asks once, and only where something cannot be undone or costs money. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  danger = false,
  onConfirm,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  action: string
  danger?: boolean
  onConfirm: () => void
}) {
  const footer = (
    <>
      <Button variant="ghost" className="ml-auto" onClick={() => onOpenChange(false)}>
        Cancel
      </Button>
      <Button
        variant={danger ? 'danger' : 'primary'}
        onClick={() => {
          onOpenChange(false)
          onConfirm()
        }}
      >
        {action}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} footer={footer}>
      <div className="text-sm text-ink-2">{children}</div>
    </Dialog>
  )
}
