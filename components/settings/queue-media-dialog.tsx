'use client'
import { useState } from 'react'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { setMediaWay } from '@/lib/actions/queues'
import type { MediaWay, QueueView } from '@/lib/views-queues'

const ways: { value: MediaWay; name: string; words: string }[] = [
  {
    value: 'auto',
    name: 'Automatic',
    words:
      'Uploads each file to the queue once. If the queue takes no uploads, gives it links to this server (PUBLIC_URL), else sends pictures inside the request.',
  },
  {
    value: 'upload',
    name: 'Upload',
    words:
      'Always the queue’s own storage. Works from behind any router, and this machine may sleep while the request waits.',
  },
  {
    value: 'link',
    name: 'Links to this server',
    words:
      'Nothing is uploaded: the queue fetches each file here by a signed link that is good for 24 to 48 hours. Needs PUBLIC_URL.',
  },
  {
    value: 'inline',
    name: 'Inside the request',
    words: 'Pictures travel as base64. Videos cannot, and some queues refuse large requests.',
  },
]

export function QueueMediaDialog({ queue, onClose }: { queue: QueueView; onClose: () => void }) {
  const [way, setWay] = useState(queue.mediaWay)
  const { run, busy } = useVerb()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`How files reach ${queue.name}`}
      width={480}
      footer={
        <>
          <Button variant="ghost" className="ml-auto" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            busy={busy}
            onClick={() =>
              void run(() => setMediaWay({ id: queue.id, mediaWay: way })).then((kept) => kept && onClose())
            }
          >
            Keep
          </Button>
        </>
      }
    >
      <div role="radiogroup" aria-label="How files reach the queue" className="grid gap-3 pt-1">
        {ways.map(({ value, name, words }) => (
          <label key={value} className="flex items-start gap-2.5">
            <input
              type="radio"
              name="media-way"
              className="mt-0.5 size-4 shrink-0 accent-pencil"
              checked={way === value}
              onChange={() => setWay(value)}
            />
            <span>
              <span className="block font-strong">{name}</span>
              <span className="block text-ink-2">{words}</span>
            </span>
          </label>
        ))}
      </div>
    </Dialog>
  )
}
