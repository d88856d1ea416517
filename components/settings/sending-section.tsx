'use client'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { Row, Section } from '@/components/settings/settings-section'
import { NumberField } from '@/components/ui/number-field'
import { Switch } from '@/components/ui/switch'
import { setQueueRule } from '@/lib/actions/generations'
import { keys } from '@/lib/queries/keys'
import type { QueueRuleView } from '@/lib/views-money'

/** How much is sent to each queue at once. What waits keeps its place here, where it can be moved and cancelled. */
export function SendingSection({ initial }: { initial: QueueRuleView[] }) {
  const client = useQueryClient()
  const [queues, setQueues] = useState(initial)

  async function change(rule: { queueId: string; atOnce?: number; paused?: boolean }) {
    const result = await setQueueRule(rule).catch(() => null)
    if (!result?.ok) return void toast.error(result?.sentence ?? 'The server did not answer. Try again.')
    setQueues(result.value)
    await client.invalidateQueries({ queryKey: keys.queue })
  }
  return (
    <Section title="Sending" id="sending">
      {queues.map((queue) => (
        <Row key={queue.id} name={queue.name}>
          <span className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <span className="flex items-center gap-2">
              <NumberField
                label={`Requests at once to ${queue.name}`}
                value={queue.atOnce}
                min={0}
                max={1_000}
                format={(value) => (value === 0 ? 'All' : String(value))}
                onChange={(atOnce) => void change({ queueId: queue.id, atOnce })}
              />
              <span className="text-ink-2">at once, 0 for all</span>
            </span>
            <Switch
              label={`Pause ${queue.name}`}
              checked={queue.paused}
              onChange={(paused) => void change({ queueId: queue.id, paused })}
            />
          </span>
        </Row>
      ))}
    </Section>
  )
}
