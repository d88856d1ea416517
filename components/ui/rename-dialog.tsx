'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'

type Props = {
  name: string
  /** What is wrong with a trimmed name, as a sentence; null when it may be kept. */
  problem: (name: string) => string | null
  onRename: (name: string) => void
  onClose: () => void
}

/** Only the name changes; everything that points at the thing stays. */
export function RenameDialog({ name, problem, onRename, onClose }: Props) {
  const [draft, setDraft] = useState(name)
  const next = draft.trim()
  const error = problem(next)
  return (
    <Dialog open onOpenChange={onClose} title="Rename">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (error !== null) return
          onClose()
          if (next !== name) onRename(next)
        }}
      >
        <TextField
          label="Name"
          size="lg"
          autoFocus
          value={draft}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          {...(error !== null && { error })}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={error !== null}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
