'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'

/** Only the name in the library changes; the file and everything that uses it stay as they are. */
export function RenameDialog({
  name,
  onRename,
  onClose,
}: {
  name: string
  onRename: (name: string) => void
  onClose: () => void
}) {
  const [draft, setDraft] = useState(name)
  const next = draft.trim()
  return (
    <Dialog open onOpenChange={onClose} title="Rename">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!next) return
          onClose()
          if (next !== name) onRename(next)
        }}
      >
        <TextField
          label="Name"
          size="lg"
          autoFocus
          maxLength={200}
          value={draft}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          {...(!next && { error: 'Give the file a name' })}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={!next}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
