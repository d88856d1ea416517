'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { QueueName } from '@/lib/queue/queue-input'

/** Only the name changes; everything that points at it stays. */
export function RenameDialog(props: { name: string; onRename: (name: string) => void; onClose: () => void }) {
  const { name, onRename, onClose } = props
  const [draft, setDraft] = useState(name)
  const checked = QueueName.safeParse(draft)
  return (
    <Dialog open onOpenChange={onClose} title="Rename">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!checked.success) return
          onClose()
          if (checked.data !== name) onRename(checked.data)
        }}
      >
        <TextField
          label="Name"
          size="lg"
          autoFocus
          value={draft}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          {...(!checked.success && { error: `${checked.error.issues[0]?.message ?? ''}.` })}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={!checked.success}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
