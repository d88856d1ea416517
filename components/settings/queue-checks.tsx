'use client'
import { useState } from 'react'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { QueueCheck } from '@/lib/views-queues'

const icon = { size: 14, strokeWidth: 1.8, 'aria-hidden': true } as const
const marks = {
  ok: <CircleCheck {...icon} className="mt-0.5 shrink-0 text-ok" />,
  note: <TriangleAlert {...icon} className="mt-0.5 shrink-0 text-warn" />,
  problem: <CircleAlert {...icon} className="mt-0.5 shrink-0 text-error" />,
}
const words = { ok: 'good', note: 'note', problem: 'problem' }

/** What "Test this queue" found, one sentence each; what the queue said is one press away. */
export function QueueChecks({ checks }: { checks: QueueCheck[] }) {
  const [open, setOpen] = useState(false)
  const said = checks.filter(({ raw, result }) => raw && result !== 'ok')
  return (
    <div role="status" className="mt-2 rounded-control bg-field px-3 py-2">
      <ul className="grid gap-1">
        {checks.map(({ name, result, sentence }) => (
          <li key={name} className="flex items-start gap-2">
            {marks[result]}
            <span>
              <span className="font-strong">
                {name}
                <span className="sr-only">, {words[result]}</span>:
              </span>{' '}
              {sentence}
            </span>
          </li>
        ))}
      </ul>
      {said.length > 0 && (
        <>
          <Button
            variant="ghost"
            size="sm"
            className="mt-1"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide what the queue said' : 'What the queue said'}
          </Button>
          {open && (
            <pre className="mt-1 max-h-40 overflow-auto font-mono text-2xs whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
              {said.map(({ name, raw }) => `${name}: ${raw}`).join('\n')}
            </pre>
          )}
        </>
      )}
    </div>
  )
}
