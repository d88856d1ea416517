'use client'
import { useState } from 'react'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { setQueueKey } from '@/lib/actions/queues'
import { QueueKey } from '@/lib/queue/queue-input'
import type { QueueView } from '@/lib/views-queues'

/** Takes and elements of the queue stay: the key must be of the same account. */
export function QueueKeyDialog({ queue, onClose }: { queue: QueueView; onClose: () => void }) {
  const [draft, setDraft] = useState('')
  const [tried, setTried] = useState(false)
  const { run, busy } = useVerb()
  const checked = QueueKey.safeParse(draft)
  const problem = tried && !checked.success ? checked.error.issues[0]?.message : undefined
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Key of ${queue.name}`}
      description="Takes and elements made there stay as they are, so it must be a key of the same account. For another account, add another queue."
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!checked.success) return
          void run(() => setQueueKey({ id: queue.id, apiKey: checked.data }), 'The key is kept').then(
            (kept) => kept && onClose(),
          )
        }}
      >
        <TextField
          label="Key"
          size="lg"
          type="password"
          autoFocus
          autoComplete="new-password"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          {...(problem && { error: `${problem}.` })}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Keep
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
