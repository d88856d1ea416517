'use client'
import { KeysEditor } from '@/components/shell/keys-editor'
import { Dialog } from '@/components/ui/dialog'

export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keys" width={820}>
      <KeysEditor />
    </Dialog>
  )
}
