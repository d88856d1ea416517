'use client'
import { useState } from 'react'
import { Plus } from 'lucide-react'
import { AddQueueDialog } from '@/components/settings/add-queue-dialog'
import { QueueRow } from '@/components/settings/queue-row'
import { Code, Row, Section } from '@/components/settings/settings-section'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { chooseQueue } from '@/lib/actions/queues'
import type { QueueView } from '@/lib/views-queues'

type Props = { queues: QueueView[]; keysIn: 'file' | 'variable'; sharesDatabase: boolean }

/** Where new work goes. The radio is the choice; a paid queue asks once before it is chosen. */
export function QueueSection({ queues, keysIn, sharesDatabase }: Props) {
  const [adding, setAdding] = useState(false)
  const [wanted, setWanted] = useState<QueueView | null>(null)
  const { run, busy } = useVerb()
  const choose = (queue: QueueView) =>
    void run(() => chooseQueue({ id: queue.id }), `New work goes to ${queue.name}`)
  return (
    <>
      <Section
        title="Queues"
        list={
          <div role="radiogroup" aria-label="Queue for new work" className="divide-y divide-line">
            {queues.map((queue) => (
              <QueueRow
                key={queue.id}
                queue={queue}
                busy={busy}
                onChoose={() => (queue.kind === 'remote' ? setWanted(queue) : choose(queue))}
              />
            ))}
          </div>
        }
      >
        <Row name="Another queue">
          <Button
            size="sm"
            icon={<Plus size={14} strokeWidth={1.6} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Add a queue
          </Button>
        </Row>
        <Row name="Keys">
          Encrypted in the database with{' '}
          {keysIn === 'variable' ? <Code>SHOTBOARD_SECRET_KEY</Code> : <Code>secret-key</Code>}
          {keysIn === 'file' && ' in the data directory'}. They never leave the server except to their own
          queue
          {sharesDatabase && keysIn === 'file' && (
            <>
              . Several machines on this database need the same <Code>SHOTBOARD_SECRET_KEY</Code>
            </>
          )}
        </Row>
      </Section>
      {adding && <AddQueueDialog onClose={() => setAdding(false)} />}
      <ConfirmDialog
        open={wanted !== null}
        onOpenChange={() => setWanted(null)}
        title={`Use ${wanted?.name ?? ''} for new work?`}
        action="Use this queue"
        onConfirm={() => wanted && choose(wanted)}
      >
        Takes there may cost money per second of film. Elements belong to the queue that made them and are
        made again on this one. What is already running goes on where it was sent.
      </ConfirmDialog>
    </>
  )
}
