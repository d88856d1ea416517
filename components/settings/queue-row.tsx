'use client'
import { useState } from 'react'
import { Ellipsis, KeyRound, Pencil, Route, Trash2 } from 'lucide-react'
import { QueueChecks } from '@/components/settings/queue-checks'
import { QueueKeyDialog } from '@/components/settings/queue-key-dialog'
import { QueueMediaDialog } from '@/components/settings/queue-media-dialog'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { RenameDialog } from '@/components/ui/rename-dialog'
import { QueueName } from '@/lib/queue/queue-input'
import { useVerb } from '@/components/settings/use-verb'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { checkQueueNow, removeQueue, renameQueue } from '@/lib/actions/queues'
import type { QueueCheck, QueueView } from '@/lib/views-queues'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
type Open = 'rename' | 'key' | 'media' | 'remove' | null
type Props = { queue: QueueView; busy: boolean; onChoose: () => void }

export function QueueRow({ queue, busy, onChoose }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const [checks, setChecks] = useState<QueueCheck[] | null>(null)
  const test = useVerb()
  const change = useVerb()
  const close = () => setOpen(null)
  return (
    <div className="px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <label className="flex min-h-control min-w-0 flex-1 items-center gap-2.5">
          <input
            type="radio"
            name="queue"
            className="size-4 shrink-0 accent-pencil"
            checked={queue.inUse}
            disabled={busy || queue.key !== 'set'}
            onChange={onChoose}
          />
          <span className="min-w-0">
            <span className="block font-strong [overflow-wrap:anywhere]">{queue.name}</span>
            <span className="block text-2xs text-ink-2 [overflow-wrap:anywhere]">{about(queue)}</span>
          </span>
        </label>
        {queue.inUse && <Badge tone="run">In use</Badge>}
        {queue.key !== 'set' && <Badge tone="warn">Needs a key</Badge>}
        {queue.kind === 'remote' && (
          <>
            {queue.key === 'set' ? (
              <Button
                size="sm"
                busy={test.busy}
                aria-label={`Test ${queue.name}`}
                onClick={() =>
                  void test.run(() => checkQueueNow({ id: queue.id })).then((found) => setChecks(found))
                }
              >
                Test this queue
              </Button>
            ) : (
              <Button size="sm" aria-label={`Enter a key for ${queue.name}`} onClick={() => setOpen('key')}>
                Enter a key
              </Button>
            )}
            <QueueMenu queue={queue} onOpen={setOpen} />
          </>
        )}
      </div>
      {checks && <QueueChecks checks={checks} />}
      {open === 'rename' && (
        <RenameDialog
          name={queue.name}
          problem={(name) => QueueName.safeParse(name).error?.issues[0]?.message ?? null}
          onClose={close}
          onRename={(name) => void change.run(() => renameQueue({ id: queue.id, name }))}
        />
      )}
      {open === 'key' && <QueueKeyDialog queue={queue} onClose={close} />}
      {open === 'media' && <QueueMediaDialog queue={queue} onClose={close} />}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={close}
        title={`Remove ${queue.name}?`}
        action="Remove"
        danger
        onConfirm={() => void change.run(() => removeQueue({ id: queue.id }), `${queue.name} removed`)}
      >
        Its key is deleted. Takes made there stay; if there are any, the queue stays in this list without a
        key and can be set up again.
      </ConfirmDialog>
    </div>
  )
}

function QueueMenu({ queue, onOpen }: { queue: QueueView; onOpen: (what: Open) => void }) {
  const byVariable = queue.source === 'variable' ? { disabled: true, note: 'Set by GMI_API_KEY' } : {}
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={`More for ${queue.name}`}
          className={`${buttonLook({ variant: 'ghost', size: 'sm', square: true })} coarse:size-touch`}
        >
          <Ellipsis {...icon} />
        </button>
      }
    >
      <MenuItem icon={<Pencil {...icon} />} onSelect={() => onOpen('rename')}>
        Rename
      </MenuItem>
      <MenuItem icon={<KeyRound {...icon} />} onSelect={() => onOpen('key')} {...byVariable}>
        Replace the key
      </MenuItem>
      <MenuItem icon={<Route {...icon} />} onSelect={() => onOpen('media')}>
        How files reach it
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 {...icon} />} onSelect={() => onOpen('remove')} danger {...byVariable}>
        Remove
      </MenuItem>
    </DropdownMenu>
  )
}

function about({ kind, baseUrl, source }: QueueView): string {
  if (kind === 'embedded') return 'Free. Draws every take as an animatic on this machine, no key needed'
  return source === 'variable' ? `${baseUrl ?? ''} · key from GMI_API_KEY` : (baseUrl ?? '')
}
